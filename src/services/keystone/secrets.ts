import type { SecretSpec } from '../../secrets/secret.ts';

/** Fernet and credential keys as keystone-manage would make them: 0 is staged, 1 is primary. The same on every member, or tokens fail at random. */
export const keyRepositories = ['fernet-keys', 'credential-keys'] as const;
export const keyNumbers = ['0', '1'] as const;

export function keystoneSecrets(): SecretSpec[] {
  return [
    { name: 'keystone/admin', kind: 'password' },
    { name: 'keystone/quorate-canary', kind: 'password' },
    ...keyRepositories.flatMap((repository) =>
      keyNumbers.map((number) => ({ name: `keystone/${repository}/${number}`, kind: 'fernet' }) as const),
    ),
  ];
}
