/** Lines of the data register for `entities.ts`, and for the authorizations: docs/data-register.md. */
import { AuthorizationRevocations, Authorizations } from '../platform/entities.ts';
import { kept, type RegisterLine } from '../platform/register.ts';
import { censusKept } from './census/kept.ts';
import { AuthorizationClaims, IdDocuments, VerificationMethods } from './entities.ts';
import { lettersKept } from './postal-letter/kept.ts';
import { smsKept } from './sms/kept.ts';

export const verificationsKept: readonly RegisterLine[] = [
  kept(Authorizations, {
    keeps: 'What somebody has shown of themselves to take part; without an account, for a day',
    until: 'account',
    download: 'verifications',
    removed: {
      participantId: 'whose verification it is',
      voterId: 'the account that verified first as this person',
      personHash: 'a hash of what makes the person unique',
      bornOn: 'for minimum ages',
      territoryId: 'where the person lives, as far as the method tells',
      grantedAt: 'since when',
    },
    others: ['method', 'expiresAt', 'keptUntil'],
  }),
  kept(AuthorizationClaims, {
    keeps: 'That a person has verified: nobody does so twice',
    until: 'platform',
    download: 'verifications',
    stays: {
      personHash: 'a hash that names nobody without a secret that is kept elsewhere',
      participantId: 'the account that has it; dropped with the account',
      voterId: 'so that a later account of the same person has the same ballots',
      grantedAt: 'since when',
      keptUntil: 'two years after the last use, where no account has it: dropped then',
    },
    others: ['method'],
  }),
  kept(AuthorizationRevocations, {
    keeps: 'Since when verifications of each method count',
    until: 'platform',
    others: ['method', 'before'],
  }),
  kept(IdDocuments, {
    keeps: 'Identity documents until they are decided on, then why one was refused',
    until: 'expires',
    download: 'identity_documents',
    removed: {
      participantId: 'whose document it is',
      kind: 'compared with the pictures',
      number: 'compared with the pictures; deleted with the decision',
      bornOn: 'compared with the pictures; deleted with the decision',
      refusal: 'so that the person can read why',
      since: 'when it was sent, or refused',
      waitingSince: 'the oldest is looked at first',
    },
    others: ['id', 'state', 'first', 'second', 'decidingUntil', 'expiresAt'],
  }),
  kept(VerificationMethods, {
    keeps: 'Methods of verification as they are set up',
    until: 'platform',
    others: ['methods', 'version', 'updatedAt'],
  }),
  ...censusKept,
  ...smsKept,
  ...lettersKept,
];
