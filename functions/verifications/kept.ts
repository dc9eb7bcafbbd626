/** Lines of the data register for `entities.ts`, and for the authorizations: docs/data-register.md. */
import { AuthorizationRevocations, Authorizations } from '../platform/entities.ts';
import { kept, type RegisterLine } from '../platform/register.ts';
import { AuthorizationClaims, VerificationMethods } from './entities.ts';

export const verificationsKept: readonly RegisterLine[] = [
  kept(Authorizations, {
    keeps: 'What somebody has shown of themselves to take part',
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
  kept(VerificationMethods, {
    keeps: 'Methods of verification as they are set up',
    until: 'platform',
    others: ['methods', 'version', 'updatedAt'],
  }),
];
