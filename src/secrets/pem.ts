/**
 * A certificate and its private key travel as one secret: `tls/ca` (the cloud's authority: key, its certificate, and others that are
 * trusted besides) and `tls/HOST` (key and certificate of a host, valid for its names and addresses and for every virtual one).
 */

/** The certificates in a bundle, without any key. A text without a certificate is given back as it is: a placeholder of `render`. */
export function certificatesIn(bundle: string): string {
  return pemBlocks(bundle, 'CERTIFICATE').join('') || bundle;
}

/** The private key in a bundle. A text without one is given back as it is. */
export function privateKeyIn(bundle: string): string {
  return pemBlocks(bundle, 'PRIVATE KEY').join('') || bundle;
}

/** The blocks with a label, in their order, each with a newline at its end. */
export function pemBlocks(bundle: string, label: 'CERTIFICATE' | 'PRIVATE KEY'): string[] {
  const found = bundle.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`, 'g')) ?? [];
  return found.map((block) => `${block}\n`);
}
