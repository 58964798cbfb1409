import { expect, test } from 'vitest';
import { readSeen } from './seen.ts';

/** As a Debian 13 host of a rehearsal printed it, shortened. */
const output = `== begun
1763716000.500000000
== system
debian trixie
== cores
2
== memory
24696061952
== space
136000000000
== interfaces
3
== macs
02:00:71:00:00:0B
00:00:00:00:00:00
== peers
management ctl2 5 packets transmitted, 5 received, 0% packet loss, time 803ms rtt min/avg/max/mdev = 0.043/0.081/0.162/0.027 ms 
ring ctl2 5 packets transmitted, 0 received, 100% packet loss, time 4081ms  
public ctl2 sh: 1: ping: not found 
== addresses
internal held 02:00:71:00:00:0C 
public  
== sources
192.0.2.7 silent
ntp.example.org answers
== sync
409600 bytes (410 kB, 400 KiB) copied, 0.45012 s, 910 kB/s
== switch fence-ctl2
on
== ended
1763716003.750000000
`;

test('a look is read as it was printed', () => {
  const seen = readSeen('ctl1', output, 1763716000_450, 1763716003_800);
  expect(seen).toEqual({
    host: 'ctl1',
    system: 'debian trixie',
    cores: 2,
    memory: 24_696_061_952,
    space: 136_000_000_000,
    interfaces: 3,
    sync: 4.5012,
    clock: [-50, 50],
    macs: ['02:00:71:00:00:0b', '00:00:00:00:00:00'],
    peers: [
      { network: 'management', peer: 'ctl2', rtt: { mean: 0.081, jitter: 0.027 } },
      { network: 'ring', peer: 'ctl2' },
      { network: 'public', peer: 'ctl2', unasked: true },
    ],
    addresses: [
      { name: 'internal', held: true, macs: ['02:00:71:00:00:0c'] },
      { name: 'public', held: false, macs: [] },
    ],
    sources: [
      { name: '192.0.2.7', answers: false },
      { name: 'ntp.example.org', answers: true },
    ],
    switches: [{ device: 'fence-ctl2', answer: 'on' }],
  });
});

test('what is missing was not seen', () => {
  expect(readSeen('ctl1', '', 0, 1)).toEqual({
    host: 'ctl1',
    macs: [],
    peers: [],
    addresses: [],
    sources: [],
    switches: [],
  });
});
