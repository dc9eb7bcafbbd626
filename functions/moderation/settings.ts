import { moderation } from '../../shared/moderation/contract.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Settings } from './entities.ts';
import { settingsOf } from './settings-of.ts';

/** Time limits of moderation. */
export const readSettings = handle(moderation.readSettings, (_, services) => settingsOf(services));

/** Changes them; decisions keep the time for an appeal that they were made with. */
export const updateSettings = handle(moderation.updateSettings, async ({ body }, { db }) => {
  const next = { ...body, version: body.version + 1 };
  const when = body.version === 0 ? 'absent' : ([{ attribute: 'version', op: '=', value: body.version }] as const);
  await db.write(put(Settings, next, { when, otherwise: 'moderation.changed-meanwhile' }));
  return next;
});
