import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { QuorateError } from '../util/errors.ts';
import { inContext } from './action.ts';

const written = { out: '', err: '' };
const before = process.exitCode;

beforeEach(() => {
  Object.assign(written, { out: '', err: '' });
  catchWrites('out', process.stdout);
  catchWrites('err', process.stderr);
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = before;
});

/** The exit code, once the command is over. */
async function run(output: 'human' | 'json', work: Parameters<typeof inContext>[1]): Promise<unknown> {
  await inContext({ output }, work);
  return process.exitCode;
}

it('shows a result for people, or as JSON', async () => {
  const show: Parameters<typeof inContext>[1] = async (context) => {
    context.show({ hosts: 3 }, ({ hosts }) => `${hosts} hosts\n`);
    return 2;
  };
  expect(await run('human', show)).toBe(2);
  expect(written.out).toBe('3 hosts\n');
  await run('json', show);
  expect(JSON.parse(written.out.slice('3 hosts\n'.length))).toEqual({ hosts: 3 });
});

it('ends with the exit code of what was thrown; anything unforeseen is our bug', async () => {
  expect(await run('human', async () => Promise.reject(new QuorateError({ code: 'SSH_DENIED', what: 'no' })))).toBe(77);
  expect(written.err).toContain('SSH_DENIED');
  expect(await run('human', async () => Promise.reject(new TypeError('oops')))).toBe(70);
  expect(written.err).toContain('INTERNAL');
});

it('aborts the signal at ^C, says so, and exits with 130', async () => {
  const code = await run('human', async ({ clock, signal }) => {
    setTimeout(() => process.emit('SIGINT'), 20);
    await clock.sleep(10_000, signal);
    return 0;
  });
  expect(code).toBe(130);
  expect(written.err).toContain('Press ^C again');
  expect(written.err).toContain('INTERRUPTED');
});

it('gives ^C back to the system when it is over', async () => {
  const listeners = process.listenerCount('SIGINT');
  await run('human', async () => Promise.reject(new Error('oops')));
  expect(process.listenerCount('SIGINT')).toBe(listeners);
});

it('leaves at once at the second ^C', async () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  await run('human', async () => {
    process.emit('SIGINT');
    expect(exit).not.toHaveBeenCalled();
    process.emit('SIGINT');
    return 0;
  });
  expect(exit).toHaveBeenCalledWith(130);
});

it('goes on without asking where nobody can be asked, and says so', async () => {
  await run('json', async ({ confirm }) => Number(!(await confirm('Sure?', true))));
  expect(written.err).toContain('Sure?');
  expect(process.exitCode).toBe(0);
});

it('does not go on where nobody can be asked, when that is not safe', async () => {
  await run('human', async ({ confirm }) => Number(!(await confirm('Really?', false))));
  expect(process.exitCode).toBe(1);
  expect(written.err).not.toContain('Really?');
});

function catchWrites(to: 'out' | 'err', stream: NodeJS.WriteStream): void {
  vi.spyOn(stream, 'write').mockImplementation((text) => {
    written[to] += text;
    return true;
  });
}
