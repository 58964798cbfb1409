import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';

/** A signal that ^C (or SIGTERM) aborts. The second one ends the process at once. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort(new QuorateError({ code: 'INTERRUPTED', what: text().cli.interrupt.interrupted }));
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
}
