/**
 * The example with an objective that takes the shortest timers that its assumptions allow. They are those of the lab: its power switches
 * take 1 s, its network is this machine's memory, and nobody waits for the processor for 350 ms (`npm run bench:soak -- --shortest`).
 */
export function shortestTimers(cloud) {
  return `${cloud.replace(/interruption: .*/, 'interruption: { host: 9.8s, process: 180s, network: 180s, total-outage: 180s }')}
assumptions:
  stall: { best: 0ms, expected: 50ms, worst: 350ms }
  latency: { best: 0.1ms, expected: 0.2ms, worst: 1ms }
  fencing: { best: 1s, expected: 1.1s, worst: 1.5s }
  fence-agent: { best: 250ms, expected: 500ms, worst: 800ms }
`;
}
