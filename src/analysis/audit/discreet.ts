/** Names of settings whose values are nobody's business. */
const telling = /pass|secret|(^|[._])key$|admin_token|sst_auth|credential|connection|url/i;

/** A value as it may be said: nothing of what could be a secret. */
export function discreet(name: string, value: string): string {
  return telling.test(name) || /:\/\/[^/]*@/.test(value) ? '***' : value;
}
