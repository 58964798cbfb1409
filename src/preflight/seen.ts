import { sections } from '../util/sections.ts';

/** What one look at one host saw. Undefined was not seen; never a verdict. */
export interface Seen {
  readonly host: string;
  /** Such as `debian trixie`. */
  readonly system?: string;
  readonly cores?: number;
  /** Bytes. */
  readonly memory?: number;
  /** Bytes of the file systems of / and /var/lib. */
  readonly space?: number;
  readonly interfaces?: number;
  readonly macs: readonly string[];
  /** Milliseconds that the host's clock may be ahead of ours: at least and at most. */
  readonly clock?: readonly [number, number];
  readonly peers: readonly Ping[];
  readonly addresses: readonly { readonly name: string; readonly held: boolean; readonly macs: readonly string[] }[];
  readonly sources: readonly { readonly name: string; readonly answers: boolean }[];
  /** Mean of one write that is on the disk when it returns, in ms. */
  readonly sync?: number;
  /** Fence devices that were asked from here, and what the agent said. */
  readonly switches: readonly { readonly device: string; readonly answer: SwitchAnswer }[];
}

/** `port`: there is no agent yet, and something listens. */
export type SwitchAnswer = 'on' | 'off' | 'port' | 'silent' | 'refused';

export interface Ping {
  readonly network: string;
  readonly peer: string;
  /** Milliseconds there and back, mean and mean deviation; undefined when nobody answered. */
  readonly rtt?: { readonly mean: number; readonly jitter: number };
  /** Nobody could ask. */
  readonly unasked?: true;
}

/** Reads what the script printed. `sent` and `received` are when we asked and when the answer was whole, in ms. */
export function readSeen(host: string, output: string, sent: number, received: number): Seen {
  const parts = sections(output);
  const lines = (name: string) => (parts.get(name) ?? '').split('\n').filter((line) => line.trim() !== '');
  const word = (name: string) => lines(name)[0]?.trim();
  const number = (name: string) => (word(name) === undefined ? undefined : Number(word(name)));
  const [begun, ended] = [number('begun'), number('ended')];
  return {
    host,
    ...known({ system: word('system'), cores: number('cores'), memory: number('memory'), space: number('space') }),
    ...known({ interfaces: number('interfaces'), sync: syncTime(word('sync')) }),
    // It began after we asked and ended before we heard: the truth lies between.
    ...known({ clock: begun && ended ? ([ended * 1000 - received, begun * 1000 - sent] as const) : undefined }),
    macs: lines('macs').map((mac) => mac.trim().toLowerCase()),
    peers: lines('peers').map(readPing),
    addresses: lines('addresses').map((line) => {
      const [name = '', ...rest] = line.trim().split(/\s+/);
      return {
        name,
        held: rest.includes('held'),
        macs: rest.filter((one) => one !== 'held').map((mac) => mac.toLowerCase()),
      };
    }),
    sources: lines('sources').map((line) => ({ name: line.split(' ')[0]!, answers: line.endsWith(' answers') })),
    switches: [...parts.keys()]
      .filter((name) => name.startsWith('switch '))
      .map((name) => ({ device: name.slice('switch '.length), answer: (word(name) ?? 'refused') as SwitchAnswer })),
  };
}

function readPing(line: string): Ping {
  const [network = '', peer = '', ...rest] = line.split(' ');
  const words = rest.join(' ');
  const rtt = /= [\d.]+\/([\d.]+)\/[\d.]+\/([\d.]+) ms/.exec(words);
  if (rtt) return { network, peer, rtt: { mean: Number(rtt[1]), jitter: Number(rtt[2]) } };
  return { network, peer, ...(words.includes('packet loss') ? {} : { unasked: true as const }) };
}

/** dd: `409600 bytes (410 kB, 400 KiB) copied, 0.0123 s, 33 MB/s` for 100 writes. */
function syncTime(line: string | undefined): number | undefined {
  const seconds = /copied, ([\d.e-]+) s/.exec(line ?? '')?.[1];
  return seconds === undefined ? undefined : (Number(seconds) * 1000) / 100;
}

function known<T extends object>(values: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
