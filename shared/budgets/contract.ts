/** HTTP contract of the catalogue of a budget: envelopes and projects, for the back office. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { ComponentId, EnvelopeId, ProjectId, ProposalId } from '../platform/ids.ts';
import { TextHistory } from '../platform/text-history.ts';
import { Version } from '../spaces/fields.ts';
import { Envelope } from './envelope.ts';
import {
  ChangeOutcome,
  EnvelopeInput,
  ImportInput,
  MOST_AT_ONCE,
  ProjectChange,
  ProjectInput,
  ProjectLine,
  StateInput,
} from './office.ts';
import { Project } from './project.ts';

const params = z.object({ componentId: ComponentId });
const envelope = z.object({ componentId: ComponentId, envelopeId: EnvelopeId });
const project = z.object({ componentId: ComponentId, projectId: ProjectId });
const isVoteBegun = z.boolean().describe('Then neither sums nor costs change any more');

export const budgets = defineContract('budgets', {
  listEnvelopes: {
    summary: 'Envelopes of a budget in their order',
    method: 'GET',
    path: '/budgets/{componentId}/envelopes',
    access: 'budget.manage',
    params,
    returns: z.object({ items: z.array(Envelope), isVoteBegun }),
    problems: ['component.not-found'],
  },
  createEnvelope: {
    summary: 'Add an envelope; the same Idempotency-Key gives the same one',
    method: 'POST',
    path: '/budgets/{componentId}/envelopes',
    access: 'budget.manage',
    status: 201,
    params,
    body: EnvelopeInput,
    returns: Envelope,
    problems: ['component.not-found', 'budget.vote-begun', 'budget.catalogue-full', 'taxonomy.not-found'],
  },
  updateEnvelope: {
    summary: 'Change an envelope; once the vote has begun its texts and its place in the list alone',
    method: 'PUT',
    path: '/budgets/{componentId}/envelopes/{envelopeId}',
    access: 'budget.manage',
    params: envelope,
    body: EnvelopeInput.extend({ version: Version }),
    returns: Envelope,
    problems: [
      'component.not-found',
      'budget.envelope-not-found',
      'budget.changed-meanwhile',
      'budget.vote-begun',
      'taxonomy.not-found',
    ],
  },
  removeEnvelope: {
    summary: 'Remove an envelope without projects; one that is gone is no error',
    method: 'DELETE',
    path: '/budgets/{componentId}/envelopes/{envelopeId}',
    access: 'budget.manage',
    status: 204,
    params: envelope,
    problems: ['component.not-found', 'budget.vote-begun', 'budget.envelope-in-use'],
  },
  listProjects: {
    summary: 'Projects of a budget by number, drafts too, without their long texts',
    method: 'GET',
    path: '/budgets/{componentId}/projects',
    access: 'budget.manage',
    params,
    returns: z.object({ items: z.array(ProjectLine), isVoteBegun }),
    problems: ['component.not-found'],
  },
  readProject: {
    summary: 'One project',
    method: 'GET',
    path: '/budgets/{componentId}/projects/{projectId}',
    access: 'budget.manage',
    params: project,
    returns: Project,
    problems: ['budget.project-not-found'],
  },
  readProjectHistory: {
    summary: 'What was changed in the texts of a project, by whom and when, newest first',
    method: 'GET',
    path: '/budgets/{componentId}/projects/{projectId}/history',
    access: 'budget.manage',
    params: project,
    returns: TextHistory,
    problems: ['budget.project-not-found'],
  },
  createProject: {
    summary: 'Add a project as a draft, with the next number; the same Idempotency-Key gives the same one',
    method: 'POST',
    path: '/budgets/{componentId}/projects',
    access: 'budget.manage',
    status: 201,
    params,
    body: ProjectInput,
    returns: Project,
    problems: [
      'component.not-found',
      'budget.envelope-not-found',
      'budget.catalogue-full',
      'budget.vote-begun',
      'taxonomy.not-found',
    ],
  },
  updateProject: {
    summary: 'Change a project; once the vote has begun not its cost, envelope, category and district',
    method: 'PUT',
    path: '/budgets/{componentId}/projects/{projectId}',
    access: 'budget.manage',
    params: project,
    body: ProjectInput.extend({ version: Version }),
    returns: Project,
    problems: [
      'component.not-found',
      'budget.project-not-found',
      'budget.envelope-not-found',
      'budget.changed-meanwhile',
      'budget.vote-begun',
      'budget.project-incomplete',
      'taxonomy.not-found',
    ],
  },
  removeProject: {
    summary: 'Remove a draft; its number is not given again. One that is gone is no error',
    method: 'DELETE',
    path: '/budgets/{componentId}/projects/{projectId}',
    access: 'budget.manage',
    status: 204,
    params: project,
    problems: ['component.not-found', 'budget.project-not-a-draft'],
  },
  changeState: {
    summary: 'Publish a project, take it back, or withdraw it with a reason that people read',
    method: 'PUT',
    path: '/budgets/{componentId}/projects/{projectId}/state',
    access: 'budget.manage',
    params: project,
    body: StateInput,
    returns: Project,
    problems: [
      'component.not-found',
      'budget.project-not-found',
      'budget.changed-meanwhile',
      'budget.vote-begun',
      'budget.project-incomplete',
      'budget.reason-missing',
    ],
  },
  changeProjects: {
    summary: 'Change many projects at once: each that is still as it was read; the answer tells how to undo it',
    method: 'PUT',
    path: '/budgets/{componentId}/projects',
    access: 'budget.manage',
    params,
    body: z.object({ changes: z.array(ProjectChange).min(1).max(MOST_AT_ONCE) }),
    returns: z.object({ items: z.array(ChangeOutcome) }),
    problems: ['component.not-found'],
  },
  importProposals: {
    summary: 'Make drafts of projects from proposals of the same process; those that have a project here are left out',
    method: 'POST',
    path: '/budgets/{componentId}/projects/imports',
    access: 'budget.manage',
    status: 201,
    params,
    body: ImportInput,
    returns: z.object({
      created: z.array(ProjectLine),
      skipped: z.array(ProposalId).describe('Had a project already'),
      missing: z.array(ProposalId).describe('Not there, not public, or of another process'),
    }),
    problems: ['component.not-found', 'budget.envelope-not-found', 'budget.catalogue-full', 'budget.vote-begun'],
  },
});
