/** View models as the publisher gives them to page templates: one consultation of a ministry, in its third month. */
import type { CommentView } from '../../shared/comments/contract.ts';
import { CommentId, ComponentId, PhaseId, ProcessId, ProposalId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { InterfaceLocale, Locale, Shown } from '../../shared/platform/locale.ts';
import type { PageFrame, ShownHtml } from '../../shared/platform/views.ts';
import { ProposalSettings } from '../../shared/proposals/settings.ts';
import type {
  ProposalCardView,
  ProposalGate,
  ProposalPage,
  ProposalsPage,
  ProposePage,
  TaxonomyOption,
} from '../../shared/proposals/views.ts';
import type {
  ComponentView,
  HomePage,
  PhaseView,
  ProcessCardView,
  ProcessesPage,
  ProcessPage,
  TextPage,
} from '../../shared/spaces/views.ts';

const ulid = (number: number): string => `01JZ${String(number).padStart(22, '0')}`;
/** A text in the page's own language. */
export const shown = (text: string, locale: Locale = 'fr'): Shown => ({ text, locale, isFallback: false });
/** A text that the page's language lacks. */
export const untranslated = (text: string, locale: Locale): Shown => ({ text, locale, isFallback: true });
const html = (text: string, locale: Locale = 'fr'): ShownHtml => ({ html: text, locale, isFallback: false });

const COMPONENT = ComponentId.parse(`cmp_${ulid(1)}`);
const PROCESS_PATH = '/processes/republique-numerique/';
const COMPONENT_PATH = `${PROCESS_PATH}f/${COMPONENT}/`;
const RENDERED_AT = '2026-11-21T08:00:00.000Z';
/** Nothing can be broken here: a chemical name, an address, and a word without end. */
export const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);

/** The frame of a page at a path without its language. */
export const aFrame = (path: string, locale: InterfaceLocale = 'fr'): PageFrame => ({
  locale,
  path,
  organization: {
    name: shown('Concertations nationales'),
    description: shown('Les consultations ouvertes, et ce que les précédentes ont changé.'),
    logo: null,
    accentColor: '#0f6f74',
    locales: ['fr', 'en', 'nl'],
    defaultLocale: 'fr',
    timeZone: 'Europe/Paris',
    contact: 'participer@concertations.example',
  },
  menu: [
    { title: shown('Projet de loi pour une République numérique'), path: PROCESS_PATH },
    { title: shown('Services publics'), path: '/processes/services-publics/' },
    { title: shown('Loi sur l’eau'), path: '/processes/loi-eau/' },
    { title: shown('Trains du quotidien'), path: '/processes/trains/' },
  ],
  siteOrigin: 'https://concertations.example',
  renderedAt: RENDERED_AT,
});

export const aPhase = (overrides: Partial<PhaseView> = {}): PhaseView => ({
  id: PhaseId.parse(`phs_${ulid(2)}`),
  title: shown('Contribuer'),
  description: shown('Une idée, un témoignage, une solution déjà essayée chez vous. Comptez dix minutes.'),
  startsAt: '2026-10-04T22:00:00.000Z',
  endsAt: '2026-12-13T23:00:00.000Z',
  status: 'current',
  ...overrides,
});

const phases: readonly PhaseView[] = [
  aPhase({
    title: shown('S’informer'),
    startsAt: '2026-09-06T22:00:00.000Z',
    endsAt: '2026-10-04T22:00:00.000Z',
    status: 'done',
  }),
  aPhase(),
  aPhase({
    title: shown('Délibérer'),
    startsAt: '2027-01-08T23:00:00.000Z',
    endsAt: '2027-04-11T22:00:00.000Z',
    status: 'upcoming',
  }),
  aPhase({
    title: shown('Voter les mesures'),
    startsAt: '2027-04-23T22:00:00.000Z',
    endsAt: '2027-04-25T22:00:00.000Z',
    status: 'upcoming',
  }),
  aPhase({ title: shown('Répondre'), startsAt: '2027-06-29T22:00:00.000Z', endsAt: null, status: 'upcoming' }),
];

/** A process on the home page, open for proposals. */
export const aProcessCard = (overrides: Partial<ProcessCardView> = {}): ProcessCardView => ({
  id: ProcessId.parse(`prc_${ulid(3)}`),
  path: PROCESS_PATH,
  title: shown('Projet de loi pour une République numérique'),
  question: shown(
    'Quels droits et quelles libertés voulez-vous à l’ère numérique, et pour qui faut-il d’abord les garantir ?',
  ),
  summary: shown(
    'Le Gouvernement prépare une loi. Avant de l’écrire, il lit ce que vous proposez, article par article.',
  ),
  image: null,
  imageAlt: shown(''),
  phase: aPhase(),
  status: 'current',
  action: 'propose',
  actionPath: `${COMPONENT_PATH}propose/`,
  figures: { proposals: 696, comments: 3994, votes: 147_710 },
  ...overrides,
});

const services = aProcessCard({
  path: '/processes/services-publics/',
  actionPath: '/processes/services-publics/',
  title: shown('Services publics'),
  question: shown('Quels services publics voulez-vous à moins de trente minutes de chez vous ?'),
  summary: shown(''),
  action: 'vote',
  figures: { proposals: 214, comments: 1204, votes: 18_204 },
});
const water = aProcessCard({
  path: '/processes/loi-eau/',
  actionPath: '/processes/loi-eau/',
  title: shown('Loi sur l’eau'),
  question: untranslated('Which parts of the bill should change, article by article?', 'en'),
  summary: shown(''),
  action: 'comment',
  figures: { proposals: 14, comments: 1932, votes: 0 },
});

/** Home with three open consultations, one to come, one done, three answers. */
export const aHomePage = (overrides: Partial<HomePage> = {}): HomePage => ({
  ...aFrame('/'),
  open: [aProcessCard(), services, water],
  upcoming: [
    aProcessCard({
      status: 'upcoming',
      action: 'read',
      phase: phases[2] ?? null,
      figures: { proposals: 0, comments: 0, votes: 0 },
    }),
  ],
  done: [aProcessCard({ status: 'done', action: 'read', phase: null })],
  answers: [
    {
      title: 'Un menu végétarien au choix, chaque jour, dans les cantines volontaires',
      locale: 'fr',
      state: 'accepted',
      text: shown('Décret du 2 juin 2026 : 3 140 établissements le proposent depuis la rentrée.'),
      path: `${COMPONENT_PATH}proposals/prp_${ulid(11)}/`,
    },
    {
      title: 'Un billet unique pour les trains et les cars de toutes les régions',
      locale: 'fr',
      state: 'evaluating',
      text: shown('Huit régions sur treize ont signé. Prochain point d’étape le 15 janvier 2027.'),
      path: `${COMPONENT_PATH}proposals/prp_${ulid(12)}/`,
    },
    {
      title: 'Abaisser la limite à 110 km/h sur l’ensemble du réseau',
      locale: 'fr',
      state: 'rejected',
      text: untranslated('The Government explains its choice in three points and publishes the study.', 'en'),
      path: `${COMPONENT_PATH}proposals/prp_${ulid(13)}/`,
    },
  ],
  figures: { participants: 21_330, proposals: 924, comments: 7130, votes: 165_914, countedAt: RENDERED_AT },
  ...overrides,
});

/** A platform on its first day: nothing published at all. */
export const anEmptyHomePage = (): HomePage =>
  aHomePage({
    open: [],
    upcoming: [],
    done: [],
    answers: [],
    menu: [],
    figures: { participants: 0, proposals: 0, comments: 0, votes: 0, countedAt: RENDERED_AT },
  });

export const aProcessesPage = (): ProcessesPage => {
  const { open, upcoming, done } = aHomePage();
  return { ...aFrame('/processes/'), processes: [...open, ...upcoming, ...done] };
};

const THEMES = [
  'La circulation des données',
  'La neutralité des réseaux',
  'La loyauté des plateformes',
  'La protection de la vie privée',
  'L’accès au numérique',
  'Contributions transversales',
];

const aComponent = (): ComponentView => ({
  id: COMPONENT,
  kind: 'proposals',
  name: shown('Le projet de loi, article par article'),
  introduction: shown(
    'Chaque article peut être modifié, complété ou contesté. Les contributions les plus débattues sont lues en premier.',
  ),
  path: COMPONENT_PATH,
  canPropose: true,
  canVote: true,
  canComment: true,
  figures: { proposals: 696, comments: 3994, votes: 147_710 },
  themes: THEMES.map((name, index) => ({
    name: shown(name),
    count: 204 - index * 31,
    path: `${COMPONENT_PATH}search/?theme=tax_${ulid(20 + index)}`,
  })),
});

export const aProcessPage = (overrides: Partial<ProcessPage> = {}): ProcessPage => ({
  ...aFrame(PROCESS_PATH),
  process: aProcessCard(),
  description: html(
    '<p>Les données, les plateformes et les réseaux décident de plus en plus de ce que nous pouvons savoir, dire et entreprendre.</p><p>La loi doit dire à qui appartiennent les données publiques, ce que les plateformes doivent à leurs utilisateurs, et ce que <strong>personne</strong> ne peut faire de votre vie privée.</p>',
  ),
  decision: html(
    '<p>Le Gouvernement répond à chaque contribution parmi les plus soutenues, et dit pourquoi quand il refuse.</p><p>Le Conseil des ministres examine le projet le <strong>9 décembre</strong>.</p>',
  ),
  phases,
  components: [aComponent()],
  ...overrides,
});

const options = (names: readonly string[], from: number): readonly TaxonomyOption[] =>
  names.map((name, index) => ({
    id: TaxonomyId.parse(`tax_${ulid(from + index)}`),
    name: shown(name),
    count: 204 - index * 31,
    children: [],
  }));
const themes = options(THEMES, 20).map((theme, index) =>
  index === 0
    ? { ...theme, children: options(['Ouverture des données publiques', 'Données d’intérêt général'], 40) }
    : theme,
);
const territories = options(['Bretagne', 'Corse', 'La Réunion'], 60);

/** Creation, votes and comments open until the end of the phase. */
export const aGate = (overrides: Partial<ProposalGate> = {}): ProposalGate => ({
  settings: ProposalSettings.parse({ voteLimit: 5 }),
  creation: true,
  voting: true,
  comments: true,
  phase: aPhase(),
  ...overrides,
});

const space = {
  process: { title: shown('Projet de loi pour une République numérique'), path: PROCESS_PATH },
  component: { id: COMPONENT, name: shown('Le projet de loi, article par article'), path: COMPONENT_PATH },
};

const STATES = [
  'evaluating',
  'published',
  'published',
  'accepted',
  'published',
  'rejected',
  'withdrawn',
  'published',
] as const;
const TITLES = [
  'Un prêt à taux zéro pour rénover, remboursé à la revente du logement',
  'Réserver une voie aux cars express sur les entrées de métropole',
  'Article 9 – Libre accès aux publications scientifiques de la recherche publique',
  'Rendre la réparation moins chère que l’achat neuf',
  'Le vélo de fonction, au même titre que la voiture',
  'Interdire le chauffage des terrasses toute l’année',
  'Un diagnostic gratuit pour les copropriétés de moins de vingt lots',
  LONG_WORD,
];

/** Card number `index` of a list; the last title of each eight is one endless word. */
export function aProposalCard(index: number): ProposalCardView {
  const id = ProposalId.parse(`prp_${ulid(100 + index)}`);
  return {
    id,
    path: `${COMPONENT_PATH}proposals/${id}/`,
    reference: `PRP-${index}K3Q`,
    title: TITLES[index % TITLES.length] ?? '',
    excerpt:
      'Un prêt public à taux zéro, sans mensualité, attaché au logement et non à la personne. Il est remboursé quand le logement est vendu ou transmis, et la valeur prise par le bien couvre la somme due.',
    locale: 'fr',
    authorName: index % 8 === 3 ? null : 'Camille R.',
    isOfficial: index % 8 === 3,
    theme: shown('La circulation des données'),
    territory: index % 2 === 0 ? shown('Bretagne') : null,
    state: STATES[index % STATES.length] ?? 'published',
    publishedAt: '2026-10-12T09:30:00.000Z',
    tally: { support: 1248 - index, agree: 820, mixed: 120, disagree: 64 },
    comments: 64,
  };
}

export const aProposalsPage = (overrides: Partial<ProposalsPage> = {}): ProposalsPage => ({
  ...aFrame(COMPONENT_PATH),
  ...space,
  gate: aGate(),
  introduction: shown('Chaque article peut être modifié, complété ou contesté.'),
  items: Array.from({ length: 8 }, (_, index) => aProposalCard(index)),
  total: 696,
  all: 696,
  themes,
  territories,
  query: { q: '', themes: [], territories: [], states: [], sort: 'most-supported', seed: null },
  page: 1,
  pages: 35,
  ...overrides,
});

const POSITIONS = ['for', 'for', 'against', 'neutral'] as const;

/** A comment with up to two replies. */
export function aComment(number: number, replies = number % 5 === 0 ? 2 : 0): CommentView {
  return {
    id: CommentId.parse(`cmt_${ulid(1000 + number * 10)}`),
    parentId: null,
    depth: 0,
    authorName: number % 9 === 0 ? LONG_WORD.slice(0, 60) : 'Idriss K.',
    isAuthor: number % 11 === 0,
    isOfficial: false,
    position: POSITIONS[number % 4] ?? 'neutral',
    locale: 'fr',
    html: '<p>Nous avons essayé à l’échelle de notre intercommunalité : 112 logements en trois ans, aucun impayé. Le frein, c’est le notaire, pas l’argent.</p>',
    votes: { up: 41, down: 3 },
    createdAt: '2026-10-14T12:00:00.000Z',
    replies: Array.from({ length: replies }, (_, index) => ({
      ...aComment(number, 0),
      id: CommentId.parse(`cmt_${ulid(1001 + number * 10 + index)}`),
      parentId: CommentId.parse(`cmt_${ulid(1000 + number * 10)}`),
      depth: 1,
    })),
  };
}

const anOfficialOpinion = (): CommentView => ({
  ...aComment(1, 0),
  id: CommentId.parse(`cmt_${ulid(999)}`),
  authorName: null,
  isOfficial: true,
  position: 'neutral',
  html: '<p>L’agence confirme le besoin : 190 000 dossiers par an s’arrêtent faute d’avance.</p>',
});

/** An article that is under review, with sources, an official opinion and as many comments as wanted. */
export function aProposalPage(comments = 132, overrides: Partial<ProposalPage['proposal']> = {}): ProposalPage {
  const { path, id, reference } = aProposalCard(2);
  return {
    ...aFrame(path),
    ...space,
    gate: aGate(),
    proposal: {
      id,
      reference,
      title: 'Article 9 – Libre accès aux publications scientifiques de la recherche publique',
      locale: 'fr',
      body: html(
        `<p>Lorsqu’un écrit scientifique, issu d’une activité de recherche financée au moins pour moitié par des fonds publics, est publié dans un périodique, son auteur dispose du droit de le mettre à disposition gratuitement.</p><h2>Ce que je propose</h2><ul><li>Un délai de six mois en sciences ;</li><li>un délai de douze mois en sciences humaines.</li></ul><blockquote><p>La version finale du manuscrit, <a href="https://example.org/${LONG_WORD}">acceptée pour publication</a>.</p></blockquote><p>${LONG_WORD}</p><table><tbody><tr><th>Discipline</th><th>Délai aujourd’hui</th><th>Délai proposé</th></tr><tr><td>Sciences</td><td>douze mois</td><td>six mois</td></tr></tbody></table>`,
      ),
      authorName: 'Gouvernement',
      isOfficial: false,
      theme: { name: shown('La circulation des données'), path: `${COMPONENT_PATH}search/?theme=tax_${ulid(20)}` },
      territory: { name: shown('Bretagne'), path: `${COMPONENT_PATH}search/?territory=tax_${ulid(60)}` },
      state: 'evaluating',
      publishedAt: '2026-10-12T09:30:00.000Z',
      withdrawnAt: null,
      answer: {
        state: 'evaluating',
        text: html(
          '<p>Les délais de six et douze mois sont à l’étude avec les éditeurs. Le ministère publiera leur coût avant la session du 9 janvier.</p>',
        ),
        answeredAt: '2026-11-17T10:00:00.000Z',
      },
      tally: { support: 1248, agree: 820, mixed: 120, disagree: 64 },
      references: [
        {
          id: 'ref_1',
          title: 'Avis du Comité d’éthique du CNRS',
          url: 'https://example.org/avis',
          html: '<p>Sur le droit d’exploitation secondaire.</p>',
          category: 'Pour',
          authorName: 'Idriss K.',
        },
        { id: 'ref_2', title: LONG_WORD, url: null, html: '', category: '', authorName: '' },
      ],
      ...overrides,
    },
    comments: {
      total: comments,
      for: Math.round(comments * 0.5),
      against: Math.round(comments * 0.25),
      neutral: comments - Math.round(comments * 0.5) - Math.round(comments * 0.25),
      official: comments === 0 ? [] : [anOfficialOpinion()],
      items: Array.from({ length: Math.min(20, comments) }, (_, index) => aComment(index + 1)),
      next: comments > 20 ? 'eyJzIjoiYmVzdCJ9' : null,
    },
  };
}

export const aProposePage = (): ProposePage => ({
  ...aFrame(`${COMPONENT_PATH}propose/`),
  ...space,
  gate: aGate(),
  help: shown('Dites ce qui ne va pas, ce que vous proposez, et qui cela aide.'),
  themes,
  territories,
});

export const aTextPage = (path: string, locale: InterfaceLocale = 'fr'): TextPage => ({
  ...aFrame(path, locale),
  text: {
    html: '<p>Chacun parle en son nom. On discute les idées, jamais les personnes.</p><h2>Ce qui est retiré</h2><ul><li>Les attaques personnelles ;</li><li>les messages publicitaires.</li></ul>',
    locale: 'fr',
    isFallback: locale !== 'fr',
  },
});
