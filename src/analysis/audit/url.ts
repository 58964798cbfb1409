/** Hosts of a URL such as transport_url, which may name several: `rabbit://u:p@a:5672,u:p@b:5672/vhost`. A URL that nobody can read has none. */
export function hostsOfUrl(url: string): string[] {
  return authorities(url).flatMap((one) => {
    const at = one.slice(one.lastIndexOf('@') + 1);
    const host = at.startsWith('[') ? at.slice(1, at.indexOf(']')) : at.split(':')[0]!;
    return host ? [host] : [];
  });
}

/** User and password of each host of a URL. */
export function loginsOfUrl(url: string): { readonly user: string; readonly password: string }[] {
  return authorities(url).flatMap((one) => {
    const at = one.lastIndexOf('@');
    const login = one.slice(0, Math.max(at, 0));
    const colon = login.indexOf(':');
    return colon < 0 ? [] : [{ user: login.slice(0, colon), password: login.slice(colon + 1) }];
  });
}

function authorities(url: string): string[] {
  const begin = url.indexOf('://');
  if (begin < 0) return [];
  const rest = url.slice(begin + 3);
  // A password may hold a slash where somebody forgot to encode it: the host comes after the last `@` before the path.
  const path = rest.slice(Math.max(rest.lastIndexOf('@'), 0)).search(/[/?]/);
  const end = path < 0 ? -1 : path + Math.max(rest.lastIndexOf('@'), 0);
  return rest.slice(0, end < 0 ? undefined : end).split(',');
}

/** IPv4 addresses and IPv6 ones can be compared over files; names cannot, for they have several forms. */
export function isAddress(host: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || host.includes(':');
}
