/** Room for so many connected hosts at once. */
export interface Room {
  /** Does the work when the host is among the connected ones; `leave` is called when it has to make room for another. */
  with<T>(host: string, leave: () => Promise<void>, work: () => Promise<T>): Promise<T>;
}

/**
 * Keeps what connections cost bounded, however many hosts a cloud has: the host that was idle for longest makes room for the next,
 * and where none is idle the next one waits.
 */
export function openRoom(most: number): Room {
  /** Longest idle first. */
  const guests = new Map<string, { busy: number; readonly leave: () => Promise<void> }>();
  const waiting: (() => void)[] = [];

  const enter = async (host: string, leave: () => Promise<void>) => {
    for (;;) {
      const guest = guests.get(host);
      if (guest) {
        guest.busy += 1;
        return guest;
      }
      if (guests.size < most) {
        const welcome = { busy: 1, leave };
        guests.set(host, welcome);
        return welcome;
      }
      const idle = [...guests].find(([, { busy }]) => busy === 0);
      if (idle) {
        guests.delete(idle[0]);
        await idle[1].leave();
      } else await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return {
    with: async (host, leave, work) => {
      const guest = await enter(host, leave);
      try {
        return await work();
      } finally {
        guest.busy -= 1;
        if (guest.busy === 0 && guests.get(host) === guest) {
          guests.delete(host);
          guests.set(host, guest);
        }
        waiting.shift()?.();
      }
    },
  };
}
