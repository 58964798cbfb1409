import { text } from '../locale/text.ts';
import { messageOf, QuorateError } from '../util/errors.ts';

/** Does work that writes a result below `path`. Throws FILE_NOT_WRITTEN for what the system refuses. */
export async function writing<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof QuorateError || !(error instanceof Error && 'syscall' in error)) throw error;
    throw new QuorateError({
      code: 'FILE_NOT_WRITTEN',
      what: text().usage.notWritten(path),
      where: { name: path },
      why: messageOf(error),
    });
  }
}
