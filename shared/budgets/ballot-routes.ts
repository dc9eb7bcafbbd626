/** HTTP contract of ballots on budgets: basket, check-out, receipt, and the tablet in a hall. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { ComponentId, EnvelopeId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';
import { BallotChannel, BallotContent, ReceiptCode } from './ballot.ts';
import { kioskRoutes } from './kiosk-routes.ts';

const params = z.object({ componentId: ComponentId });
const Revision = z.int().positive();
const Known = Revision.nullable().describe('The revision that is being changed; null: there was none');

/** What somebody sends to keep or to cast. */
export const SentBallot = z.object({ content: BallotContent, revision: Known });

/** Own ballot as it was cast: without the code of its receipt, which is shown once. */
export const OwnBallot = z.object({
  content: BallotContent,
  revision: Revision,
  channel: BallotChannel,
  castInHour: Instant.describe('Rounded to the hour'),
});
export type OwnBallot = z.infer<typeof OwnBallot>;

/** Where somebody stands in a vote on budgets. */
export const BallotStanding = z.object({
  ballot: OwnBallot.nullable(),
  isPaper: z.boolean().describe('Has been handed a ballot of paper, and cannot vote here'),
  basket: z.object({ content: BallotContent, revision: Revision }).nullable().describe('An unfinished ballot'),
  votesIn: z.array(EnvelopeId).describe('Envelopes in which this person votes'),
  mayVote: z.boolean().describe('Whether a ballot can be cast now'),
  refusal: z
    .object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) })
    .nullable()
    .describe('Why not: the problem that check-out would answer with'),
});
export type BallotStanding = z.infer<typeof BallotStanding>;

/** What is shown once a ballot is cast. */
export const Cast = z.object({
  receipt: ReceiptCode.describe('Shown this once: to print or to keep'),
  revision: Revision,
});
export type Cast = z.infer<typeof Cast>;

const casting = [
  'component.not-found',
  'budget.voting-closed',
  'budget.voted-on-paper',
  'budget.ballot-refused',
  'budget.ballot-changed-meanwhile',
] as const;

export const budgetBallots = defineContract('budgetBallots', {
  readBallot: {
    summary: 'Own ballot and basket, and whether a ballot can be cast now',
    method: 'GET',
    path: '/budgets/{componentId}/ballot',
    access: 'budget.vote',
    params,
    returns: BallotStanding,
    problems: ['component.not-found'],
  },
  keepBasket: {
    summary: 'Keep an unfinished ballot between devices; empty: forget it',
    method: 'PUT',
    path: '/budgets/{componentId}/basket',
    access: 'budget.vote',
    params,
    body: SentBallot,
    returns: z.object({ revision: Revision.nullable().describe('null: nothing is kept') }),
    problems: ['component.not-found', 'budget.voting-closed', 'budget.basket-changed-meanwhile'],
  },
  castBallot: {
    // PUT with an Idempotency-Key: a retry on a poor connection answers the same receipt.
    summary: 'Check out: cast a ballot, or replace the own one',
    method: 'PUT',
    path: '/budgets/{componentId}/ballot',
    access: 'budget.vote',
    params,
    body: SentBallot,
    returns: Cast,
    problems: [...casting],
  },
  takeBallotBack: {
    summary: 'Take the own ballot back while the vote is open; without one it changes nothing',
    method: 'DELETE',
    path: '/budgets/{componentId}/ballot',
    access: 'budget.vote',
    params,
    problems: ['component.not-found', 'budget.voting-closed', 'budget.voted-on-paper'],
  },
  ...kioskRoutes,
});
