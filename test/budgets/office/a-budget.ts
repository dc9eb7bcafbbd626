import { put } from '../../../functions/platform/db/write.ts';
import { Components, Processes, ProcessSlugs } from '../../../functions/spaces/entities.ts';
import type { ComponentId, EnvelopeId, PhaseId, ProcessId } from '../../../shared/platform/ids.ts';
import type { Component } from '../../../shared/spaces/component.ts';
import type { Process } from '../../../shared/spaces/process.ts';
import type { TestPlatform } from '../../support/platform.ts';

/** The phase without voting: it is in progress at the start of the test clock, 2026-11-21T09:00. */
const BEFORE = { startsAt: '2026-11-01T00:00:00.000Z', endsAt: '2026-12-01T00:00:00.000Z' };
/** The vote begins then, and has no end. */
export const VOTE_BEGINS = '2026-12-01T00:00:00.000Z';

export interface Budget {
  readonly process: Process;
  readonly processId: ProcessId;
  readonly componentId: ComponentId;
  readonly votePhaseId: PhaseId;
}

/** A published process whose vote begins on 1 December, with a published component of budgets and no envelope. */
export async function aBudget(
  { services }: Pick<TestPlatform, 'services'>,
  { slug, settings = {} }: { readonly slug: string; readonly settings?: Component['settings'] },
): Promise<Budget> {
  const now = services.now();
  const [ideas, vote] = [services.newId('phase'), services.newId('phase')];
  const process: Process = {
    id: services.newId('process'),
    slug,
    title: { en: 'Budget 2027', fr: 'Budget 2027' },
    question: {},
    summary: {},
    description: {},
    decision: {},
    image: null,
    imageAlt: {},
    phases: [
      { id: ideas, title: { en: 'Ideas' }, description: {}, ...BEFORE },
      { id: vote, title: { en: 'Vote' }, description: {}, startsAt: VOTE_BEGINS, endsAt: null },
    ],
    isPublished: true,
    activePhaseId: ideas,
    version: 0,
    createdAt: now,
    updatedAt: now,
  };
  const component: Component = {
    id: services.newId('component'),
    processId: process.id,
    kind: 'budgets',
    name: { en: 'Vote on projects' },
    introduction: {},
    position: 0,
    settings: { ...settings },
    phaseSettings: { [vote]: { voting: true } },
    requirements: {},
    isPublished: true,
    version: 0,
    createdAt: now,
    updatedAt: now,
  };
  await services.db.transact(
    put(Processes, process),
    put(ProcessSlugs, { slug, processId: process.id }),
    put(Components, component),
  );
  return { process, processId: process.id, componentId: component.id, votePhaseId: vote };
}

/** An envelope as the form sends it: 100,000 euros. */
export const anEnvelope = (given: Readonly<Record<string, unknown>> = {}) => ({
  title: { en: 'The whole town' },
  description: {},
  total: 10_000_000,
  territoryId: null,
  residentsOnly: false,
  position: 0,
  ...given,
});

/** A project as the form sends it: 12,500 euros. */
export const aProject = (envelopeId: EnvelopeId, given: Readonly<Record<string, unknown>> = {}) => ({
  envelopeId,
  title: { en: 'Trees in the schoolyard' },
  description: { en: 'Twelve **lime trees**.' },
  cost: 1_250_000,
  categoryId: null,
  territoryId: null,
  place: null,
  proposalIds: [],
  ...given,
});
