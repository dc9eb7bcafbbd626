import * as z from 'zod';
import { DecisionId, ParticipantId, ProcessId } from '../platform/ids.ts';
import { InstantInput } from '../platform/time.ts';
import { Case, CaseDetails, CaseState, SubjectKind } from './case.ts';
import { DecisionStanding, ModerationSettings, OfficeDecision, Statement } from './decision.ts';
import { ReportReason, SubjectId } from './report.ts';
import { MOST_AT_ONCE, STATEMENT_LENGTH } from './rules.ts';

const Subjects = z.array(SubjectId).min(1).max(MOST_AT_ONCE);
const Words = z.string().trim().max(STATEMENT_LENGTH);
const Each = z.object({
  subjectId: SubjectId,
  problem: z.string().nullable().describe('Code of why nothing was done; null: done'),
});
const one = z.object({ decisionId: DecisionId });

/** What moderators do, each within the spaces of their role. */
export const officeRoutes = {
  list: {
    summary: 'Cases of a state, what has waited longest first; a page may hold fewer than there are',
    method: 'GET',
    path: '/moderation/cases',
    access: 'moderation.read',
    reads: 'personal-data',
    query: z.object({
      state: CaseState.default('open'),
      reason: ReportReason.optional(),
      space: ProcessId.optional(),
      kind: SubjectKind.optional(),
      assignee: z.union([z.enum(['me', 'nobody']), ParticipantId]).optional(),
      cursor: z.string().max(2000).optional(),
    }),
    returns: z.object({ items: z.array(Case), next: z.string().nullable() }),
    problems: ['request.invalid-cursor'],
  },
  count: {
    summary: 'What waits, each counted up to 100',
    method: 'GET',
    path: '/moderation/count',
    access: 'moderation.read',
    returns: z.object({
      open: z.int().nonnegative(),
      overdue: z.int().nonnegative(),
      appeals: z.int().nonnegative(),
    }),
  },
  read: {
    summary: 'All of one case: its text, also where it is hidden, and what reporters say',
    method: 'GET',
    path: '/moderation/cases/{subjectId}',
    access: 'moderation.read',
    reads: 'personal-data',
    params: z.object({ subjectId: SubjectId }),
    returns: CaseDetails,
    problems: ['moderation.case-not-found'],
  },
  listModerators: {
    summary: 'Who can be given a case',
    method: 'GET',
    path: '/moderation/moderators',
    access: 'moderation.read',
    returns: z.object({ items: z.array(z.object({ id: ParticipantId, name: z.string() })) }),
  },
  assign: {
    summary: 'Give cases to somebody, or to nobody',
    method: 'PUT',
    path: '/moderation/assignments',
    access: 'moderation.assign',
    status: 200,
    body: z.object({ subjects: Subjects, assigneeId: ParticipantId.nullable() }),
    returns: z.object({ items: z.array(Each) }),
    problems: ['moderation.not-a-moderator'],
  },
  decide: {
    summary: 'Hide some things with a statement of reasons to each author, or leave them as they are',
    method: 'POST',
    path: '/moderation/decisions',
    access: 'moderation.decide',
    status: 200,
    body: z.discriminatedUnion('measure', [
      z.object({ measure: z.literal('hide'), subjects: Subjects, statement: Statement }),
      z.object({ measure: z.literal('none'), subjects: Subjects }),
    ]),
    returns: z.object({ items: z.array(Each) }),
  },
  reopen: {
    summary: 'Take back that something was left as it is: the case waits again',
    method: 'POST',
    path: '/moderation/reopenings',
    access: 'moderation.reopen',
    status: 200,
    body: z.object({ subjects: Subjects }),
    returns: z.object({ items: z.array(Each) }),
  },
  block: {
    summary: 'Block an account until a day or for good, with a statement of reasons',
    method: 'POST',
    path: '/moderation/blocks',
    access: 'moderation.block',
    status: 201,
    body: z.object({
      participantId: ParticipantId,
      statement: Statement,
      until: InstantInput.nullable().describe('null: for good'),
    }),
    returns: z.object({ id: DecisionId }),
    problems: ['moderation.not-blockable', 'moderation.already-blocked'],
  },
  listDecisions: {
    summary: 'Decisions by how they stand, newest first',
    method: 'GET',
    path: '/moderation/decisions',
    access: 'moderation.read',
    reads: 'personal-data',
    query: z.object({ standing: DecisionStanding, cursor: z.string().max(2000).optional() }),
    returns: z.object({ items: z.array(OfficeDecision), next: z.string().nullable() }),
    problems: ['request.invalid-cursor'],
  },
  reverse: {
    summary: 'Take a decision back: what was hidden is shown again, who was blocked may write',
    method: 'POST',
    path: '/moderation/decisions/{decisionId}/reversal',
    access: 'moderation.reverse',
    status: 204,
    params: one,
    body: z.object({ words: Words.default('') }),
    problems: ['moderation.decision-not-found', 'moderation.not-reversible'],
  },
  judge: {
    summary: 'Judge an appeal; never by who decided first',
    method: 'PUT',
    path: '/moderation/decisions/{decisionId}/judgement',
    access: 'moderation.judge',
    status: 204,
    params: one,
    body: z.object({ outcome: z.enum(['upheld', 'reversed']), reasons: Words.min(1) }),
    problems: ['moderation.decision-not-found', 'moderation.no-appeal', 'moderation.own-decision'],
  },
  readSettings: {
    summary: 'Time limits of moderation, and how many reports hide something by themselves',
    method: 'GET',
    path: '/moderation/settings',
    access: 'moderation.read',
    returns: ModerationSettings,
  },
  updateSettings: {
    summary: 'Change them; `version` is the one that was read',
    method: 'PUT',
    path: '/moderation/settings',
    access: 'moderation.configure',
    body: ModerationSettings,
    returns: ModerationSettings,
    problems: ['moderation.changed-meanwhile'],
  },
} as const;
