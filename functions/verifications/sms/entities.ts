/** What verification by SMS keeps in the table. Pure data. */
import * as z from 'zod';
import { SignInCodeId } from '../../../shared/platform/ids.ts';
import { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { Instant } from '../../../shared/platform/time.ts';
import { SmsDay } from '../../../shared/verifications/sms-routes.ts';
import { defineEntity } from '../../platform/db/entity.ts';

/**
 * The newest code of a telephone, and the text that brings it; asking again replaces both. The code is not here: it
 * follows from `id` and the secret `session` (see `secrets.ts`). The number stays until the text was handed over.
 */
export const SmsCodes = defineEntity('SmsCode', {
  schema: z.object({
    numberHash: z.string(),
    id: SignInCodeId,
    /** E.164; `null` once the text was handed over, or turned away. */
    number: z.string().nullable(),
    locale: InterfaceLocale,
    /** Who sends is written before the text is sent: it is never sent by a second one. */
    state: z.enum(['waiting', 'sending', 'sent', 'failed']),
    /** Codes tried so far, right ones included. */
    tries: z.int(),
    expiresAt: Instant,
  }),
  key: { pk: 'SMS-CODE#{numberHash}', sk: 'CODE' },
  expires: 'expiresAt',
});

/** Texts of each day: what keeps the day's budget, and what administrators see of it. */
export const SmsDays = defineEntity('SmsDay', {
  schema: SmsDay.extend({
    sent: SmsDay.shape.sent.default(0),
    refused: SmsDay.shape.refused.default(0),
    expiresAt: Instant,
  }),
  key: { pk: 'SMS-DAYS', sk: '{day}' },
  expires: 'expiresAt',
});
