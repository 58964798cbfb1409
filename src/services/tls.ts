import { certificatesIn, privateKeyIn } from '../secrets/pem.ts';
import { rootFile, secretFile } from './owned.ts';
import type { FileSpec, Member, View } from './service.ts';

/** A service's own copy of what it shows of itself and whom it trusts. */
export interface TlsPaths {
  /** Certificates of the cloud's authority. */
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** Where a service keeps them; undefined when the operator chose to have nothing encrypted. */
export function tlsPaths({ cloud }: Pick<View, 'cloud'>, folder: string): TlsPaths | undefined {
  if (cloud.tls === 'off') return undefined;
  const certificate = `${folder}/host.pem`;
  // HAProxy looks for the key of a certificate under this name.
  return { authority: `${folder}/ca.pem`, certificate, key: `${certificate}.key` };
}

/** The files themselves: the key is readable by the service alone. */
export function tlsFiles(
  { secret }: View,
  { host }: Member,
  paths: TlsPaths | undefined,
  reader: Parameters<typeof secretFile>[2],
  effects: Pick<FileSpec, 'restarts' | 'reloads'>,
): FileSpec[] {
  if (!paths) return [];
  const bundle = secret(`tls/${host}`);
  return [
    rootFile(paths.authority, certificatesIn(secret('tls/ca')), effects),
    rootFile(paths.certificate, certificatesIn(bundle), effects),
    secretFile(paths.key, privateKeyIn(bundle), reader, effects),
  ];
}
