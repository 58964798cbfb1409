const units: Readonly<Record<string, number>> = {
  ms: 0.001,
  msec: 0.001,
  us: 0.000_001,
  s: 1,
  sec: 1,
  m: 60,
  min: 60,
  h: 3600,
  hr: 3600,
  d: 86_400,
};

/** Seconds of a time as Pacemaker writes it (`15min`, `60`, `10s`) or Galera (`PT1.5S`, `PT1M`); undefined for what is none. */
export function seconds(time: string): number | undefined {
  const [, number, unit = 's'] = /^(?:PT)?(\d+(?:\.\d+)?)([a-z]*)$/i.exec(time.trim()) ?? [];
  const factor = units[unit.toLowerCase() || 's'];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
