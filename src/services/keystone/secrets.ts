import { text } from '../../locale/text.ts';
import type { SecretSpec } from '../../secrets/secret.ts';
import type { View } from '../service.ts';
import type { KeystoneSettings } from './settings.ts';

/** Keys are named as keystone-manage names them, and are the same on every member, or tokens fail at random. */
export const keyRepositories = ['fernet-keys', 'credential-keys'] as const;

export function keystoneSecrets({ settings }: View<KeystoneSettings>): SecretSpec[] {
  const restMs = settings['token-expiration'] * 1000;
  return [
    { name: 'keystone/admin', kind: 'password' },
    { name: 'keystone/quorate-canary', kind: 'password' },
    { name: 'keystone/fernet-keys', kind: 'keys', restMs },
    {
      name: 'keystone/credential-keys',
      kind: 'keys',
      restMs,
      fixed: text().services.keystone.credentialKeys,
    },
  ];
}
