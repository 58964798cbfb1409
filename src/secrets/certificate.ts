import { X509Certificate } from 'node:crypto';
import { pemBlocks } from './pem.ts';

/** What a certificate says of itself. Times are milliseconds since 1970. */
interface CertificateFacts {
  readonly names: readonly string[];
  readonly until: number;
}

/** The first certificate of a bundle, or undefined when there is none that can be read. */
export function certificateOf(bundle: string): CertificateFacts | undefined {
  const certificate = parsed(bundle);
  return (
    certificate && {
      names: (certificate.subjectAltName ?? '')
        .split(', ')
        .filter(Boolean)
        .map((name) => name.replace(/^(DNS|IP Address):/, '')),
      until: Date.parse(certificate.validTo),
    }
  );
}

/** Whether the first certificate of a bundle is signed by the first of an authority. */
export function isIssuedBy(bundle: string, authority: string): boolean {
  const issuer = parsed(authority);
  return issuer !== undefined && parsed(bundle)?.checkIssued(issuer) === true;
}

function parsed(bundle: string): X509Certificate | undefined {
  const [pem] = pemBlocks(bundle, 'CERTIFICATE');
  try {
    return pem === undefined ? undefined : new X509Certificate(pem);
  } catch {
    return undefined;
  }
}
