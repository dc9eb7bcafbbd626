import type { ProjectLine } from '../../../../shared/budgets/office.ts';
import type { RealizationStatus } from '../../../../shared/budgets/project.ts';
import type { BudgetCountView } from '../../../../shared/budgets/results/contract.ts';
import type { Component } from '../../../../shared/spaces/component.ts';
import { type PhaseDays, type Seeding, seedProcess, seedTaxonomies } from '../spaces.ts';
import { FINISHED_PROJECTS } from './finished-projects.ts';
import { type BudgetSeeding, seedBallots, seedCatalogue, seedVote, THEMES } from './seed-budget.ts';

const PROCESS = {
  slug: 'budget-participatif-saint-aubin',
  picture: 'trees',
  title: {
    fr: 'Budget participatif de Saint-Aubin-des-Prés',
    en: 'Participatory budget of Saint-Aubin-des-Prés',
    nl: 'Burgerbegroting van Saint-Aubin-des-Prés',
  },
  question: {
    fr: 'Que faire de 360 000 € à Saint-Aubin ?',
    en: 'What should be done with €360,000 in Saint-Aubin?',
    nl: 'Wat doen we met 360.000 € in Saint-Aubin?',
  },
  summary: {
    fr: 'Cent huit idées, quarante-sept projets soumis au vote, treize retenus. Suivez leur réalisation.',
    en: 'A hundred and eight ideas, forty-seven projects to vote on, thirteen winners. Follow their realization.',
    nl: 'Honderdacht ideeën, zevenenveertig projecten om op te stemmen, dertien gekozen. Volg hun uitvoering.',
  },
  description: {
    fr: 'Les habitants ont déposé cent huit idées. Les services en ont étudié chacune ; quarante-sept, possibles et chiffrées, ont été soumises au vote. La liste anonyme des bulletins est publiée : chacun peut refaire le compte.',
    en: 'The inhabitants handed in a hundred and eight ideas. The services studied each; forty-seven, possible and with a cost, were voted on. The anonymous list of ballots is public: anybody can count again.',
    nl: 'De inwoners dienden honderdacht ideeën in. De diensten onderzochten elk ervan; over zevenenveertig haalbare projecten werd gestemd. De anonieme lijst van stembiljetten is openbaar: iedereen kan natellen.',
  },
  decision: {
    fr: 'Le conseil municipal réalise les treize projets retenus en deux ans.',
    en: 'The town council realizes the thirteen winning projects within two years.',
    nl: 'De gemeenteraad voert de dertien gekozen projecten binnen twee jaar uit.',
  },
};

const PHASES: readonly PhaseDays[] = [
  { title: { fr: 'Idées', en: 'Ideas', nl: 'Ideeën' }, from: -330, until: -289 },
  { title: { fr: 'Étude technique', en: 'Technical study', nl: 'Technisch onderzoek' }, from: -288, until: -117 },
  { title: { fr: 'Vote', en: 'Vote', nl: 'Stemming' }, from: -116, until: -97 },
  { title: { fr: 'Résultats', en: 'Results', nl: 'Uitslag' }, from: -96, until: -83 },
  { title: { fr: 'Réalisation', en: 'Realization', nl: 'Uitvoering' }, from: -82, until: 640 },
];
const VOTE = 2;
const EUROS = 360_000;

interface Progress {
  readonly status: RealizationStatus;
  readonly progress: number;
  /** Title and day of what has happened. */
  readonly milestones: readonly (readonly [title: string, day: number])[];
}

/** How far winners are, in the order in which they were chosen, over and over. */
const PROGRESS: readonly Progress[] = [
  {
    status: 'done',
    progress: 100,
    milestones: [
      ['Réunion avec les auteurs', -75],
      ['Inauguration', -9],
    ],
  },
  {
    status: 'works',
    progress: 60,
    milestones: [
      ['Marché attribué', -48],
      ['Début des travaux', -20],
    ],
  },
  { status: 'studied', progress: 25, milestones: [['Plan discuté avec les riverains', -31]] },
  { status: 'planned', progress: 5, milestones: [] },
];

const DAY_MS = 24 * 3600 * 1000;
const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Says of each winner how far it is. */
async function seedRealization({ api }: Seeding, component: Component, count: BudgetCountView): Promise<void> {
  const path = `/budgets/${component.id}/projects`;
  const { items } = await api.send<{ items: ProjectLine[] }>('GET', path);
  const versions = new Map(items.map(({ id, version }) => [id, version]));
  const winners = count.envelopes
    .flatMap(({ projects }) => projects)
    .filter(({ rank }) => rank !== null)
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0));
  for (const [index, { id }] of winners.entries()) {
    const { status, progress, milestones } = PROGRESS[index % PROGRESS.length] ?? { status: 'planned', progress: 0 };
    await api.send('PUT', `${path}/${id}/realization`, {
      status,
      progress,
      milestones: (milestones ?? []).map(([title, day]) => ({
        title: { fr: title },
        day: dayFromNow(day),
        description: {},
      })),
      version: versions.get(id),
    });
  }
}

/** A budget that is over: counted, published, and under way; everything through the same doors as in a town hall. */
export async function seedFinishedBudget(seeding: BudgetSeeding): Promise<void> {
  const { api, travel, settle } = seeding;
  travel(-118);
  const process = await seedProcess(seeding, PROCESS, PHASES);
  const themes = await seedTaxonomies(seeding, process, 'theme', THEMES);
  const component = await seedVote(seeding, process, VOTE, {
    name: { fr: 'Le vote des projets', en: 'The vote on projects', nl: 'De stemming over projecten' },
    introduction: {
      fr: 'Quarante-sept projets, une enveloppe de 360 000 €.',
      en: 'Forty-seven projects, one envelope of €360,000.',
      nl: 'Zevenenveertig projecten, één enveloppe van 360.000 €.',
    },
    settings: { ballotKind: 'envelope', allocationRule: 'equal-shares', utility: 'cost', completion: 'add1' },
  });
  const title = { fr: 'Toute la commune', en: 'The whole town', nl: 'De hele gemeente' };
  const envelopes = [{ key: 'all', title, euros: EUROS, territoryId: null }];
  const budget = await seedCatalogue(seeding, component, { envelopes, projects: FINISHED_PROJECTS, themes });
  await seedBallots(seeding, budget, [-115, -97.5]);
  travel(-95);
  const path = `/budgets/${component.id}`;
  await api.send('POST', `${path}/count`, { leavesOutPapers: false });
  await settle();
  travel(-90);
  await api.send('POST', `${path}/results`);
  await settle();
  travel(-8);
  await seedRealization(seeding, component, await api.send<BudgetCountView>('GET', `${path}/count`));
}
