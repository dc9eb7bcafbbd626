/** What the budgets of the demo have in common: catalogue and ballots, through the API. */
import type { BallotContent } from '../../../../shared/budgets/ballot.ts';
import type { Envelope } from '../../../../shared/budgets/envelope.ts';
import type { Project } from '../../../../shared/budgets/project.ts';
import type { Component } from '../../../../shared/spaces/component.ts';
import type { Process } from '../../../../shared/spaces/process.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import type { LocalParticipant } from '../../participants.ts';
import { attach } from '../contributions.ts';
import { type DemoTheme, type Seeding, seedComponent, type Texts } from '../spaces.ts';
import type { DemoProject } from './project.ts';

const CENTS = 100;

/** Themes of both budgets. */
export const THEMES: Readonly<Record<string, DemoTheme>> = {
  nature: { name: { fr: 'Nature en ville', en: 'Nature in the city', nl: 'Natuur in de stad' } },
  mobility: { name: { fr: 'Mobilité', en: 'Mobility', nl: 'Mobiliteit' } },
  sport: { name: { fr: 'Sport et jeux', en: 'Sport and play', nl: 'Sport en spel' } },
  culture: { name: { fr: 'Culture et patrimoine', en: 'Culture and heritage', nl: 'Cultuur en erfgoed' } },
  solidarity: { name: { fr: 'Solidarité', en: 'Solidarity', nl: 'Solidariteit' } },
};

/** With who runs the budgets, since pictures are sent by people. */
export interface BudgetSeeding extends Seeding {
  readonly officer: LocalParticipant;
}

/** An envelope as the demo says it. */
export interface DemoEnvelope {
  readonly key: string;
  readonly title: Texts;
  readonly euros: number;
  readonly territoryId: Taxonomy['id'] | null;
}

/** A budget with what it is made of. */
export interface SeededBudget {
  readonly component: Component;
  readonly envelopes: readonly { readonly envelope: Envelope; readonly projects: readonly SeededProject[] }[];
}
type SeededProject = Pick<Project, 'id' | 'cost'> & { readonly liked: number };

/** A published component of budgets in which people vote during one phase. */
export const seedVote = (seeding: Seeding, process: Process, phase: number, fields: object): Promise<Component> =>
  seedComponent(seeding, process, {
    kind: 'budgets',
    phaseSettings: Object.fromEntries(process.phases.map(({ id }, index) => [id, { voting: index === phase }])),
    ...fields,
  });

async function seedProject(
  { api, officer }: BudgetSeeding,
  componentId: Component['id'],
  { title, description, euros, place: [latitude, longitude, address], drawing }: DemoProject,
  belongs: Pick<Project, 'envelopeId' | 'categoryId' | 'territoryId'>,
): Promise<Project> {
  const project = await api.send<Project>('POST', `/budgets/${componentId}/projects`, {
    ...belongs,
    title: { fr: title },
    description: { fr: description },
    cost: euros * CENTS,
    place: { latitude, longitude, address },
    proposalIds: [],
  });
  if (drawing !== undefined) await attach({ api }, project.id, drawing, officer.cookie);
  return project;
}

/** Envelopes and their published projects; each project goes to the envelope that it names, or else to the only one. */
export async function seedCatalogue(
  seeding: BudgetSeeding,
  component: Component,
  {
    envelopes,
    projects,
    themes,
  }: {
    readonly envelopes: readonly DemoEnvelope[];
    readonly projects: readonly DemoProject[];
    readonly themes: ReadonlyMap<string, Taxonomy['id']>;
  },
): Promise<SeededBudget> {
  const { api } = seeding;
  const path = `/budgets/${component.id}`;
  const made: { envelope: Envelope; projects: SeededProject[] }[] = [];
  for (const [position, { key, title, euros, territoryId }] of envelopes.entries()) {
    const input = { title, description: {}, total: euros * CENTS, territoryId, residentsOnly: false, position };
    const envelope = await api.send<Envelope>('POST', `${path}/envelopes`, input);
    const own: SeededProject[] = [];
    const changes: object[] = [];
    for (const demo of projects.filter((project) => (project.envelope ?? key) === key)) {
      const belongs = { envelopeId: envelope.id, categoryId: themes.get(demo.theme) ?? null, territoryId };
      const { id, cost, version } = await seedProject(seeding, component.id, demo, belongs);
      own.push({ id, cost, liked: demo.liked });
      changes.push({ projectId: id, version, set: { state: 'published' } });
    }
    await api.send('PUT', `${path}/projects`, { changes });
    made.push({ envelope, projects: own });
  }
  return { component, envelopes: made };
}

/** A number from 0 to 1 that is the same at each start. */
const chance = (one: number, two: number): number => {
  const mixed = Math.sin(one * 127.1 + two * 311.7) * 43_758.5453;
  return mixed - Math.floor(mixed);
};

/** What somebody likes most of an envelope, as far as the money goes. */
function choose({ envelope, projects }: SeededBudget['envelopes'][number], voter: number): BallotContent {
  const liking = (liked: number, index: number) => liked * (0.35 + chance(voter + 1, index + 1));
  const inOrder = projects
    .map((project, index) => ({ ...project, liking: liking(project.liked, index) }))
    .sort((one, other) => other.liking - one.liking);
  const most = 3 + (voter % 6);
  const choices: BallotContent[number]['choices'] = [];
  let left = envelope.total;
  for (const { id, cost } of inOrder) {
    if (cost > left || choices.length >= most) continue;
    left -= cost;
    choices.push({ projectId: id, points: null });
  }
  return [{ envelopeId: envelope.id, choices }];
}

/**
 * Ballots over the days of a vote, each in one envelope.
 *
 * @param days first and last day
 */
export async function seedBallots(
  { api, people, travel }: Seeding,
  { component, envelopes }: SeededBudget,
  [first, last]: readonly [first: number, last: number],
): Promise<void> {
  for (const [voter, { cookie }] of people.entries()) {
    const chosen = envelopes[(voter * 3) % envelopes.length];
    if (chosen === undefined) return;
    travel(first + (voter / people.length) ** 1.4 * (last - first));
    const body = { content: choose(chosen, voter), revision: null };
    await api.send('PUT', `/budgets/${component.id}/ballot`, body, cookie);
  }
}
