export const secrets = {
  summary: 'what the cloud keeps secret: passwords, keys, certificates',
  list: 'names, ages and users of all secrets, never their values',
  set: 'give a secret its value, from standard input or a hidden question',
  rotate: 'make secrets anew; `quorate apply` then brings them to the hosts',
  name: 'name of a secret, such as fence/ctl1',
  names: "names of secrets; * stands for anything: 'tls/*'",
  all: 'all that can be made anew safely',
  heads: { name: 'secret', kind: 'kind', made: 'made', until: 'valid until', usedBy: 'used by' },
  missing: 'no value yet',
  ask: (name: string) => `Value of ${name}`,
  kept: (name: string) => `${name} is kept.`,
  rotated: (count: number) =>
    `${count === 1 ? 'One secret is' : `${count} secrets are`} made anew. The hosts still use the former:`,
  next: 'Bring them to the hosts: quorate apply',
  left: 'Left as they are:',
  stages: {
    introduced: 'the new authority is trusted beside the old one, which still signs. After the apply, rotate it again',
    succeeded: 'the new authority signs, the old one is still trusted. After the apply, rotate it again',
    retired: 'the old authority is trusted no more',
  } as Record<string, string>,
  renewed: (name: string, why: 'expiring' | 'renamed' | 'foreign') =>
    `${name} is made anew: ${{ expiring: 'its certificate ends within 30 days', renamed: 'the names of its host have changed', foreign: 'the authority has changed' }[why]}.`,
  identityMade: (file: string) =>
    `A new identity for your secrets: ${file}. Keep a copy of it elsewhere: without it the secrets are gone.`,
  encrypted: (plain: string, sealed: string) => `The secrets are encrypted now, in ${sealed}; ${plain} is removed.`,
} as const;
