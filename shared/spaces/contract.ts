/** HTTP contract of spaces: the organization, its taxonomies, participatory processes and their components. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { ComponentId, PhaseId, ProcessId, TaxonomyId } from '../platform/ids.ts';
import { InterfaceLocale, Locale, Localized, RequiredLocalized } from '../platform/locale.ts';
import { Instant, InstantInput } from '../platform/time.ts';

const Version = z.int().nonnegative().describe('Goes up by one with each change; send back the one you read');
const Color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i)
  .describe('Accent color, #rrggbb');
const Slug = z
  .string()
  .min(2)
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .describe('Lower-case letters, digits and single hyphens');
/** Path of an uploaded picture, as `POST /media` answered it. */
export const MediaPath = z.string().regex(/^\/media\/[0-9a-f]{64}\.(png|jpg|webp|gif)$/);

const OrganizationSettings = z.object({
  name: RequiredLocalized,
  description: Localized,
  logo: MediaPath.nullable(),
  accentColor: Color,
  locales: z.array(InterfaceLocale).min(1).describe('Interface languages, in the order of the menu'),
  defaultLocale: InterfaceLocale,
  contentLocales: z.array(Locale).describe('Further languages that texts of the back office may have, such as co'),
  timeZone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
      params: { code: 'time-zone.unknown' },
    })
    .describe('IANA time zone of every date on the site'),
  contact: z.string().max(200).describe('E-mail address or telephone number shown in the footer; may be empty'),
  charter: Localized.describe('Participation charter, Markdown'),
});
const defaultIsOffered = (settings: { locales: readonly string[]; defaultLocale: string }) =>
  settings.locales.includes(settings.defaultLocale);
export const Organization = OrganizationSettings.extend({ version: Version, updatedAt: Instant });
export type Organization = z.infer<typeof Organization>;

export const TaxonomyKind = z.enum(['theme', 'territory']);
const TaxonomyFields = z.object({
  kind: TaxonomyKind,
  parentId: TaxonomyId.nullable().describe('null: first level; two levels at most'),
  name: RequiredLocalized,
  position: z.int().nonnegative(),
  processId: ProcessId.nullable()
    .default(null)
    .describe('null: offered in every process; of a second level that of the first counts'),
});
export const Taxonomy = TaxonomyFields.extend({ id: TaxonomyId, externalId: z.string().optional() });
export type Taxonomy = z.infer<typeof Taxonomy>;

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

export const ComponentKind = z.enum(['proposals']);
export type ComponentKind = z.infer<typeof ComponentKind>;
export const Component = z.object({
  id: ComponentId,
  processId: ProcessId,
  kind: ComponentKind,
  name: RequiredLocalized,
  introduction: Localized,
  position: z.int().nonnegative(),
  /** Parsed by the schemas of the component's manifest. */
  settings: z.record(z.string(), z.unknown()),
  /** Settings that change with the phase; the key `none` is for processes without a phase in progress. */
  phaseSettings: z.record(z.string(), z.record(z.string(), z.unknown())),
  isPublished: z.boolean(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Component = z.infer<typeof Component>;
const ComponentInput = Component.pick({
  name: true,
  introduction: true,
  position: true,
  settings: true,
  phaseSettings: true,
});

export const spaces = defineContract('spaces', {
  readOrganization: {
    summary: 'The organization: name, colors, languages, charter',
    method: 'GET',
    path: '/public/organization',
    access: 'public',
    cacheSeconds: 30,
    returns: Organization,
  },
  manageOrganization: {
    summary: 'The organization as it is at this moment: for the back office, never cached',
    method: 'GET',
    path: '/organization',
    access: 'organization.update',
    returns: Organization,
  },
  updateOrganization: {
    summary: 'Change the organization',
    method: 'PUT',
    path: '/organization',
    access: 'organization.update',
    body: OrganizationSettings.extend({ version: Version }).refine(defaultIsOffered, {
      path: ['defaultLocale'],
      params: { code: 'locale.not-offered' },
    }),
    returns: Organization,
    problems: ['organization.changed-meanwhile'],
  },
  listTaxonomies: {
    summary: 'Themes and territories',
    method: 'GET',
    path: '/public/taxonomies',
    access: 'public',
    cacheSeconds: 30,
    returns: z.object({ items: z.array(Taxonomy) }),
  },
  manageTaxonomies: {
    summary: 'Themes and territories as they are at this moment: for the back office, never cached',
    method: 'GET',
    path: '/taxonomies',
    access: 'taxonomy.manage',
    returns: z.object({ items: z.array(Taxonomy) }),
  },
  createTaxonomy: {
    summary: 'Add a theme or a territory',
    method: 'POST',
    path: '/taxonomies',
    access: 'taxonomy.manage',
    status: 201,
    body: TaxonomyFields,
    returns: Taxonomy,
    problems: ['taxonomy.not-found', 'taxonomy.too-deep', 'process.not-found'],
  },
  updateTaxonomy: {
    summary: 'Change a theme or a territory',
    method: 'PUT',
    path: '/taxonomies/{taxonomyId}',
    access: 'taxonomy.manage',
    params: z.object({ taxonomyId: TaxonomyId }),
    body: TaxonomyFields,
    returns: Taxonomy,
    problems: ['taxonomy.not-found', 'taxonomy.too-deep', 'process.not-found'],
  },
  removeTaxonomy: {
    summary: 'Remove a theme or a territory that has nothing below it; proposals that bear it are shown without it',
    method: 'DELETE',
    path: '/taxonomies/{taxonomyId}',
    access: 'taxonomy.manage',
    status: 204,
    params: z.object({ taxonomyId: TaxonomyId }),
    problems: ['taxonomy.not-found', 'taxonomy.in-use'],
  },
  listProcesses: {
    summary: 'All processes, unpublished ones too',
    method: 'GET',
    path: '/processes',
    access: 'process.manage',
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
    access: 'process.manage',
    params: z.object({ processId: ProcessId }),
    returns: Process,
    problems: ['process.not-found'],
  },
  createProcess: {
    summary: 'Create a process, unpublished; the same Idempotency-Key gives the same process',
    method: 'POST',
    path: '/processes',
    access: 'process.manage',
    status: 201,
    body: ProcessInput,
    returns: Process,
    problems: ['process.slug-taken', 'process.phases-overlap'],
  },
  updateProcess: {
    summary: 'Change texts and phases of a process',
    method: 'PUT',
    path: '/processes/{processId}',
    access: 'process.manage',
    params: z.object({ processId: ProcessId }),
    body: ProcessInput.extend({ version: Version }),
    returns: Process,
    problems: ['process.not-found', 'process.slug-taken', 'process.changed-meanwhile', 'process.phases-overlap'],
  },
  publishProcess: {
    summary: 'Publish a process, or take it back',
    method: 'PUT',
    path: '/processes/{processId}/publication',
    access: 'process.manage',
    params: z.object({ processId: ProcessId }),
    body: z.object({ isPublished: z.boolean() }),
    returns: Process,
    problems: ['process.not-found'],
  },
  listComponents: {
    summary: 'Components of a process, in menu order',
    method: 'GET',
    path: '/processes/{processId}/components',
    access: 'process.manage',
    params: z.object({ processId: ProcessId }),
    returns: z.object({ items: z.array(Component) }),
    problems: ['process.not-found'],
  },
  createComponent: {
    summary: 'Add a component to a process, unpublished; missing settings take their defaults',
    method: 'POST',
    path: '/processes/{processId}/components',
    access: 'process.manage',
    status: 201,
    params: z.object({ processId: ProcessId }),
    body: ComponentInput.extend({ kind: ComponentKind }).partial({
      settings: true,
      phaseSettings: true,
      introduction: true,
      position: true,
    }),
    returns: Component,
    problems: ['process.not-found'],
  },
  readComponent: {
    summary: 'One component with its settings',
    method: 'GET',
    path: '/components/{componentId}',
    access: 'process.manage',
    params: z.object({ componentId: ComponentId }),
    returns: Component,
    problems: ['component.not-found'],
  },
  updateComponent: {
    summary: 'Change name and settings of a component',
    method: 'PUT',
    path: '/components/{componentId}',
    access: 'process.manage',
    params: z.object({ componentId: ComponentId }),
    body: ComponentInput.extend({ version: Version }),
    returns: Component,
    problems: ['component.not-found', 'component.changed-meanwhile'],
  },
  publishComponent: {
    summary: 'Publish a component, or take it back',
    method: 'PUT',
    path: '/components/{componentId}/publication',
    access: 'process.manage',
    params: z.object({ componentId: ComponentId }),
    body: z.object({ isPublished: z.boolean() }),
    returns: Component,
    problems: ['component.not-found'],
  },
  listComponentKinds: {
    summary: 'Kinds of component with the JSON Schemas of their settings, from which the back office makes its forms',
    method: 'GET',
    path: '/component-kinds',
    access: 'process.manage',
    returns: z.object({
      items: z.array(
        z.object({
          kind: ComponentKind,
          settings: z.record(z.string(), z.unknown()),
          phaseSettings: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  },
});
