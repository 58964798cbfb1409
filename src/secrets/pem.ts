/**
 * A certificate and its private key travel as one secret: `tls/ca` (the cloud's authority: key, its certificate, and former ones that are
 * still trusted) and `tls/HOST` (key and certificate of a host, valid for its names and addresses and for every virtual one).
 */

/** The certificates in a bundle, without any key. A text without a certificate is given back as it is: a placeholder of `render`. */
export function certificatesIn(bundle: string): string {
  return blocks(bundle, 'CERTIFICATE') || bundle;
}

/** The private key in a bundle. A text without one is given back as it is. */
export function privateKeyIn(bundle: string): string {
  return blocks(bundle, 'PRIVATE KEY') || bundle;
}

function blocks(bundle: string, label: string): string {
  const found = bundle.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----\n?`, 'g')) ?? [];
  return found.map((block) => (block.endsWith('\n') ? block : `${block}\n`)).join('');
}
