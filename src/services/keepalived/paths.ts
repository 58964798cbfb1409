/** Emptied by systemd whenever keepalived stops. */
export const runtime = 'quorate-keepalived';

/** Not below /usr/local, where others than root may write on some hosts: keepalived would not run it. */
const folder = '/etc/quorate/keepalived';

export const programs = {
  answers: `${folder}/answers`,
  balancer: `${folder}/balancer`,
  heard: `${folder}/heard`,
  devices: `${folder}/devices`,
  release: `${folder}/release`,
  state: `${folder}/state`,
} as const;
