import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { type PhaseDays, type Seeding, seedProcess, seedTaxonomies } from '../spaces.ts';
import { DISTRICTS, outlineOf } from './districts.ts';
import { RUNNING_PROJECTS } from './running-projects.ts';
import { type BudgetSeeding, seedBallots, seedCatalogue, seedVote, THEMES } from './seed-budget.ts';

const PROCESS = {
  slug: 'quartiers-est',
  picture: 'market',
  title: {
    fr: '100 000 € pour les quartiers est',
    en: '€100,000 for the eastern districts',
    nl: '100.000 € voor de oostelijke wijken',
  },
  question: {
    fr: 'Quels projets pour votre quartier ?',
    en: 'Which projects for your district?',
    nl: 'Welke projecten voor uw wijk?',
  },
  summary: {
    fr: 'Quatorze projets, cinq quartiers, 20 000 € pour chacun. Le vote est ouvert.',
    en: 'Fourteen projects, five districts, €20,000 for each. The vote is open.',
    nl: 'Veertien projecten, vijf wijken, 20.000 € voor elk. De stemming is open.',
  },
  description: {
    fr: 'Cinquante-neuf idées ont été déposées au printemps. Les services en ont retenu quatorze, chiffrées. Vous votez pour celles d’un quartier, dans la limite de ses 20 000 €.',
    en: 'Fifty-nine ideas came in last spring. The services kept fourteen, with their cost. You vote for those of one district, within its €20,000.',
    nl: 'In het voorjaar kwamen negenenvijftig ideeën binnen. De diensten weerhielden er veertien, met hun kostprijs. U stemt voor die van één wijk, binnen haar 20.000 €.',
  },
  decision: {
    fr: 'La ville réalise les projets retenus dans l’année.',
    en: 'The town realizes the winning projects within a year.',
    nl: 'De stad voert de gekozen projecten binnen het jaar uit.',
  },
};

const PHASES: readonly PhaseDays[] = [
  { title: { fr: 'Idées', en: 'Ideas', nl: 'Ideeën' }, from: -160, until: -118 },
  { title: { fr: 'Étude technique', en: 'Technical study', nl: 'Technisch onderzoek' }, from: -117, until: -9 },
  { title: { fr: 'Vote', en: 'Vote', nl: 'Stemming' }, from: -8, until: 12 },
  { title: { fr: 'Résultats', en: 'Results', nl: 'Uitslag' }, from: 13, until: 27 },
  { title: { fr: 'Réalisation', en: 'Realization', nl: 'Uitvoering' }, from: 28, until: 400 },
];
const VOTE = 2;
const EUROS = 20_000;
/** Of the people of the demo: some others have a basket that they have not cast. */
const VOTERS = 34;

/** Five districts with their outlines. */
async function seedDistricts(seeding: Seeding, process: Parameters<typeof seedTaxonomies>[1]) {
  const districts = await seedTaxonomies(seeding, process, 'territory', DISTRICTS);
  for (const [key, id] of districts)
    await seeding.api.send('PUT', `/territories/${id}/outline`, { geoJson: outlineOf(key) });
  return [...districts].map(([key, territoryId]: [string, Taxonomy['id']]) => ({
    key,
    title: DISTRICTS[key]?.name ?? {},
    euros: EUROS,
    territoryId,
  }));
}

/** A budget whose vote is open: an envelope for each of five districts, fourteen projects. */
export async function seedRunningBudget(seeding: BudgetSeeding): Promise<void> {
  const { travel, people } = seeding;
  travel(-24);
  const process = await seedProcess(seeding, PROCESS, PHASES);
  const themes = await seedTaxonomies(seeding, process, 'theme', THEMES);
  const envelopes = await seedDistricts(seeding, process);
  const component = await seedVote(seeding, process, VOTE, {
    name: { fr: 'Voter pour votre quartier', en: 'Vote for your district', nl: 'Stem voor uw wijk' },
    introduction: {
      fr: 'Choisissez un quartier, puis ses projets.',
      en: 'Choose a district, then its projects.',
      nl: 'Kies een wijk, en dan haar projecten.',
    },
    settings: { ballotKind: 'envelope', envelopeChoice: 'one', allocationRule: 'greedy-votes' },
  });
  travel(-12);
  const budget = await seedCatalogue(seeding, component, { envelopes, projects: RUNNING_PROJECTS, themes });
  await seedBallots({ ...seeding, people: people.slice(0, VOTERS) }, budget, [-7.5, -0.2]);
}
