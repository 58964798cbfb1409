import { hostname, userInfo } from 'node:os';
import { text } from '../locale/text.ts';
import type { Transport } from '../transport/remote.ts';
import type { Clock } from '../util/clock.ts';
import { QuorateError } from '../util/errors.ts';
import { identify, isAlive } from '../util/process.ts';
import type { Script } from '../util/script.ts';

/** On every controller, so that two operators at two machines see each other. */
const path = '/var/lib/quorate/lock';

/** Milliseconds without a sign of life after which a lock is nobody's any more: its holder's machine or network is gone. */
const lease = 60_000;

/** Milliseconds between signs of life. */
const renewal = 10_000;

interface Holder {
  /** MACHINE:PID:START of the process. */
  readonly owner: string;
  /** User and machine, for people. */
  readonly name: string;
  /** Seconds since its last sign of life. */
  readonly age: number;
}

export interface Lock {
  /** Aborted when the lock is lost: another holder may have begun. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/**
 * Takes the lock on a majority of the controllers, waiting up to `waitMs`; `waiting` is told who holds it.
 * It lives as long as its holder gives signs of life. One whose holder was on this machine and is dead is taken over at once.
 * Throws LOCKED with the holder's name, or HOST_UNREACHABLE when no majority answers.
 */
export async function takeLock(
  controllers: readonly string[],
  { transport, clock, signal }: { readonly transport: Transport; readonly clock: Clock; readonly signal: AbortSignal },
  { waitMs, waiting }: { readonly waitMs: number; readonly waiting: (holder: string) => void },
): Promise<Lock> {
  const owner = await ownName();
  const majority = Math.floor(controllers.length / 2) + 1;
  const end = clock.now() + waitMs;
  let dead = '';
  let told = false;
  for (;;) {
    const answers = await onAll(controllers, transport, acquireScript(owner, dead));
    const taken = answers.filter(({ code }) => code === 0).length;
    if (taken >= majority) return hold(controllers, { transport, clock }, owner, majority);
    const holder = answers.map(({ stdout }) => readHolder(stdout)).find((one) => one !== undefined);
    await onAll(controllers, transport, releaseScript(owner));
    if (!holder) {
      throw new QuorateError({
        code: 'HOST_UNREACHABLE',
        what: text().engine.lock.few(taken, controllers.length, majority),
        detail: answers
          .map(({ stderr }) => stderr.trim())
          .filter(Boolean)
          .join('\n'),
      });
    }
    if (await isDead(holder)) dead = holder.owner;
    else if (clock.now() >= end) throw locked(holder);
    else {
      if (!told) waiting(holder.name);
      told = true;
      // Not in step with another that waits.
      await clock.sleep(500 + Math.random() * 500, signal);
    }
  }
}

function locked({ name, age }: Holder): QuorateError {
  return new QuorateError({
    code: 'LOCKED',
    what: text().engine.lock.held(name),
    why: text().engine.lock.age(age, lease / 1000),
  });
}

async function ownName(): Promise<string> {
  return `${hostname()}:${process.pid}:${(await identify(process.pid))?.started ?? '0'}`;
}

/** Only a process of this machine can be known to be dead. */
async function isDead({ owner }: Holder): Promise<boolean> {
  const [machine, pid, started] = owner.split(':');
  return machine === hostname() && !(await isAlive({ pid: Number(pid), started: started ?? '' }));
}

function hold(
  controllers: readonly string[],
  { transport, clock }: { readonly transport: Transport; readonly clock: Clock },
  owner: string,
  majority: number,
): Lock {
  const lost = new AbortController();
  const over = new AbortController();
  const renew = async () => {
    let heard = clock.now();
    while (!over.signal.aborted) {
      await clock.sleep(renewal, over.signal);
      const answers = await onAll(controllers, transport, renewScript(owner));
      if (answers.filter(({ code }) => code === 0).length >= majority) heard = clock.now();
      else if (clock.now() - heard >= lease - renewal) return lost.abort();
    }
  };
  renew().catch(() => {});
  return {
    lost: lost.signal,
    release: async () => {
      over.abort();
      await onAll(controllers, transport, releaseScript(owner));
    },
  };
}

function readHolder(stdout: string): Holder | undefined {
  const [owner, name, age] = stdout.split('\n');
  return owner && name ? { owner, name, age: Number(age) } : undefined;
}

async function onAll(controllers: readonly string[], transport: Transport, script: Script) {
  return Promise.all(
    controllers.map(async (host) => {
      try {
        return await (await transport.connect(host)).execute(script, { timeoutMs: 10_000 });
      } catch (error) {
        if (!(error instanceof QuorateError)) throw error;
        return { code: -1, stdout: '', stderr: error.message, ms: 0 };
      }
    }),
  );
}

/** One at a time on a host: between looking and writing nobody else may. */
const alone = (body: string) => `mkdir -p -m 700 "\${lock%/*}" && { flock 9\n${body}\n} 9>"$lock.guard"`;

function acquireScript(owner: string, dead: string): Script {
  return {
    script: alone(`if [ -e "$lock" ]; then
  holder=$(head -n 1 "$lock"); age=$(($(date +%s) - $(stat -c %Y "$lock")))
  if [ "$holder" != "$owner" ] && [ "$holder" != "$dead" ] && [ "$age" -lt "$lease" ]; then head -n 2 "$lock"; echo "$age"; exit 75; fi
fi
printf '%s\\n%s\\n' "$owner" "$name" >"$lock"`),
    params: { lock: path, owner, dead, name: `${userInfo().username}@${hostname()}`, lease: String(lease / 1000) },
  };
}

function renewScript(owner: string): Script {
  return { script: alone('[ "$(head -n 1 "$lock")" = "$owner" ] && touch "$lock"'), params: { lock: path, owner } };
}

function releaseScript(owner: string): Script {
  return {
    script: alone('if [ "$(head -n 1 "$lock" 2>/dev/null)" = "$owner" ]; then rm -f "$lock"; fi'),
    params: { lock: path, owner },
  };
}
