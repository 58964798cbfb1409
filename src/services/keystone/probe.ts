import type { Probe } from '../service.ts';
import { port } from './contributes.ts';
import { apiUrl, curlTrust, trustAuthority } from './tls.ts';

/** Facts: `http` → status of the member's own health page. */
export const keystoneProbe: Probe = {
  script: (view, { ip }) => ({
    script: `${trustAuthority}curl -s -o /dev/null --max-time 2 -w "%{http_code}\\n" "$url/healthcheck"`,
    params: { url: apiUrl(view, ip, port), ...curlTrust(view) },
  }),
  parse: (output) => ({ http: /^[1-9]\d\d/.exec(output)?.[0] }),
};
