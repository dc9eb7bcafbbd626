import { moderation } from '../../shared/moderation/contract.ts';
import { DEFAULT_SETTINGS, type ModerationSettings } from '../../shared/moderation/decision.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import type { Services } from '../platform/services.ts';
import { Settings } from './entities.ts';

/** What the organization has set; defaults with version 0 until something was saved. */
export const settingsOf = async ({ db }: Pick<Services, 'db'>): Promise<ModerationSettings> =>
  (await db.get(Settings, {})) ?? DEFAULT_SETTINGS;

/** Time limits of moderation. */
export const readSettings = handle(moderation.readSettings, (_, services) => settingsOf(services));

/** Changes them; decisions keep the time for an appeal that they were made with. */
export const updateSettings = handle(moderation.updateSettings, async ({ body }, { db }) => {
  const next = { ...body, version: body.version + 1 };
  const when = body.version === 0 ? 'absent' : ([{ attribute: 'version', op: '=', value: body.version }] as const);
  await db.write(put(Settings, next, { when, otherwise: 'moderation.changed-meanwhile' }));
  return next;
});
