import { contributionsOf, type Listener } from '../contribution.ts';
import { rootFile } from '../owned.ts';
import type { FileSpec, View } from '../service.ts';

/** Holds what HAProxy listens on, so that who comes while it starts anew waits instead of being refused: docs/adr/0016. */
export const socketUnit = 'haproxy.socket';

/** systemd refuses to open sockets for a service that runs, and hands them over only when it starts: so both begin anew. */
export const anew = `systemctl stop ${socketUnit} haproxy.service && systemctl start ${socketUnit} haproxy.service`;

/** Number of the first socket that systemd hands over; the others follow in the order of its file. */
const first = 3;

export function socketFiles(view: View): FileSpec[] {
  if (!isHeld(view)) return [];
  return [
    rootFile(`/etc/systemd/system/${socketUnit}`, socketLines(view).join('\n'), { restarts: [socketUnit] }),
    rootFile(
      '/etc/systemd/system/haproxy.service.d/quorate.conf',
      `[Unit]\nRequires=${socketUnit}\nAfter=${socketUnit}\n`,
      { restarts: [socketUnit] },
    ),
  ];
}

/** systemd refuses a unit without sockets, as it would be in a cloud without virtual addresses. */
export function isHeld(view: View): boolean {
  return sockets(view).length > 0;
}

function socketLines(view: View): string[] {
  return [
    '[Unit]',
    'Description=What HAProxy listens on, held while it starts anew',
    '',
    '[Socket]',
    ...sockets(view).map((socket) => `ListenStream=${socket}`),
    // Virtual addresses, on every host, held or not: a takeover starts nothing.
    'FreeBind=yes',
    'Transparent=yes',
    '',
    '[Install]',
    'WantedBy=sockets.target',
    '',
  ];
}

/**
 * Where a listener is reached, each with these words behind it. Checked or started by hand, HAProxy has been handed nothing, and opens
 * sockets of its own.
 */
export function binds(listener: Listener, view: View, words: string): string[] {
  const own = socketsOf(listener, view);
  const all = sockets(view);
  return [
    '.if defined(LISTEN_FDS)',
    ...own.map((socket) => `bind fd@${first + all.indexOf(socket)} ${words}`),
    '.else',
    ...own.map((socket) => `bind ${socket} ${words}`),
    '.endif',
  ];
}

function sockets(view: View): string[] {
  return contributionsOf(view.contributions, 'listener').flatMap((one) => socketsOf(one, view));
}

function socketsOf({ addresses, port }: Listener, { cloud }: View): string[] {
  return addresses.map((name) => `${cloud.addresses.find((one) => one.name === name)!.ip}:${port}`);
}
