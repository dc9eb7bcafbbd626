import { put } from '../../functions/platform/db/write.ts';
import { Components, Processes, ProcessSlugs, Taxonomies } from '../../functions/spaces/entities.ts';
import type { ComponentId, PhaseId, ProposalId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Process } from '../../shared/spaces/process.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import type { TestPlatform } from '../support/platform.ts';

/** A phase in progress at the start of the test clock, 2026-11-21T09:00: it ends on 1 December. */
export const OPEN = { startsAt: '2026-11-01T00:00:00.000Z', endsAt: '2026-12-01T00:00:00.000Z' };
const ALWAYS = { startsAt: '2020-01-01T00:00:00.000Z', endsAt: null };

export interface Consultation {
  readonly process: Process;
  readonly component: Component;
  readonly componentId: ComponentId;
  readonly phaseId: PhaseId;
  /** Path of the list, without the language. */
  readonly path: string;
}

interface Options {
  readonly slug?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Switches of the phase in progress. */
  readonly phase?: Readonly<Record<string, unknown>>;
  /** Verifications that actions ask for. */
  readonly requirements?: Component['requirements'];
  readonly isPublished?: boolean;
  readonly isProcessPublished?: boolean;
  /** For platforms that live today, whenever that is: the phase has begun and has no end. */
  readonly isAlwaysOpen?: boolean;
}

/** A published process with one phase in progress and one component of proposals, written straight into the table. */
export async function aConsultation(
  { services }: Pick<TestPlatform, 'services'>,
  {
    slug = 'climate',
    settings = {},
    phase = {},
    isPublished = true,
    isProcessPublished = true,
    isAlwaysOpen = false,
    requirements = {},
  }: Options = {},
): Promise<Consultation> {
  const now = services.now();
  const phaseId = services.newId('phase');
  const process: Process = {
    id: services.newId('process'),
    slug,
    title: { en: 'Climate', fr: 'Climat' },
    question: {},
    summary: {},
    description: {},
    decision: {},
    image: null,
    imageAlt: {},
    phases: [{ id: phaseId, title: { en: 'Propose' }, description: {}, ...(isAlwaysOpen ? ALWAYS : OPEN) }],
    isPublished: isProcessPublished,
    activePhaseId: phaseId,
    version: 0,
    createdAt: now,
    updatedAt: now,
  };
  const component: Component = {
    id: services.newId('component'),
    processId: process.id,
    kind: 'proposals',
    name: { en: 'Proposals' },
    introduction: {},
    position: 0,
    settings: { ...settings },
    phaseSettings: { [phaseId]: { ...phase }, none: { creation: false, voting: false, comments: false } },
    requirements,
    isPublished,
    version: 0,
    createdAt: now,
    updatedAt: now,
  };
  await services.db.transact(
    put(Processes, process),
    put(ProcessSlugs, { slug, processId: process.id }),
    put(Components, component),
  );
  return { process, component, componentId: component.id, phaseId, path: `/processes/${slug}/f/${component.id}/` };
}

/** Changes the settings of a component, or what its phase in progress switches on, as an administrator would. */
export async function changeComponent(
  { services }: Pick<TestPlatform, 'services'>,
  { component, phaseId }: Consultation,
  { settings, phase, isPublished }: Pick<Options, 'settings' | 'phase' | 'isPublished'>,
): Promise<void> {
  const changed = {
    ...component,
    ...(settings === undefined ? {} : { settings: { ...settings } }),
    ...(phase === undefined ? {} : { phaseSettings: { ...component.phaseSettings, [phaseId]: { ...phase } } }),
    ...(isPublished === undefined ? {} : { isPublished }),
  };
  await services.db.write(put(Components, changed));
}

/** A theme or territory. */
export async function aTaxonomy(
  { services }: Pick<TestPlatform, 'services'>,
  name: string,
  {
    kind = 'theme',
    parentId = null,
    processId = null,
  }: { kind?: Taxonomy['kind']; parentId?: TaxonomyId | null; processId?: Taxonomy['processId'] } = {},
): Promise<TaxonomyId> {
  const id = services.newId('taxonomy');
  await services.db.write(put(Taxonomies, { id, kind, parentId, processId, name: { en: name }, position: 0 }));
  return id;
}

export const TEXT = {
  title: 'A loan without interest for renovation',
  body: 'Paid back when the home is **sold**.',
  locale: 'en',
};

/** Starts a draft; gives its id. */
export async function aDraft(
  platform: TestPlatform,
  { componentId }: Consultation,
  cookie: string,
  text: Readonly<Record<string, unknown>> = {},
): Promise<ProposalId> {
  const answer = await platform.call('POST /api/components/{componentId}/proposals', {
    params: { componentId },
    cookie,
    body: { ...TEXT, ...text },
  });
  if (answer.status !== 201) throw new Error(`no draft: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

/** Publishes a new proposal; gives its id. */
export async function aProposal(
  platform: TestPlatform,
  consultation: Consultation,
  cookie: string,
  text: Readonly<Record<string, unknown>> = {},
): Promise<ProposalId> {
  const proposalId = await aDraft(platform, consultation, cookie, text);
  const answer = await platform.call('POST /api/components/{componentId}/proposals/{proposalId}/publication', {
    params: { componentId: consultation.componentId, proposalId },
    cookie,
  });
  if (answer.status !== 200) throw new Error(`not published: ${JSON.stringify(answer.body)}`);
  return proposalId;
}
