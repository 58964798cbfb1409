import type { PlatformId } from '../cloud/cloud.ts';
import { debian12 } from './debian-12.ts';
import { debian13 } from './debian-13.ts';
import type { Platform } from './platform.ts';

export const platforms: Readonly<Record<PlatformId, Platform>> = { 'debian-13': debian13, 'debian-12': debian12 };
