import type { TimerName } from './recovery.ts';
import type { Timers } from './timers.ts';

/** What must hold between timers of different layers. Its name is that of a sentence in the catalogue. */
export interface OrderRule {
  readonly name: OrderName;
  readonly timers: readonly TimerName[];
  readonly holds: (timers: Timers) => boolean;
}

const rules = {
  consensus: {
    timers: ['corosyncToken', 'corosyncConsensus'],
    holds: ({ corosyncToken, corosyncConsensus }) => corosyncConsensus >= corosyncToken * 1.2,
  },
  'balancer-first': {
    timers: ['haproxyCheck', 'haproxyRecheck', 'haproxyFall', 'galeraSuspect'],
    holds: ({ haproxyCheck, haproxyRecheck, haproxyFall, galeraSuspect }) =>
      haproxyCheck * (haproxyFall + 1) + haproxyRecheck * (haproxyFall - 1) <= galeraSuspect,
  },
  'asked-often': {
    timers: ['galeraKeepalive', 'galeraSuspect'],
    holds: ({ galeraKeepalive, galeraSuspect }) => galeraKeepalive * 3 <= galeraSuspect,
  },
  'suspected-first': {
    timers: ['galeraSuspect', 'galeraInactive'],
    holds: ({ galeraSuspect, galeraInactive }) => galeraSuspect < galeraInactive,
  },
  'joins-repeated': {
    timers: ['galeraJoin', 'galeraCheck', 'galeraInstall'],
    holds: ({ galeraJoin, galeraCheck, galeraInstall }) =>
      galeraJoin * 10 <= galeraInstall && galeraCheck <= galeraJoin,
  },
  'installs-in-time': {
    timers: ['galeraInstall', 'galeraInactive'],
    holds: ({ galeraInstall, galeraInactive }) => galeraInstall <= galeraInactive,
  },
  'client-outlives': {
    timers: ['databaseRead', 'corosyncToken', 'corosyncConsensus', 'galeraInactive'],
    holds: ({ databaseRead, corosyncToken, corosyncConsensus, galeraInactive }) =>
      databaseRead > corosyncToken + corosyncConsensus + galeraInactive,
  },
  'answer-outlives': {
    timers: ['databaseRead', 'apiAnswer'],
    holds: ({ databaseRead, apiAnswer }) => databaseRead < apiAnswer,
  },
  // Clients are patient for 10 s: who waited for a thread has half of it left to be served.
  'queue-refuses': {
    timers: ['apiQueue'],
    holds: ({ apiQueue }) => apiQueue <= 5000,
  },
  recycled: {
    timers: ['databaseRecycle', 'databaseIdle'],
    holds: ({ databaseRecycle, databaseIdle }) => databaseRecycle < databaseIdle,
  },
  'api-out': {
    timers: ['apiCheck', 'apiConnect', 'haproxyFall'],
    holds: ({ apiCheck, apiConnect, haproxyFall }) => (apiCheck + apiConnect) * haproxyFall <= 10_000,
  },
  'connected-first': {
    timers: ['haproxyConnect', 'databaseConnect'],
    holds: ({ haproxyConnect, databaseConnect }) => haproxyConnect < databaseConnect,
  },
  'watchdog-waits': {
    timers: ['vrrpAdvert', 'vrrpWatchdog'],
    // Its checks run once a second, and it is to miss several of them.
    holds: ({ vrrpAdvert, vrrpWatchdog }) => vrrpWatchdog >= 3000 && vrrpWatchdog > vrrpAdvert * 4,
  },
  'queue-first': {
    timers: ['messagingSuspect', 'messagingSilence', 'messagingTick'],
    holds: ({ messagingSuspect, messagingSilence, messagingTick }) =>
      messagingSuspect < messagingSilence && messagingSilence < messagingTick,
  },
  'cache-first': {
    timers: ['cacheSocket', 'apiCheck'],
    holds: ({ cacheSocket, apiCheck }) => cacheSocket * 4 <= apiCheck,
  },
} as const satisfies Readonly<Record<string, Omit<OrderRule, 'name'>>>;
export type OrderName = keyof typeof rules;

/** Every rule between timers of different layers: who notices first, and who must be patient for longer. */
export const orderRules: readonly OrderRule[] = Object.entries(rules).map(([name, rule]) => ({
  name: name as OrderName,
  ...(rule as Omit<OrderRule, 'name'>),
}));
