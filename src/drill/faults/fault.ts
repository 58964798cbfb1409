import type { FaultClass } from '../../cloud/cloud.ts';
import type { Lab } from '../../lab/lab.ts';

/** Something that goes wrong on purpose, on one host. */
export interface Fault {
  readonly id: FaultId;
  /** Decides which objective it is judged against. */
  readonly class: FaultClass;
  inject(lab: Injector, host: string): Promise<void>;
  /** Whether it is in effect now. */
  took(lab: Injector, host: string): Promise<boolean>;
  /** Takes it back where the cloud has not. Safe to repeat. */
  heal(lab: Injector, host: string): Promise<void>;
}

export const faultIds = ['host-off'] as const;
export type FaultId = (typeof faultIds)[number];

/** What of a lab a fault needs. */
export type Injector = Pick<Lab, 'power' | 'state'>;
