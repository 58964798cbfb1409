import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';

export interface Interrupt {
  /** Aborted by ^C or SIGTERM. The second one ends the process at once. */
  readonly signal: AbortSignal;
  /** Nothing is left to be healed: from here ^C just ends the process. */
  release(): void;
}

export function catchInterrupt(): Interrupt {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort(new QuorateError({ code: 'INTERRUPTED', what: text().cli.interrupt.interrupted }));
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  const release = () => {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  };
  return { signal: controller.signal, release };
}
