/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import { Assistances, DeskVisits } from './entities.ts';

export const assistanceKept: readonly RegisterLine[] = [
  kept(Assistances, {
    keeps: 'Who entered for whom at a desk, and how the person agreed',
    until: 'expires',
    download: 'assistance',
    stays: {
      agentId: 'who answers for what was entered; dropped by its timer',
      participantId: 'for whom; somebody without an account, whom the id does not name',
      consent: 'that and how the person agreed',
      beganAt: 'when the person agreed',
    },
    others: ['id', 'method', 'endsAt', 'endedAt', 'spaces', 'expiresAt'],
  }),
  kept(DeskVisits, {
    keeps: 'Who was verified at a desk, and how the person agreed',
    until: 'account',
    download: 'desk',
    removed: { participantId: 'who was verified', consent: 'how the person agreed', visitedAt: 'when' },
    stays: { agentId: 'who looked at the document; the entry goes with the account of the person' },
  }),
];
