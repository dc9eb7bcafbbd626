/** HTTP contract of studies: what the services find out about proposals, merges, and projects that come of proposals. */
import * as z from 'zod';
import { BudgetSettings } from '../budgets/settings.ts';
import { defineContract } from '../platform/contract.ts';
import { ComponentId, EnvelopeId, ParticipantId, ProposalId, StudyNoteId, TaxonomyId } from '../platform/ids.ts';
import { Localized, RequiredLocalized } from '../platform/locale.ts';
import { PROBLEM_STATUS, type ProblemCode } from '../platform/problem.ts';
import { ProposalState } from '../proposals/proposal.ts';
import { Version } from '../spaces/fields.ts';
import { MOST_MERGED, StudiedProject, Study, StudyContent, StudyNote, StudyStatus } from './study.ts';

/** Proposals that one request may be about. */
export const MOST_STUDIED = 200;
const ProposalIds = z.array(ProposalId).min(1).max(MOST_STUDIED);
const Person = z.object({
  participantId: ParticipantId,
  name: z.string().nullable().describe('null: the account is deleted'),
});
const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEM_STATUS, code);
const Refusal = z.string().refine(isProblemCode).nullable();

/** One line of the board. */
export const StudyRow = z.object({
  proposalId: ProposalId,
  title: z.string(),
  locale: z.string(),
  reference: z.string(),
  state: ProposalState,
  themeId: TaxonomyId.nullable(),
  territoryId: TaxonomyId.nullable(),
  supports: z.int().nonnegative().nullable().describe('null: counts are hidden'),
  evaluators: z.array(Person),
  study: Study,
  projects: z.array(StudiedProject),
  isPublished: z.boolean().describe('What is published is what the study says'),
});
export type StudyRow = z.infer<typeof StudyRow>;

/** Another proposal, as merges name it. */
export const StudiedLink = z.object({
  proposalId: ProposalId,
  title: z.string(),
  supports: z.int().nonnegative().nullable(),
});

const Note = StudyNote.extend({ authorName: z.string().nullable(), isOwn: z.boolean() });
export type ShownNote = z.infer<typeof Note>;

/** Everything about one study. */
export const StudyFile = z.object({
  study: Study,
  projects: z.array(StudiedProject),
  isPublished: z.boolean(),
  currency: BudgetSettings.shape.currency.unwrap(),
  evaluators: z.array(Person),
  notes: z.array(Note).describe('The oldest first'),
  into: StudiedLink.nullable(),
  mergedFrom: z.array(StudiedLink),
  similar: z.array(StudiedLink).describe('Proposals that look like it, the most alike first'),
});
export type StudyFile = z.infer<typeof StudyFile>;

/** What is done to each of many studies. */
export const StudyAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assign'), evaluatorIds: z.array(ParticipantId).min(1).max(20) }),
  z.object({
    kind: z.literal('status'),
    status: StudyStatus,
    reasons: Localized.default({}).describe('Empty: a study keeps the reasons that it has'),
  }),
  z.object({ kind: z.literal('service'), service: StudyContent.shape.service }),
  z.object({ kind: z.literal('due'), dueOn: StudyContent.shape.dueOn }),
  z.object({ kind: z.literal('publish') }),
]);
export type StudyAct = z.infer<typeof StudyAct>;

const Outcome = z.object({
  proposalId: ProposalId,
  outcome: z.enum(['changed', 'already', 'refused']),
  code: Refusal.describe('Why it was refused'),
});
export type StudyOutcome = z.infer<typeof Outcome>;

const component = z.object({ componentId: ComponentId });
const one = z.object({ componentId: ComponentId, proposalId: ProposalId });
const note = one.extend({ noteId: StudyNoteId });
const NoteInput = z.object({ text: StudyNote.shape.text });
const STUDY = '/components/{componentId}/proposals/{proposalId}/study' as const;
const hereProblems = ['component.not-found', 'study.no-budget'] as const;
const oneProblems = [...hereProblems, 'proposal.not-found', 'proposal.not-assigned'] as const;

export const studies = defineContract('studies', {
  listStudies: {
    summary: 'Studies of a component: one line for each published proposal; evaluators see what is assigned to them',
    method: 'GET',
    path: '/components/{componentId}/studies',
    access: 'study.write',
    params: component,
    returns: z.object({
      items: z.array(StudyRow),
      evaluators: z.array(Person).describe('Everybody who evaluates in the process now'),
      currency: BudgetSettings.shape.currency.unwrap(),
      budgets: z.array(z.object({ componentId: ComponentId, name: Localized })).describe('Where projects can go'),
    }),
    problems: hereProblems,
  },
  readStudy: {
    summary: 'The study of one proposal, with its private notes and the proposals that look like it',
    method: 'GET',
    path: STUDY,
    access: 'study.write',
    params: one,
    returns: StudyFile,
    problems: oneProblems,
  },
  writeStudy: {
    summary: 'Write what was found out; a study that begins is published by that, its result is not',
    method: 'PUT',
    path: STUDY,
    access: 'study.write',
    status: 200,
    params: one,
    body: StudyContent.extend({ version: Version }),
    returns: StudyFile,
    problems: [...oneProblems, 'study.changed-meanwhile'],
  },
  addNote: {
    summary: 'Leave a note for those who study the proposal; a repeat with the same Idempotency-Key adds nothing',
    method: 'POST',
    path: `${STUDY}/notes`,
    access: 'study.write',
    status: 201,
    params: one,
    body: NoteInput,
    returns: Note,
    problems: oneProblems,
  },
  editNote: {
    summary: 'Change an own note',
    method: 'PUT',
    path: `${STUDY}/notes/{noteId}`,
    access: 'study.write',
    status: 200,
    params: note,
    body: NoteInput.extend({ version: Version }),
    returns: Note,
    problems: [...oneProblems, 'study.note-not-found', 'study.note-not-yours', 'study.changed-meanwhile'],
  },
  removeNote: {
    summary: 'Remove an own note; one that is gone is no error',
    method: 'DELETE',
    path: `${STUDY}/notes/{noteId}`,
    access: 'study.write',
    status: 204,
    params: note,
    problems: [...oneProblems, 'study.note-not-yours'],
  },
  actOnStudies: {
    summary: 'Assign, change or publish many studies at once; what was refused is said of each',
    method: 'POST',
    path: '/components/{componentId}/studies/acts',
    access: 'study.manage',
    status: 200,
    params: component,
    body: z.object({ proposalIds: ProposalIds, act: StudyAct }),
    returns: z.object({ items: z.array(Outcome) }),
    problems: [...hereProblems, 'proposal.no-evaluator'],
  },
  merge: {
    summary: 'Let proposals that say the same go into one of them, all or none; supports are not added up',
    method: 'POST',
    path: '/components/{componentId}/studies/merges',
    access: 'study.manage',
    status: 200,
    params: component,
    body: z.object({
      into: ProposalId,
      proposalIds: z.array(ProposalId).min(1).max(MOST_MERGED),
      reason: RequiredLocalized.describe('Told to the authors, and shown'),
    }),
    returns: StudyFile.describe('The study of the proposal that stays'),
    problems: [
      ...hereProblems,
      'proposal.not-found',
      'study.merge-itself',
      'study.merge-chain',
      'study.already-merged',
      'study.has-project',
      'study.too-many-merged',
      'study.not-mergeable',
    ],
  },
  unmerge: {
    summary: 'Take a proposal out of the one that it went into, unless that has become a project',
    method: 'DELETE',
    path: `${STUDY}/merge`,
    access: 'study.manage',
    status: 204,
    params: one,
    problems: [...hereProblems, 'proposal.not-found', 'study.not-merged', 'study.merge-final'],
  },
  convert: {
    summary:
      'Make a draft of a project of each feasible proposal, with what was merged into it; said twice, it is made once',
    method: 'POST',
    path: '/components/{componentId}/studies/projects',
    access: 'study.manage',
    status: 200,
    params: component,
    body: z.object({
      proposalIds: ProposalIds,
      budgetId: ComponentId.describe('The component of budgets'),
      envelopeId: EnvelopeId,
    }),
    returns: z.object({
      items: z.array(Outcome.extend({ project: StudiedProject.nullable() })),
    }),
    problems: [...hereProblems, 'budget.envelope-not-found', 'budget.vote-begun', 'budget.catalogue-full'],
  },
});
