import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { QuorateError } from './errors.ts';

/** Takes the lock and says so, unless the file was removed while waiting: then it is a lock that nobody else can see. */
const take = 'exec 9>"$0"; flock 9; if [ "$0" -ef /proc/self/fd/9 ]; then echo held; exec cat; fi; echo removed';

/**
 * Does the work while holding the lock that the file stands for, waiting for it first; `waiting` is called when someone else holds it.
 * The kernel gives the lock back however we end: its holder is a child that ends when its standard input does. The holder may remove the file.
 * Throws FILE_NOT_WRITTEN when there can be no lock there.
 */
export async function withLock<T>(
  file: string,
  options: { readonly signal?: AbortSignal | undefined; readonly waiting: () => void },
  work: () => Promise<T>,
): Promise<T> {
  const release = await acquire(file, options);
  try {
    return await work();
  } finally {
    release();
  }
}

async function acquire(
  file: string,
  { signal, waiting }: { readonly signal?: AbortSignal | undefined; readonly waiting: () => void },
): Promise<() => void> {
  await mkdir(dirname(file), { recursive: true });
  const notice = setTimeout(waiting, 500);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const holder = spawn('sh', ['-c', take, file], { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
      // The whole group: the shell waits in a child.
      const abort = () => process.kill(-holder.pid!, 'SIGKILL');
      signal?.addEventListener('abort', abort);
      const [answer] = (await Promise.race([once(holder.stdout, 'data'), once(holder, 'close')])) as [Buffer | null];
      signal?.removeEventListener('abort', abort);
      const said = answer?.toString();
      if (said === 'held\n') return () => holder.stdin.end();
      // Anything else would be the same the next time.
      if (said !== 'removed\n' && !signal?.aborted) throw new QuorateError({ code: 'FILE_NOT_WRITTEN', what: file });
    }
  } finally {
    clearTimeout(notice);
  }
}
