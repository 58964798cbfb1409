import type { FaultId } from '../../timing/fault.ts';
import { addressRemoved } from './address-removed.ts';
import { crash } from './crash.ts';
import { cut, cutIn, cutOut } from './cut.ts';
import { diskFull } from './disk-full.ts';
import type { Fault } from './fault.ts';
import { hang } from './hang.ts';
import { hostOff } from './host-off.ts';
import { powerLoss } from './power-loss.ts';
import { reboot } from './reboot.ts';
import { split } from './split.ts';

export const faults: Readonly<Record<FaultId, Fault>> = {
  'host-off': hostOff,
  'power-loss': powerLoss,
  reboot,
  crash,
  hang,
  cut,
  'cut-in': cutIn,
  'cut-out': cutOut,
  split,
  'address-removed': addressRemoved,
  'disk-full': diskFull,
};
