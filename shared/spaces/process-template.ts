/** Whole processes made in one step, from a template or from another process: schemas and routes. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { ProcessId } from '../platform/ids.ts';
import { Localized, RequiredLocalized } from '../platform/locale.ts';
import { InstantInput } from '../platform/time.ts';
import { ComponentKind } from './component.ts';
import { Slug } from './fields.ts';
import { Process } from './process.ts';

export const TemplateName = z.enum(['consultation', 'participatory-budget', 'climate-convention']);
export type TemplateName = z.infer<typeof TemplateName>;

/** What a template will make, for whoever chooses one. */
export const TemplateSummary = z.object({
  name: TemplateName,
  title: Localized.describe('Proposed for the process'),
  question: Localized,
  description: Localized.describe('With passages in square brackets to be filled in, as other texts may have them'),
  decision: Localized,
  phases: z.array(
    z.object({
      title: Localized,
      description: Localized,
      days: z.int().positive().nullable().describe('Proposed length; null: without end'),
    }),
  ),
  components: z.array(z.object({ kind: ComponentKind, name: Localized })),
  themes: z.array(Localized),
});
export type TemplateSummary = z.infer<typeof TemplateSummary>;

/** Texts that replace those of the template as a whole; an empty one leaves its place empty. */
const ownTexts = {
  slug: Slug,
  title: RequiredLocalized,
  question: Localized.optional(),
  summary: Localized.optional(),
  description: Localized.optional(),
  decision: Localized.optional(),
};

/** Routes of templates and copies. */
export const templateRoutes = {
  listProcessTemplates: {
    summary: 'Templates from which a whole process can be made',
    method: 'GET',
    path: '/process-templates',
    access: 'process.create',
    returns: z.object({ items: z.array(TemplateSummary) }),
  },
  createFromTemplate: {
    summary: 'Make a process with phases, components and themes from a template, unpublished, all or nothing',
    method: 'POST',
    path: '/process-templates/{template}/processes',
    access: 'process.create',
    status: 201,
    params: z.object({ template: TemplateName }),
    body: z.object({
      ...ownTexts,
      phases: z
        .array(z.object({ startsAt: InstantInput, endsAt: InstantInput.nullable() }))
        .max(20)
        .describe('Dates of each phase of the template, in its order'),
    }),
    returns: Process,
    problems: ['process.slug-taken', 'process.phases-overlap'],
  },
  duplicateProcess: {
    summary:
      'Copy a process with phases, components, settings and its own themes, unpublished and without contributions; the same Idempotency-Key gives the same copy',
    method: 'POST',
    path: '/processes/{processId}/copies',
    access: 'process.create',
    status: 201,
    params: z.object({ processId: ProcessId }),
    body: z.object({
      slug: Slug,
      title: RequiredLocalized,
      startsAt: InstantInput.nullable().describe(
        'Start of the first phase; the others keep their distance on the wall clock. null: the dates stay',
      ),
    }),
    returns: Process,
    problems: ['process.not-found', 'process.slug-taken', 'process.phases-overlap'],
  },
} as const satisfies Record<string, Route>;
