import type { Fault, FaultId } from './fault.ts';
import { hostOff } from './host-off.ts';

export const faults: Readonly<Record<FaultId, Fault>> = { 'host-off': hostOff };
