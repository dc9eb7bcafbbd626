/** Lines of the data register for `entities.ts`, and for the authorizations: docs/data-register.md. */
import { Authorizations } from '../platform/entities.ts';
import { kept, type RegisterLine } from '../platform/register.ts';
import { AuthorizationClaims } from './entities.ts';

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
    others: ['method', 'expiresAt'],
  }),
  kept(AuthorizationClaims, {
    keeps: 'That a person has verified: nobody does so twice',
    until: 'platform',
    stays: {
      personHash: 'a hash that names nobody without a secret that is kept elsewhere',
      participantId: 'the account that has it; dropped with the account',
      voterId: 'so that a later account of the same person has the same ballots',
      grantedAt: 'since when',
    },
    others: ['method'],
  }),
];
