import { DEFAULT_SETTINGS, type ModerationSettings } from '../../shared/moderation/decision.ts';
import type { Services } from '../platform/services.ts';
import { Settings } from './entities.ts';

/** What the organization has set; defaults with version 0 until something was saved. */
export const settingsOf = async ({ db }: Pick<Services, 'db'>): Promise<ModerationSettings> =>
  (await db.get(Settings, {})) ?? DEFAULT_SETTINGS;
