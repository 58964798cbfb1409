import type { Clock } from '../../util/clock.ts';
import type { KeystoneUser } from './config.ts';
import { HttpFailure } from './http.ts';
import { askForToken } from './sign-in.ts';

export interface Token {
  readonly value: string;
  /** Until when it is to be good, by what Keystone said when it gave it: milliseconds since 1970. */
  readonly expires: number;
}

/** A token that is renewed while it still holds, beside the requests that use it. */
export interface KeptToken {
  /** The token as of now. */
  use(): Token;
  /** Asks for another one, unless one was asked for just now. Resolves when it is there, or could not be had. Never rejects. */
  renew(): Promise<void>;
}

/** Milliseconds between two renewals: a Keystone in trouble is not asked with each request. */
const renewEvery = 5000;

/** Signs in. Rejects with an HttpFailure when that is refused. */
export async function keepToken(user: KeystoneUser, clock: Clock): Promise<KeptToken> {
  let token = await signedIn(user);
  let renewAt = halfway();
  let asked = Number.NEGATIVE_INFINITY;
  let renewing = Promise.resolve();

  function halfway(): number {
    return (clock.now() + token.expires) / 2;
  }

  function renew(): Promise<void> {
    if (clock.now() - asked < renewEvery) return renewing;
    asked = clock.now();
    renewing = signedIn(user).then(
      (fresh) => {
        token = fresh;
        renewAt = halfway();
      },
      () => {},
    );
    return renewing;
  }

  return {
    use() {
      if (clock.now() >= renewAt) void renew();
      return token;
    },
    renew,
  };
}

async function signedIn(user: KeystoneUser): Promise<Token> {
  const { status, headers, body } = await askForToken(user, AbortSignal.timeout(user.timeoutMs));
  const value = headers['x-subject-token'];
  if (status !== 201 || typeof value !== 'string') throw new HttpFailure(`HTTP ${status}`);
  const { token } = JSON.parse(body) as { token: { expires_at: string } };
  return { value, expires: Date.parse(token.expires_at) };
}
