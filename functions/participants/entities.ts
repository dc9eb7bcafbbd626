/** What sign-in keeps in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { ExportId, ParticipantId, SignInCodeId } from '../../shared/platform/ids.ts';
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

/** What a mailed code can confirm besides a sign-in. */
export const CONFIRMABLE = ['email', 'deletion'] as const;

/**
 * The newest code of a participant for a purpose; asking again replaces it. As with sign-in, code and token follow from
 * `id` and the secret `session`.
 */
export const Confirmations = defineEntity('Confirmation', {
  schema: z.object({
    participantId: ParticipantId,
    purpose: z.enum(CONFIRMABLE),
    id: SignInCodeId,
    /** Address that the code was mailed to: the new one where the address is to change. */
    email: z.string(),
    tries: z.int(),
    consumedAt: Instant.nullable(),
    expiresAt: Instant,
  }),
  key: { pk: 'CONFIRMATION#{participantId}', sk: '{purpose}' },
  expires: 'expiresAt',
});

/** Whose mails were sent to an address that the participant has left: as long as the outbox may hold some. */
export const FormerRecipients = defineEntity('FormerRecipient', {
  schema: z.object({
    participantId: ParticipantId,
    recipient: z.string(),
    /** Later mails to the address are those of whoever has it then. */
    leftAt: Instant,
    expiresAt: Instant,
  }),
  key: { pk: 'FORMER-RECIPIENTS#{participantId}', sk: '{recipient}' },
  expires: 'expiresAt',
});

/**
 * The secret of somebody's authenticator app. Granted to the function of participants alone: whoever reads it can show
 * the second factor. A new app waits as `pending` until a code of it was confirmed.
 */
export const SecondFactors = defineEntity('SecondFactor', {
  schema: z.object({
    participantId: ParticipantId,
    state: z.enum(['pending', 'active']),
    /** Base 32. */
    secret: z.string(),
    /** Of the last code that was taken, counted in half minutes since 1970: no code is taken twice. */
    lastStep: z.int(),
    createdAt: Instant,
    /** A new app that nobody confirms is forgotten. */
    expiresAt: Instant.nullable(),
  }),
  key: { pk: 'SECOND-FACTOR#{participantId}', sk: '{state}' },
  expires: 'expiresAt',
});

/** Codes for the day the authenticator app is lost; each goes with its use. Only an HMAC of a code is here. */
export const RecoveryCodes = defineEntity('RecoveryCode', {
  schema: z.object({ participantId: ParticipantId, hash: z.string() }),
  key: { pk: 'RECOVERY-CODES#{participantId}', sk: '{hash}' },
});

/** A file of somebody's own data. */
export const Exports = defineEntity('Export', {
  schema: z.object({
    participantId: ParticipantId,
    id: ExportId,
    state: z.enum(['waiting', 'ready']),
    /** Key of the file in the data bucket; it cannot be guessed. */
    fileKey: z.string(),
    bytes: z.int(),
    createdAt: Instant,
    expiresAt: Instant,
  }),
  key: { pk: 'EXPORTS#{participantId}', sk: '{id}' },
  expires: 'expiresAt',
});

/** A deleted account whose remains are being removed, or were; kept for a month as a record, without personal data. */
export const Erasures = defineEntity('Erasure', {
  schema: z.object({
    participantId: ParticipantId,
    /** Whose mails are to be removed from the outbox: of the address that the account had. */
    recipient: z.string(),
    requestedAt: Instant,
    doneAt: Instant.nullable(),
    expiresAt: Instant,
  }),
  key: { pk: 'ERASURE#{participantId}', sk: 'ERASURE' },
  expires: 'expiresAt',
});
