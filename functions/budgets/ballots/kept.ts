/** Lines of the data register for ballots and baskets: docs/data-register.md. */
import { kept, type RegisterLine } from '../../platform/register.ts';
import { Baskets, BudgetBallots, BudgetVoteStarts } from '../entities.ts';
import { KioskConflicts, Kiosks } from './kiosk/entities.ts';

export const budgetBallotsKept: readonly RegisterLine[] = [
  kept(Baskets, {
    keeps: 'Unfinished ballots on budgets: until they are cast, or a week after the vote',
    until: 'expires',
    download: 'baskets',
    removed: {
      participantId: 'whose ballot it is',
      content: 'what was chosen so far',
      updatedAt: 'when it was changed last',
      remindedAt: 'when they were reminded of it',
    },
    others: ['componentId', 'revision', 'expiresAt'],
  }),
  kept(BudgetBallots, {
    keeps: 'Ballots on budgets; they name nobody',
    until: 'consultation',
    download: 'budget-ballots',
    stays: {
      voterKey: 'one ballot for each person or paper; only the secret of the vote makes it, which is destroyed',
      content: 'the ballot',
      receipt: 'random: published with the ballot, so that whoever has the code can find it',
      territoryId: 'the district, for turnout by district',
      hour: 'the hour of the ballot, never the minute',
    },
    others: ['componentId', 'shard', 'channel', 'revision', 'checkOut'],
  }),
  kept(Kiosks, {
    keeps: 'Tablets in a hall: where, and from when to when',
    until: 'consultation',
    stays: { openedBy: 'the agent who opened it' },
    others: ['componentId', 'id', 'place', 'openedAt', 'endsAt', 'closedAt', 'secretHash'],
  }),
  kept(KioskConflicts, {
    keeps: 'Ballots of paper that a tablet had kept and that were refused later; they name nobody',
    until: 'consultation',
    stays: { settledBy: 'the agent who saw to it' },
    others: ['componentId', 'id', 'kioskId', 'number', 'code', 'content', 'notedAt', 'settledAt'],
  }),
  kept(BudgetVoteStarts, {
    keeps: 'When voting on a budget began',
    until: 'consultation',
    others: ['componentId', 'hour'],
  }),
];
