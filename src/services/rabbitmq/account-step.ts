import { text } from '../../locale/text.ts';
import type { MessageAccount } from '../contribution.ts';
import type { ConvergeStep } from '../service.ts';
import { storedHash, userBody } from './accounts.ts';
import { apiFunction } from './api.ts';

/**
 * Queues of the virtual host are quorum queues unless their client asks otherwise: each message on a majority of members.
 * Version 3.10 knows the second spelling only, and listens to it only at birth.
 */
const vhostBody = JSON.stringify({ default_queue_type: 'quorum', defaultqueuetype: 'quorum' });
const permissionBody = JSON.stringify({ configure: '.*', write: '.*', read: '.*' });

/** The virtual host, and an account with its password that may do anything in it and nothing elsewhere. */
export function accountStep({ vhost, user }: MessageAccount, password: string, hosts: readonly string[]): ConvergeStep {
  const hash = storedHash(user, password);
  const params = {
    vhost_path: `vhosts/${encodeURIComponent(vhost)}`,
    user_path: `users/${encodeURIComponent(user)}`,
    permission_path: `permissions/${encodeURIComponent(vhost)}/${encodeURIComponent(user)}`,
  };
  return {
    id: `rabbitmq-account-${user}`,
    title: () => text().plan.steps.virtualHost(vhost),
    hosts,
    when: 'after-units',
    look: {
      script: `${apiFunction}
api "$permission_path" | grep -qF '"configure":".*"' && api "$user_path" | grep -qF "$hash" && api "$vhost_path" | grep -qF '"default_queue_type":"quorum"'`,
      params: { ...params, hash },
    },
    act: {
      // Bodies on standard input: an argument shows in a process list.
      script: `set -e${apiFunction}
put() { printf '%s' "$2" | api "$1" -X PUT --data-binary @- -o /dev/null; }
put "$vhost_path" "$vhost_body"
put "$user_path" "$user_body"
put "$permission_path" "$permission_body"`,
      params: {
        ...params,
        vhost_body: vhostBody,
        permission_body: permissionBody,
        user_body: JSON.stringify(userBody(user, password, [])),
      },
    },
    timeoutMs: 30_000,
  };
}
