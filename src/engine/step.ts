import type { Step } from '../plan/step.ts';
import type { Gate } from '../services/service.ts';
import type { Outcome, Transport } from '../transport/remote.ts';
import { QuorateError } from '../util/errors.ts';
import { runText } from '../util/shell.ts';

/** Limit of one look, in ms. */
const lookLimit = 15_000;

/** Look, act, gate. Throws STEP_FAILED or GATE_CLOSED with the last lines of what the host said. */
export async function takeStep(step: Step, transport: Transport): Promise<'done' | 'unchanged'> {
  if (step.look && (await satisfied(step.look, transport))) return 'unchanged';
  const remote = await transport.connect(step.host);
  const outcome = await remote.execute(step.act, { timeoutMs: step.timeoutMs });
  if (outcome.code !== 0) {
    throw new QuorateError({
      code: 'STEP_FAILED',
      what: `${step.verb} ${step.object} failed on ${step.host}${outcome.code === 124 ? ` after ${step.timeoutMs / 1000} s` : ` with status ${outcome.code}`}`,
      where: { name: step.id },
      detail: lastLines(outcome),
    });
  }
  if (step.gate) await pass(step, step.gate, transport);
  return 'done';
}

async function satisfied(look: NonNullable<Step['look']>, transport: Transport): Promise<boolean> {
  const answers = await Promise.all(
    look.hosts.map(async (host) => (await transport.connect(host)).execute(look.script, { timeoutMs: lookLimit })),
  );
  return answers.some(({ code }) => code === 0);
}

/** Waits on the host itself, in one round trip. */
async function pass(step: Step, gate: Gate, transport: Transport): Promise<void> {
  const remote = await transport.connect(step.host);
  const seconds = Math.ceil(gate.timeoutMs / 1000);
  const script = `end=$(($(date +%s) + ${seconds}))\nuntil { ${runText(gate.script, Math.min(seconds, 15))}}; do [ "$(date +%s)" -lt "$end" ] || exit 1; sleep 0.2; done`;
  const outcome = await remote.execute({ script }, { timeoutMs: gate.timeoutMs + 20_000 });
  if (outcome.code === 0) return;
  throw new QuorateError({
    code: 'GATE_CLOSED',
    what: `${step.object} on ${step.host} did not become well within ${seconds} s`,
    where: { name: step.id },
    detail: lastLines(outcome),
  });
}

function lastLines({ stdout, stderr }: Outcome): string {
  return `${stdout}\n${stderr}`.trim().split('\n').slice(-12).join('\n');
}
