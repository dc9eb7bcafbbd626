/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import {
  Confirmations,
  Erasures,
  Exports,
  FormerRecipients,
  ParticipantEmails,
  RecoveryCodes,
  SecondFactors,
  SignInCodes,
  SignInLinks,
} from './entities.ts';

export const participantsKept: readonly RegisterLine[] = [
  kept(Confirmations, {
    keeps: 'Codes for a new address or a deletion',
    until: 'expires',
    removed: { participantId: 'who asked', email: 'the address that is to be confirmed', purpose: 'what for' },
    others: ['id', 'tries', 'consumedAt', 'expiresAt'],
  }),
  kept(Erasures, {
    keeps: 'That an account was deleted, so that nothing is forgotten',
    until: 'expires',
    stays: { participantId: 'whose remains are removed', recipient: 'whose mails are removed; a keyed hash' },
    others: ['requestedAt', 'doneAt', 'expiresAt'],
  }),
  kept(Exports, {
    keeps: 'Files of own data',
    until: 'expires',
    removed: { participantId: 'whose file it is', fileKey: 'where it lies' },
    others: ['id', 'state', 'bytes', 'createdAt', 'expiresAt'],
  }),
  kept(FormerRecipients, {
    keeps: 'Whose mails of the last month went to a former address',
    until: 'expires',
    removed: { participantId: 'whose it was', recipient: 'a keyed hash of the former address' },
    others: ['leftAt', 'expiresAt'],
  }),
  kept(ParticipantEmails, {
    keeps: 'One account for each address',
    until: 'account',
    download: 'profile',
    removed: { emailHash: 'a keyed hash of the address', participantId: 'whose address it is' },
  }),
  kept(RecoveryCodes, {
    keeps: 'Codes for a lost second factor',
    until: 'account',
    removed: { participantId: 'whose they are', hash: 'to check them; the codes are not kept' },
  }),
  kept(SecondFactors, {
    keeps: 'The second factor of people with a role',
    until: 'account',
    removed: {
      participantId: 'whose it is',
      secret: 'to check codes',
      lastStep: 'a code counts once',
      createdAt: 'since when',
    },
    others: ['state', 'expiresAt'],
  }),
  kept(SignInCodes, {
    keeps: 'Codes of sign-in that were asked for',
    until: 'expires',
    stays: {
      emailHash: 'the account that it opens; dropped by its timer',
      email: 'where the code goes; dropped by its timer',
      locale: 'language of the mail',
    },
    others: ['id', 'tries', 'consumedAt', 'expiresAt'],
  }),
  kept(SignInLinks, {
    keeps: 'Links of sign-in',
    until: 'expires',
    stays: { emailHash: 'the account that it opens; dropped by its timer' },
    others: ['id', 'expiresAt'],
  }),
];
