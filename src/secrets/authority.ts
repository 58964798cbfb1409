import './reflect.ts';
import { randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { pemBlocks } from './pem.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const day = 86_400_000;
/** How long certificates are valid: ten years; and 397 days, the longest that browsers accept of public authorities. */
const validMs = { authority: 3650 * day, host: 397 * day };
/** A host whose clock is behind must not think that a fresh certificate is not valid yet. */
const earlierMs = 3_600_000;

/** A new authority: key and certificate. Its name tells it from others of the same cloud, for a chain is found by name. */
export async function newAuthority(cloud: string, now: number): Promise<string> {
  const keys = await newPair();
  const name = distinguished(`Quorate authority of ${cloud} ${randomBytes(4).toString('hex')}`);
  const certificate = await X509CertificateGenerator.create({
    ...validity(now, validMs.authority),
    subject: name,
    issuer: name,
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return bundle(keys, certificate);
}

/** A key and a certificate for these names, signed by the first key and certificate of the authority. */
export async function newCertificate(authority: string, names: readonly string[], now: number): Promise<string> {
  const issuer = new X509Certificate(pemBlocks(authority, 'CERTIFICATE')[0]!);
  const signingKey = await webcrypto.subtle.importKey(
    'pkcs8',
    PemConverter.decodeFirst(pemBlocks(authority, 'PRIVATE KEY')[0]!),
    algorithm,
    false,
    ['sign'],
  );
  const keys = await newPair();
  const extensions: Extension[] = [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    // Members of a cluster are each other's servers and clients.
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
    new SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }))),
    await SubjectKeyIdentifierExtension.create(keys.publicKey),
    await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
  ];
  const certificate = await X509CertificateGenerator.create({
    ...validity(now, Math.min(validMs.host, issuer.notAfter.getTime() - now)),
    subject: distinguished(names[0]!),
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: algorithm,
    extensions,
  });
  return bundle(keys, certificate);
}

function newPair(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>;
}

function distinguished(commonName: string) {
  return [{ CN: [commonName] }];
}

function validity(now: number, forMs: number) {
  return {
    serialNumber: `01${randomBytes(15).toString('hex')}`,
    notBefore: new Date(now - earlierMs),
    notAfter: new Date(now + forMs),
  };
}

async function bundle(keys: webcrypto.CryptoKeyPair, certificate: X509Certificate): Promise<string> {
  const key = PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return `${key}\n${certificate.toString('pem')}\n`;
}
