// The picture of the failover bench: for each fault, and what users do, a bar per set of timers, as long as they waited (median).
const colours = {
  'ha-guide': '#b3541e',
  kolla: '#8a4fb0',
  pacemaker: '#3567b0',
  usual: '#7f9cc8',
  keepalived: '#1a7f4b',
};
const names = {
  'ha-guide': 'timers of the early HA guides, on our layout',
  kolla: 'timers of kolla-ansible, on our layout',
  pacemaker: 'ours, addresses by Pacemaker (fenced), an objective that takes the shortest timers',
  usual: 'the same, the usual timers',
  keepalived: 'ours, addresses by keepalived',
};
const shown = ['sign-in', 'database-write'];
const [left, width, bar, gap] = [190, 620, 16, 20];

/** SVG of the medians, by fault and set of timers: { fault: { profile: { canary: ms } } }. */
export function failoverPicture(medians) {
  const all = Object.values(medians).flatMap((byProfile) =>
    Object.values(byProfile).flatMap((one) => shown.map((canary) => one[canary])),
  );
  const most = Math.max(1000, ...all);
  const used = Object.keys(names).filter((name) => Object.values(medians).some((byProfile) => byProfile[name]));
  let y = 60 + used.length * 20;
  const legend = used.map(
    (name, index) =>
      `<rect x="20" y="${44 + index * 20}" width="12" height="12" fill="${colours[name]}"/><text x="40" y="${54 + index * 20}">${names[name]}</text>`,
  );
  const groups = Object.entries(medians).flatMap(([fault, byProfile]) =>
    shown.map((canary) => [fault, canary, byProfile]),
  );
  const faults = groups.map(([fault, canary, byProfile]) => {
    const top = y;
    const bars = used
      .filter((name) => byProfile[name])
      .map((name) => {
        const ms = byProfile[name][canary];
        const length = Math.max(2, (ms / most) * width);
        const drawn = `<rect x="${left}" y="${y}" width="${length.toFixed(1)}" height="${bar - 2}" fill="${colours[name]}"/><text x="${(left + length + 6).toFixed(1)}" y="${y + 11}">${(ms / 1000).toFixed(1)} s</text>`;
        y += bar;
        return drawn;
      });
    y += gap;
    return `<text x="20" y="${top + 12}" font-weight="600">${fault}</text><text x="20" y="${top + 30}">${canary}</text>${bars.join('')}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 80} ${y + 10}" font-family="system-ui,sans-serif" font-size="13" fill="#1c2330"><title>How long users were interrupted under each set of timers</title><rect width="100%" height="100%" fill="#fff"/><text x="20" y="28" font-size="17" font-weight="650">How long users were interrupted (median)</text>${legend.join('')}${faults.join('')}</svg>\n`;
}
