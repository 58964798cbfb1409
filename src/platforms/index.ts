import type { PlatformId } from '../cloud/cloud.ts';
import { debian13 } from './debian-13.ts';
import type { Platform } from './platform.ts';

export const platforms: Readonly<Record<PlatformId, Platform>> = { 'debian-13': debian13 };
