/** What tablets in a hall keep in the table. Pure data. */
import * as z from 'zod';
import { Kiosk, KioskConflict } from '../../../../shared/budgets/kiosk-routes.ts';
import { ComponentId, ParticipantId } from '../../../../shared/platform/ids.ts';
import { defineEntity } from '../../../platform/db/entity.ts';

export const Kiosks = defineEntity('Kiosk', {
  schema: Kiosk.extend({
    componentId: ComponentId,
    /** The agent; `null`: a command opened it. */
    openedBy: ParticipantId.nullable(),
    /** SHA-256 of the secret in its cookie: whoever reads the table can cast nothing. */
    secretHash: z.string(),
  }),
  key: { pk: 'BUDGET-KIOSKS#{componentId}', sk: '{id}' },
});

/** Ballots that tablets had kept and that were refused when they were sent. Papers name nobody, so neither does this. */
export const KioskConflicts = defineEntity('KioskConflict', {
  schema: KioskConflict.extend({ componentId: ComponentId, settledBy: ParticipantId.nullable() }),
  key: { pk: 'BUDGET-KIOSK-CONFLICTS#{componentId}', sk: '{id}' },
});
