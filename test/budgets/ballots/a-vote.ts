import { Envelopes, Projects } from '../../../functions/budgets/entities.ts';
import { put } from '../../../functions/platform/db/write.ts';
import { Components, Processes, ProcessSlugs } from '../../../functions/spaces/entities.ts';
import type { ComponentId, EnvelopeId, PhaseId, ProjectId, TaxonomyId } from '../../../shared/platform/ids.ts';
import type { Component } from '../../../shared/spaces/component.ts';
import type { Process } from '../../../shared/spaces/process.ts';
import type { TestPlatform } from '../../support/platform.ts';

/** The vote: it is in progress at the start of the test clock, 2026-11-21T09:00. */
export const VOTE = { startsAt: '2026-11-01T00:00:00.000Z', endsAt: '2026-12-01T00:00:00.000Z' };

export interface Vote {
  readonly process: Process;
  readonly component: Component;
  readonly componentId: ComponentId;
  readonly phaseId: PhaseId;
  readonly envelopeIds: readonly EnvelopeId[];
  /** By envelope. */
  readonly projectIds: readonly (readonly ProjectId[])[];
  /** Path of the budget, without the language. */
  readonly path: string;
}

interface Options {
  readonly slug: string;
  readonly settings?: Component['settings'];
  readonly requirements?: Component['requirements'];
  /** A district for each envelope, whose residents alone vote in it; else there is one envelope for everybody. */
  readonly districts?: readonly TaxonomyId[];
  readonly endsAt?: string | null;
  readonly startsAt?: string;
}

/** Costs in cents: of envelopes of 100 euros. */
const COSTS = [1000, 2000, 3000, 4000, 5000, 6000];

const processOf = ({ services }: Pick<TestPlatform, 'services'>, { slug, endsAt, startsAt }: Options): Process => {
  const now = services.now();
  const phaseId = services.newId('phase');
  const span = { startsAt: startsAt ?? VOTE.startsAt, endsAt: endsAt === undefined ? VOTE.endsAt : endsAt };
  return {
    id: services.newId('process'),
    slug,
    title: { en: 'Budget 2027', fr: 'Budget 2027' },
    question: {},
    summary: {},
    description: {},
    decision: {},
    image: null,
    imageAlt: {},
    phases: [{ id: phaseId, title: { en: 'Vote', fr: 'Vote' }, description: {}, ...span }],
    isPublished: true,
    activePhaseId: phaseId,
    version: 0,
    createdAt: now,
    updatedAt: now,
  };
};

/** A published budget whose vote is open, with six published projects in each envelope, straight into the table. */
export async function aVote(platform: Pick<TestPlatform, 'services'>, options: Options): Promise<Vote> {
  const { services } = platform;
  const { slug, settings = {}, requirements = {}, districts } = options;
  const process = processOf(platform, options);
  const { createdAt: now, phases } = process;
  const phaseId = phases[0]?.id ?? services.newId('phase');
  const times = { version: 0, createdAt: now, updatedAt: now };
  const component: Component = {
    id: services.newId('component'),
    processId: process.id,
    kind: 'budgets',
    name: { en: 'Vote on projects', fr: 'Vote des projets' },
    introduction: {},
    position: 0,
    settings: { ...settings },
    phaseSettings: { [phaseId]: { voting: true } },
    requirements,
    isPublished: true,
    ...times,
  };
  const componentId = component.id;
  const territories: readonly (TaxonomyId | null)[] = districts ?? [null];
  const envelopes = territories.map((territoryId, position) => ({
    id: services.newId('envelope'),
    componentId,
    title: { en: `Envelope ${position + 1}`, fr: `Enveloppe ${position + 1}` },
    description: {},
    total: 10_000,
    territoryId,
    residentsOnly: territoryId !== null,
    position,
    projects: COSTS.length,
    ...times,
  }));
  const projects = envelopes.map(({ id: envelopeId, position }) =>
    COSTS.map((cost, index) => {
      const number = position * COSTS.length + index + 1;
      return {
        id: services.newId('project'),
        componentId,
        envelopeId,
        number,
        title: { en: `Project ${number}`, fr: `Projet ${number}` },
        description: {},
        cost,
        categoryId: null,
        territoryId: null,
        place: null,
        proposalIds: [],
        state: 'published' as const,
        withdrawnReason: {},
        selectedAt: null,
        realization: null,
        ...times,
      };
    }),
  );
  await services.db.transact(
    put(Processes, process),
    put(ProcessSlugs, { slug, processId: process.id }),
    put(Components, component),
    ...envelopes.map((envelope) => put(Envelopes, envelope)),
    ...projects.flat().map((project) => put(Projects, project)),
  );
  return {
    process,
    component,
    componentId,
    phaseId,
    envelopeIds: envelopes.map(({ id }) => id),
    projectIds: projects.map((all) => all.map(({ id }) => id)),
    path: `/processes/${slug}/budgets/${componentId}/`,
  };
}

/** What a ballot says: numbers of projects in the order of their costs, in one envelope. */
export const choices = ({ envelopeIds, projectIds }: Vote, numbers: readonly number[], envelope = 0) => [
  {
    envelopeId: envelopeIds[envelope],
    choices: numbers.map((number) => ({ projectId: projectIds[envelope]?.[number - 1] })),
  },
];
