/** What sign-in keeps in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { ParticipantId, SignInCodeId } from '../../shared/platform/ids.ts';
import { InterfaceLocale } from '../../shared/platform/locale.ts';
import { Instant } from '../../shared/platform/time.ts';
import { defineEntity } from '../platform/db/entity.ts';

/**
 * The newest code of an address; asking again replaces it. Neither the code nor the link's token is here, not even
 * hashed: both follow from `id` and the secret `session` (see platform/mail/sign-in-secrets.ts), so a copy of the
 * table opens no session, however fast somebody tries a million hashes.
 */
export const SignInCodes = defineEntity('SignInCode', {
  schema: z.object({
    emailHash: z.string(),
    id: SignInCodeId,
    email: z.string(),
    locale: InterfaceLocale,
    /** Codes tried so far, right ones included. */
    tries: z.int(),
    consumedAt: Instant.nullable(),
    expiresAt: Instant,
  }),
  key: { pk: 'SIGN-IN-CODE#{emailHash}', sk: 'CODE' },
  expires: 'expiresAt',
});

/** From the id in a link's token to the code; an item, since an index could lag behind a quick reader of mail. */
export const SignInLinks = defineEntity('SignInLink', {
  schema: z.object({ id: SignInCodeId, emailHash: z.string(), expiresAt: Instant }),
  key: { pk: 'SIGN-IN-LINK#{id}', sk: 'LINK' },
  expires: 'expiresAt',
});

/** Who has an address: written in the transaction that makes the participant, so an address has one account. */
export const ParticipantEmails = defineEntity('ParticipantEmail', {
  schema: z.object({ emailHash: z.string(), participantId: ParticipantId }),
  key: { pk: 'PARTICIPANT-EMAIL#{emailHash}', sk: 'EMAIL' },
});
