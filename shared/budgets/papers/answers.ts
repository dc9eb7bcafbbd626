/** What routes of ballots of paper take and answer: who stands at a desk, a paper, two readings of one. */
import * as z from 'zod';
import { Identified } from '../../assistance/contract.ts';
import { Email } from '../../platform/email.ts';
import { EnvelopeId } from '../../platform/ids.ts';
import { VerificationMethod } from '../../verifications/method.ts';
import { BallotContent } from '../ballot.ts';
import { Envelope } from '../envelope.ts';
import { Project } from '../project.ts';
import { BudgetSettings } from '../settings.ts';
import { InvalidReason, PaperState } from './paper.ts';

/** Who stands at the desk: by a document, by the census, or by the address of their account. */
export const PaperVoter = z.discriminatedUnion('method', [
  ...Identified.options,
  z.object({ method: z.literal('account'), email: Email }),
]);
export type PaperVoter = z.infer<typeof PaperVoter>;

/** What became of a paper by an entry. */
export const PaperOutcome = z.object({ number: z.int(), state: PaperState });
export type PaperOutcome = z.infer<typeof PaperOutcome>;

/** What an agent may know before entering a paper: never what another agent has read. */
export const PaperToEnter = PaperOutcome.extend({
  envelopeIds: z.array(EnvelopeId).describe('Envelopes that stand on it; empty: all'),
  isMine: z.boolean().describe('Entered by this agent already'),
});
export type PaperToEnter = z.infer<typeof PaperToEnter>;

const Entry = z.object({
  agentName: z.string().nullable().describe('null: the account is deleted'),
  isMine: z.boolean(),
  content: BallotContent.nullable(),
  invalid: InvalidReason.nullable(),
});

/** A paper that two agents have read differently. */
export const PaperDifference = z.object({
  number: z.int(),
  first: Entry,
  second: Entry,
  mayDecide: z.boolean().describe('Whether whoever asks may decide alone: somebody who entered neither'),
});
export type PaperDifference = z.infer<typeof PaperDifference>;

/** What stands on papers, and what is asked at the desk. */
export const PaperCatalogue = z.object({
  isOpen: z.boolean().describe('Papers can be handed out now'),
  methods: z.array(VerificationMethod).describe('Verifications that the vote asks for; empty: none'),
  settings: BudgetSettings,
  envelopes: z.array(Envelope.pick({ id: true, title: true, total: true })),
  projects: z.array(
    Project.pick({ id: true, envelopeId: true, number: true, title: true, cost: true, categoryId: true, state: true }),
  ),
});
export type PaperCatalogue = z.infer<typeof PaperCatalogue>;
