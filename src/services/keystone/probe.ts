import type { Probe } from '../service.ts';
import { port } from './contributes.ts';

/** Facts: `http` → status of the member's own health page. */
export const keystoneProbe: Probe = {
  script: (_view, { ip }) => ({
    script: 'curl -s -o /dev/null --max-time 2 -w "%{http_code}\\n" "http://$ip:$port/healthcheck"',
    params: { ip, port: String(port) },
  }),
  parse: (output) => ({ http: /^\d{3}/.exec(output)?.[0] }),
};
