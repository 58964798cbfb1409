import { text } from '../locale/text.ts';
import type { Guard, Step } from '../plan/step.ts';
import type { Gate } from '../services/service.ts';
import type { Outcome, Remote, Transport } from '../transport/remote.ts';
import { QuorateError } from '../util/errors.ts';
import type { Script } from '../util/script.ts';
import { runText } from '../util/shell.ts';

/** Limit of one look, in ms. */
const lookLimit = 15_000;

/** Seconds for which the others may be busy with themselves, as when they choose who leads the cluster. */
const guardLimit = 10;

/** Limit of leading clients elsewhere and back, in ms: what balancers wait for ends after 20 s. */
const drainLimit = 30_000;

/**
 * Look, guard, drain, release, act, gate, back, record.
 * Throws QUORUM_AT_RISK before anything is done, STEP_FAILED or GATE_CLOSED with the last lines of what the host said.
 */
export async function takeStep(step: Step, transport: Transport): Promise<'done' | 'unchanged'> {
  if (step.look && (await satisfied(step.look, transport))) return 'unchanged';
  if (step.guard) await keepQuorum(step, step.guard, transport);
  await onBalancers(step, 'away', transport);
  try {
    if (step.release) await letGo(step.release, transport);
    await must(step, step.act, transport);
    if (step.gate) await pass(step, step.gate, transport);
  } finally {
    // Also after a failure: whether the member serves is the balancers' own to see.
    await onBalancers(step, 'back', transport);
  }
  // Last, so that a run that was killed before takes the step again.
  if (step.record) await must(step, step.record, transport);
  return 'done';
}

async function must(step: Step, script: Script, transport: Transport): Promise<void> {
  const outcome = await execute(step, script, step.timeoutMs, transport);
  if (outcome.code === 0) return;
  const { failed, late } = text().engine.step;
  const act = [step.verb, step.object(), step.host] as const;
  throw new QuorateError({
    code: 'STEP_FAILED',
    what: outcome.code === 124 ? late(...act, step.timeoutMs / 1000) : failed(...act, outcome.code),
    where: { name: step.id },
    detail: lastLines(outcome),
  });
}

async function execute({ host }: Step, script: Script, timeoutMs: number, transport: Transport): Promise<Outcome> {
  return (await transport.connect(host)).execute(script, { timeoutMs });
}

async function satisfied(look: NonNullable<Step['look']>, transport: Transport): Promise<boolean> {
  const answers = await Promise.all(
    look.hosts.map(async (host) => (await transport.connect(host)).execute(look.script, { timeoutMs: lookLimit })),
  );
  return answers.some(({ code }) => code === 0);
}

/** A member that cannot be asked does not count as well. */
async function keepQuorum(step: Step, { others, need }: Guard, transport: Transport): Promise<void> {
  const well = await Promise.all(
    others.map(async ({ host, script }) => {
      try {
        const remote = await transport.connect(host);
        return (
          (await remote.execute(patiently(script, guardLimit), { timeoutMs: guardLimit * 1000 + 20_000 })).code === 0
        );
      } catch {
        return false;
      }
    }),
  );
  const count = well.filter(Boolean).length;
  if (count >= need) return;
  const missing = others.filter((_, index) => !well[index]).map(({ host }) => host);
  const words = text().engine.step;
  throw new QuorateError({
    code: 'QUORUM_AT_RISK',
    what: words.quorum(step.verb, step.object(), step.host, count, need),
    where: { name: step.id },
    why: words.idle(missing),
  });
}

/** Whoever cannot be asked has no clients. */
async function letGo(clients: NonNullable<Step['release']>, transport: Transport): Promise<void> {
  await Promise.all(clients.map(({ host, script }) => tell(host, script, transport)));
}

/** A balancer that cannot be told sends nobody anywhere. */
async function onBalancers({ drain }: Step, way: 'away' | 'back', transport: Transport): Promise<void> {
  if (!drain) return;
  await Promise.all(
    drain.hosts.flatMap((host) =>
      drain.drains.map(async (one) => {
        if (one[way]) await tell(host, one[way], transport);
      }),
    ),
  );
}

async function tell(host: string, script: Script, transport: Transport): Promise<void> {
  try {
    await (await transport.connect(host)).execute(script, { timeoutMs: drainLimit });
  } catch (error) {
    if (!(error instanceof QuorateError)) throw error;
  }
}

/** Asks again and again on the host itself, in one round trip, until it succeeds or so many seconds are over. */
function patiently(script: Script, seconds: number): Script {
  return {
    script: `end=$(($(date +%s) + ${seconds}))\nuntil { ${runText(script, Math.min(seconds, 15))}}; do [ "$(date +%s)" -lt "$end" ] || exit 1; sleep 0.2; done`,
  };
}

async function pass(step: Step, gate: Gate, transport: Transport): Promise<void> {
  const remote = await transport.connect(step.host);
  const seconds = Math.ceil(gate.timeoutMs / 1000);
  const outcome = gate.fresh
    ? await askAnew(step, gate, remote)
    : await remote.execute(patiently(gate.script, seconds), { timeoutMs: gate.timeoutMs + 20_000 });
  if (outcome.code === 0) return;
  throw new QuorateError({
    code: 'GATE_CLOSED',
    what: text().engine.step.notWell(step.object(), step.host, seconds),
    where: { name: step.id },
    detail: lastLines(outcome),
  });
}

/** Throws LOCKED_OUT when the host takes no new connection. */
async function askAnew({ id, host, object }: Step, { script, timeoutMs }: Gate, remote: Remote): Promise<Outcome> {
  try {
    return await remote.execute(script, { timeoutMs, fresh: true });
  } catch (error) {
    if (!(error instanceof QuorateError)) throw error;
    const [{ what: why, detail }] = error.problems;
    const what = text().engine.step.lockedOut(object(), host);
    throw new QuorateError({ code: 'LOCKED_OUT', what, where: { name: id }, why, ...(detail ? { detail } : {}) });
  }
}

function lastLines({ stdout, stderr }: Outcome): string {
  return `${stdout}\n${stderr}`.trim().split('\n').slice(-12).join('\n');
}
