import { expect, test } from 'vitest';
import { openRoom } from './room.ts';

/** Works that go on until they are told. */
function visits(most: number) {
  const room = openRoom(most);
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const visit = (host: string) =>
    room.with(
      host,
      async () => void log.push(`${host} leaves`),
      () => {
        log.push(host);
        return new Promise<void>((resolve) => ends.set(host, resolve));
      },
    );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (host: string) => {
    ends.get(host)?.();
    await settle();
  };
  return { log, visit, end, settle };
}

test('a host that is idle stays until another needs its place; the one that was idle for longest goes', async () => {
  const { log, visit, end, settle } = visits(2);
  void visit('a');
  void visit('b');
  await settle();
  await end('b');
  await end('a');
  void visit('c');
  await settle();
  expect(log).toEqual(['a', 'b', 'b leaves', 'c']);
});

test('where nobody is idle the next one waits, and loses nothing', async () => {
  const { log, visit, end, settle } = visits(1);
  void visit('a');
  const other = visit('b');
  await settle();
  expect(log).toEqual(['a']);
  await end('a');
  expect(log).toEqual(['a', 'a leaves', 'b']);
  await end('b');
  await other;
});

test('a host that is here already takes no second place', async () => {
  const { log, visit, settle } = visits(1);
  void visit('a');
  void visit('a');
  await settle();
  expect(log).toEqual(['a', 'a']);
});
