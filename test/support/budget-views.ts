/** View models of a participatory budget: a town in the second week of its vote. */
import { BudgetSettings } from '../../shared/budgets/settings.ts';
import type {
  BudgetPage,
  CatalogueFile,
  EnvelopeView,
  ProjectCardView,
  ProjectPage,
} from '../../shared/budgets/views.ts';
import { EnvelopeId, ProjectId, TaxonomyId } from '../../shared/platform/ids.ts';
import {
  aFrame,
  aPhase,
  COMPONENT,
  COMPONENT_PATH,
  html,
  LONG_WORD,
  PROCESS_PATH,
  shown,
  ulid,
  untranslated,
} from './view-parts.ts';

export const BUDGET_PATH = `${PROCESS_PATH}budgets/${COMPONENT}/`;
const projectId = (number: number) => ProjectId.parse(`prj_${ulid(number)}`);
const envelopeId = (number: number) => EnvelopeId.parse(`env_${ulid(number)}`);
const THEME = TaxonomyId.parse(`tax_${ulid(50)}`);
const OTHER_THEME = TaxonomyId.parse(`tax_${ulid(51)}`);

const PROJECTS: readonly (readonly [title: string, text: string, euros: number])[] = [
  [
    'Ombrières et bancs, place des Tanneries',
    'Six voiles d’ombre, douze bancs avec dossier et un sol clair qui chauffe moins.',
    84_000,
  ],
  [
    'Une cour d’école plantée, à Saint-Éloi',
    'Arbres, terre et récupération d’eau ; la cour ouvre aux familles le samedi.',
    120_000,
  ],
  [
    'Une piste cyclable de la gare à Bellecombe',
    '1,8 km séparés des voitures, avec deux traversées protégées.',
    95_000,
  ],
  ['Un local pour douze associations', 'L’ancienne capitainerie isolée et équipée, gérée par ses usagers.', 62_000],
  ['Une aire de jeux pour tous les enfants', 'Balançoire pour fauteuil, parcours au sol, clôture et ombre.', 48_000],
  ['Six fontaines à eau', 'Une par quartier, à moins de dix minutes à pied.', 38_000],
  ['Éclairer le sentier des Coteaux', 'Éclairage au passage, éteint de 23 h 00 à 5 h 00 pour la faune.', 75_000],
  ['Un bassin de baignade dans l’Ise', 'Un bassin flottant surveillé de juin à septembre.', 310_000],
];

const aCard = (number: number, overrides: Partial<ProjectCardView> = {}): ProjectCardView => {
  const [title, text, euros] = PROJECTS[(number - 1) % PROJECTS.length] ?? ['', '', 0];
  return {
    id: projectId(number),
    number,
    title: shown(title),
    excerpt: shown(text),
    cost: euros * 100,
    category: {
      id: number % 2 === 0 ? THEME : OTHER_THEME,
      name: shown(number % 2 === 0 ? 'Nature en ville' : 'Vivre ensemble'),
    },
    territory: shown('Les Tanneries'),
    image: null,
    isWithdrawn: false,
    isSelected: false,
    realization: null,
    path: `${BUDGET_PATH}projects/${projectId(number)}/`,
    ...overrides,
  };
};

const anEnvelope = (
  number: number,
  projects: readonly ProjectCardView[],
  overrides: Partial<EnvelopeView> = {},
): EnvelopeView => ({
  id: envelopeId(number),
  title: shown('Toute la ville'),
  description: html(''),
  total: 60_000_000,
  territory: null,
  residentsOnly: false,
  projects,
  ...overrides,
});

const stages: BudgetPage['stages'] = [
  aPhase({
    title: shown('Vos idées'),
    startsAt: '2026-03-01T23:00:00.000Z',
    endsAt: '2026-05-31T22:00:00.000Z',
    status: 'done',
  }),
  aPhase({
    title: shown('Étude technique'),
    startsAt: '2026-05-31T22:00:00.000Z',
    endsAt: '2026-11-08T23:00:00.000Z',
    status: 'done',
  }),
  aPhase({ title: shown('Vote'), startsAt: '2026-11-08T23:00:00.000Z', endsAt: '2026-12-06T19:00:00.000Z' }),
  aPhase({
    title: shown('Résultats'),
    startsAt: '2026-12-14T23:00:00.000Z',
    endsAt: '2026-12-31T23:00:00.000Z',
    status: 'upcoming',
  }),
  aPhase({ title: shown('Réalisation'), startsAt: '2026-12-31T23:00:00.000Z', endsAt: null, status: 'upcoming' }),
];

const space = {
  process: { id: 'prc_x', title: shown('Budget participatif 2026'), path: PROCESS_PATH },
  component: { id: COMPONENT, name: shown('Que faire à Brisanne avec 600 000 € ?'), path: BUDGET_PATH },
};

const gate: BudgetPage['gate'] = {
  voting: true,
  phase: stages[2] ?? null,
  settings: BudgetSettings.parse({ maximumProjects: 6 }),
};

/** The page of a budget while people vote, with one envelope. */
export const aBudgetPage = (overrides: Partial<BudgetPage> = {}): BudgetPage => ({
  ...aFrame(BUDGET_PATH),
  ...space,
  introduction: shown(
    'Composez votre bulletin parmi les projets étudiés par les services. Chaque personne de 11 ans ou plus qui vit ici peut voter, sur papier aussi.',
  ),
  help: html('<p>Une question ? Venez à la permanence du mercredi.</p>'),
  gate,
  requirements: {},
  now: { kind: 'vote', endsAt: '2026-12-06T19:00:00.000Z' },
  stages,
  ideas: [{ id: COMPONENT, name: shown('Vos idées'), path: COMPONENT_PATH, proposals: 108 }],
  envelopes: [
    anEnvelope(
      1,
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => aCard(number)),
    ),
  ],
  categories: [
    { id: THEME, name: shown('Nature en ville') },
    { id: OTHER_THEME, name: shown('Vivre ensemble') },
  ],
  map: {
    outlinesPath: null,
    placed: 2,
    territories: [{ id: THEME, name: shown('Les Tanneries') }],
    drawing: {
      width: 800,
      height: 400,
      shapes: ['M20 20L400 20L400 380L20 380Z', 'M400 20L780 20L780 380L400 380Z'],
      spots: [1, 2].map((number) => ({
        number,
        title: PROJECTS[number - 1]?.[0] ?? '',
        path: `${BUDGET_PATH}projects/${projectId(number)}/`,
        x: 200 * number,
        y: 180,
      })),
    },
  },
  ballots: 4127,
  ...overrides,
});

/** Five districts, each with an envelope for those who live there; the vote is over. */
export const aDistrictsPage = (): BudgetPage =>
  aBudgetPage({
    ...aFrame(BUDGET_PATH, 'nl'),
    now: { kind: 'counting' },
    gate: {
      ...gate,
      voting: false,
      settings: BudgetSettings.parse({ envelopeChoice: 'one', ballotKind: 'ranking', allocationRule: 'equal-shares' }),
    },
    introduction: untranslated('Five districts of the east, 100,000 euros.', 'en'),
    help: html(''),
    map: null,
    envelopes: ['Centre', 'Est', 'Trois-Ponts', 'Pile', 'Sainte-Élisabeth'].map((name, index) =>
      anEnvelope(index + 1, [aCard(index * 2 + 1), aCard(index * 2 + 2, index === 1 ? { isWithdrawn: true } : {})], {
        title: untranslated(name, 'fr'),
        total: 12_000_000,
        residentsOnly: true,
      }),
    ),
  });

/** After the result. */
export const aDecidedPage = (): BudgetPage =>
  aBudgetPage({
    ...aFrame(BUDGET_PATH, 'en'),
    now: { kind: 'results', path: `${BUDGET_PATH}results/` },
    gate: { ...gate, voting: false },
    envelopes: [
      anEnvelope(1, [
        aCard(1, { isSelected: true, realization: 'works' }),
        aCard(2, { title: shown(LONG_WORD), excerpt: shown(LONG_WORD) }),
      ]),
    ],
  });

/** The page of a project that can be chosen now. */
export const aProjectPage = (overrides: Partial<ProjectPage['project']> = {}): ProjectPage => {
  const { excerpt: _, image: __, realization: ___, ...card } = aCard(1);
  return {
    ...aFrame(card.path),
    ...space,
    gate,
    requirements: {},
    project: {
      ...card,
      description: html('<p>Six voiles d’ombre, douze bancs avec dossier et un sol clair qui chauffe moins.</p>'),
      withdrawnReason: html(''),
      envelope: { id: envelopeId(1), title: shown('Toute la ville'), total: 60_000_000 },
      address: 'Place des Tanneries',
      map: { width: 240, height: 160, path: 'M10 10L230 10L230 150L10 150Z', x: 120, y: 80 },
      realization: null,
      ...overrides,
    },
    attachments: { images: [], documents: [] },
    proposals: [
      { title: 'De l’ombre aux Tanneries', locale: 'fr', path: `${COMPONENT_PATH}proposals/prp_${ulid(11)}/` },
    ],
    resultsPath: null,
  };
};

/** A winner that is being built. */
export const aBuiltProject = (): ProjectPage => ({
  ...aProjectPage({
    isSelected: true,
    path: `${BUDGET_PATH}projects/${projectId(2)}/`,
    realization: {
      status: 'works',
      progress: 40,
      milestones: [{ day: '2027-03-14', title: shown('Les travaux commencent'), description: shown('Jusqu’en juin.') }],
    },
  }),
  ...aFrame(`${BUDGET_PATH}projects/${projectId(2)}/`, 'en'),
  gate: { ...gate, voting: false },
  resultsPath: `${BUDGET_PATH}results/`,
});

/** The catalogue of a page, as its islands read it. */
export const catalogueOf = ({ gate: { settings }, envelopes }: BudgetPage): CatalogueFile => ({
  currency: settings.currency,
  settings,
  envelopes: envelopes.map(({ id, title, total, residentsOnly }) => ({
    id,
    title: { fr: title.text },
    total,
    residentsOnly,
  })),
  categories: {},
  projects: envelopes.flatMap((envelope) =>
    envelope.projects.map(({ id, number, title, cost, category, isWithdrawn }) => ({
      id,
      envelopeId: envelope.id,
      number,
      title: { fr: title.text },
      cost,
      categoryId: category?.id ?? null,
      state: isWithdrawn ? ('withdrawn' as const) : ('published' as const),
      place: null,
    })),
  ),
});
