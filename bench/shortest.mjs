/**
 * The example with an objective that takes the shortest timers that its assumptions allow. They are those of the lab: its power switches
 * take 1 s, and its network is this machine's memory.
 */
export function shortestTimers(cloud) {
  return `${cloud.replace(/interruption: .*/, 'interruption: { host: 10.6s, process: 180s, network: 180s, total-outage: 180s }')}
assumptions:
  latency: { best: 0.1ms, expected: 0.2ms, worst: 1ms }
  fencing: { best: 1s, expected: 1.1s, worst: 1.5s }
  fence-agent: { best: 250ms, expected: 500ms, worst: 800ms }
`;
}
