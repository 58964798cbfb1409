import { Agent as PlainAgent } from 'node:http';
import { Agent as EncryptedAgent } from 'node:https';
import type { Clock } from '../../util/clock.ts';
import type { Canary } from './canary.ts';
import type { ValidateTokenConfig } from './config.ts';
import { attempted, exchange, type HttpAnswer, HttpFailure } from './http.ts';
import { keepToken } from './token.ts';

/** Idle connections kept. An outage opens many; afterwards one or two do the work. */
const pooled = { keepAlive: true, maxFreeSockets: 4 };

/**
 * Validates one token again and again, as keystonemiddleware does for every request of every API, and so on connections like its own:
 * pooled, for a service keeps them open. What a takeover does to those (in flight when the address leaves: they wait for TCP to
 * notice) is what users of all other APIs feel. One that the other end gave up while idle is replaced within the request, as any
 * HTTP client does; a hanging one is not waited for by the requests after it.
 *
 * A token that is refused while it should hold is a failed request, though it is renewed at once: users' tokens are refused alike.
 * Rejects with an HttpFailure when the first token cannot be had.
 */
export async function tokenValidator(config: ValidateTokenConfig, clock: Clock): Promise<Canary> {
  const { url, authority, timeoutMs } = config;
  const agent = authority === undefined ? new PlainAgent(pooled) : new EncryptedAgent({ ...pooled, ca: authority });
  const token = await keepToken(config, clock);

  async function ask(value: string, signal: AbortSignal): Promise<HttpAnswer> {
    const request = { method: 'GET', headers: { 'x-auth-token': value, 'x-subject-token': value }, signal } as const;
    try {
      return await exchange(`${url}/auth/tokens`, { ...request, agent });
    } catch (error) {
      if (!(error instanceof HttpFailure && error.stale)) throw error;
      return exchange(`${url}/auth/tokens`, { ...request, agent: false, authority });
    }
  }

  async function validate(signal: AbortSignal): Promise<HttpAnswer> {
    const { value, expires } = token.use();
    const answer = await ask(value, signal);
    if (answer.status !== 401 && answer.status !== 404) return answer;
    const renewed = token.renew();
    if (clock.now() < expires) return answer;
    await renewed;
    return ask(token.use().value, signal);
  }

  return {
    send() {
      const limit = AbortSignal.timeout(timeoutMs);
      return attempted(200, limit, validate(limit));
    },
    close: () => agent.destroy(),
  };
}
