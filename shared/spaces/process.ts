/** Participatory processes and their phases: schemas and routes. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { PhaseId, ProcessId } from '../platform/ids.ts';
import { Localized, RequiredLocalized } from '../platform/locale.ts';
import { Instant, InstantInput } from '../platform/time.ts';
import { MediaPath, Slug, Version } from './fields.ts';

const PhaseFields = {
  title: RequiredLocalized,
  description: Localized,
};
export const Phase = z.object({ id: PhaseId, ...PhaseFields, startsAt: Instant, endsAt: Instant.nullable() });
export type Phase = z.infer<typeof Phase>;
const PhaseInput = z.object({
  id: PhaseId.optional().describe('Absent: a new phase'),
  ...PhaseFields,
  startsAt: InstantInput,
  endsAt: InstantInput.nullable(),
});

const ProcessTexts = {
  slug: Slug,
  title: RequiredLocalized,
  question: Localized.describe('The question put to citizens: the largest thing on the page'),
  summary: Localized.describe('One or two sentences'),
  description: Localized.describe('Why it matters, Markdown'),
  decision: Localized.describe('Who decides, and when the answer comes, Markdown'),
  image: MediaPath.nullable(),
  imageAlt: Localized,
};
export const Process = z.object({
  id: ProcessId,
  ...ProcessTexts,
  phases: z.array(Phase),
  isPublished: z.boolean(),
  /** Set by the clock, never by people: lets the stream see that a phase has changed. */
  activePhaseId: PhaseId.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Process = z.infer<typeof Process>;
const ProcessInput = z.object({ ...ProcessTexts, phases: z.array(PhaseInput).max(20) });

/** Routes of processes. */
export const processRoutes = {
  listProcesses: {
    summary: 'All processes, unpublished ones too',
    method: 'GET',
    path: '/processes',
    access: 'process.list',
    returns: z.object({ items: z.array(Process) }),
  },
  listPublicProcesses: {
    summary: 'Published processes with their phases',
    method: 'GET',
    path: '/public/processes',
    access: 'public',
    cacheSeconds: 30,
    returns: z.object({ items: z.array(Process) }),
  },
  readProcess: {
    summary: 'One process',
    method: 'GET',
    path: '/processes/{processId}',
    access: 'process.read',
    params: z.object({ processId: ProcessId }),
    returns: Process,
    problems: ['process.not-found'],
  },
  createProcess: {
    summary: 'Create a process, unpublished; the same Idempotency-Key gives the same process',
    method: 'POST',
    path: '/processes',
    access: 'process.create',
    status: 201,
    body: ProcessInput,
    returns: Process,
    problems: ['process.slug-taken', 'process.phases-overlap'],
  },
  updateProcess: {
    summary: 'Change texts and phases of a process',
    method: 'PUT',
    path: '/processes/{processId}',
    access: 'process.update',
    params: z.object({ processId: ProcessId }),
    body: ProcessInput.extend({ version: Version }),
    returns: Process,
    problems: ['process.not-found', 'process.slug-taken', 'process.changed-meanwhile', 'process.phases-overlap'],
  },
  publishProcess: {
    summary: 'Publish a process, or take it back',
    method: 'PUT',
    path: '/processes/{processId}/publication',
    access: 'process.update',
    params: z.object({ processId: ProcessId }),
    body: z.object({ isPublished: z.boolean() }),
    returns: Process,
    problems: ['process.not-found'],
  },
} as const satisfies Record<string, Route>;
