import { EXPORT_DAYS } from '../../../shared/participants/rules.ts';
import { addSeconds, type Instant } from '../../../shared/platform/time.ts';
import type { Services } from '../../platform/services.ts';

const KEPT_SECONDS = EXPORT_DAYS * 24 * 3600;

/** When a file that is made or ordered now can no longer be had. */
export const exportExpiry = ({ now }: Pick<Services, 'now'>): Instant => addSeconds(now(), KEPT_SECONDS);
