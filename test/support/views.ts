/** View models as the publisher gives them to page templates: one consultation of a ministry, in its third month. */
import { ProcessId } from '../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import type {
  ComponentView,
  HomePage,
  PhaseView,
  ProcessCardView,
  ProcessesPage,
  ProcessPage,
  SitePageView,
  TextPage,
} from '../../shared/spaces/views.ts';
import {
  aFrame,
  aPhase,
  COMPONENT,
  COMPONENT_PATH,
  html,
  PROCESS_PATH,
  RENDERED_AT,
  shown,
  THEMES,
  ulid,
  untranslated,
} from './view-parts.ts';

export {
  aChangesPage,
  aHiddenList,
  anOpinionPage,
  aProposalPage,
  aProposalsPage,
  aProposePage,
  aReachedPage,
} from './proposal-views.ts';
export { aFrame, aPhase } from './view-parts.ts';

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
const aProcessCard = (overrides: Partial<ProcessCardView> = {}): ProcessCardView => ({
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
  figures: { participants: 21_330, contributions: 8501, supports: 147_710 },
  ...overrides,
});

const services = aProcessCard({
  path: '/processes/services-publics/',
  actionPath: '/processes/services-publics/',
  title: shown('Services publics'),
  question: shown('Quels services publics voulez-vous à moins de trente minutes de chez vous ?'),
  summary: shown(''),
  action: 'vote',
  figures: { participants: 3204, contributions: 1418, supports: 18_204 },
});
const water = aProcessCard({
  path: '/processes/loi-eau/',
  actionPath: '/processes/loi-eau/',
  title: shown('Loi sur l’eau'),
  question: untranslated('Which parts of the bill should change, article by article?', 'en'),
  summary: shown(''),
  action: 'comment',
  figures: { participants: 611, contributions: 1946, supports: 0 },
});

/** Home with three open consultations, one to come, one done, three answers. */
export const aHomePage = (overrides: Partial<HomePage> = {}): HomePage => ({
  ...aFrame('/'),
  groups: [],
  open: [aProcessCard(), services, water],
  upcoming: [
    aProcessCard({
      status: 'upcoming',
      action: 'read',
      phase: phases[2] ?? null,
      figures: { participants: 0, contributions: 0, supports: 0 },
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
  figures: { participants: 23_870, contributions: 11_865, supports: 165_914, countedAt: RENDERED_AT },
  partners: [],
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
    figures: { participants: 0, contributions: 0, supports: 0, countedAt: RENDERED_AT },
  });

export const aProcessesPage = (): ProcessesPage => {
  const { open, upcoming, done } = aHomePage();
  return { ...aFrame('/processes/'), groups: [], processes: [...open, ...upcoming, ...done] };
};

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
  figures: { proposals: 696, comments: 3994, votes: 147_710, references: 326 },
  themes: THEMES.map((name, index) => ({
    name: shown(name),
    count: 204 - index * 31,
    path: `${COMPONENT_PATH}search/?theme=tax_${ulid(20 + index)}`,
  })),
});

export const aProcessPage = (overrides: Partial<ProcessPage> = {}): ProcessPage => ({
  ...aFrame(PROCESS_PATH),
  process: aProcessCard(),
  groups: [],
  description: html(
    '<p>Les données, les plateformes et les réseaux décident de plus en plus de ce que nous pouvons savoir, dire et entreprendre.</p><p>La loi doit dire à qui appartiennent les données publiques, ce que les plateformes doivent à leurs utilisateurs, et ce que <strong>personne</strong> ne peut faire de votre vie privée.</p>',
  ),
  decision: html(
    '<p>Le Gouvernement répond à chaque contribution parmi les plus soutenues, et dit pourquoi quand il refuse.</p><p>Le Conseil des ministres examine le projet le <strong>9 décembre</strong>.</p>',
  ),
  phases,
  votesFrom: '2027-04-23T22:00:00.000Z',
  components: [aComponent()],
  documents: [
    {
      title: shown('Le projet de loi, texte soumis à consultation'),
      description: shown('Trente articles, avec l’exposé des motifs.'),
      href: `/media/${'c'.repeat(64)}.pdf`,
      kind: 'PDF',
      bytes: 1_240_000,
    },
    {
      title: untranslated('Ambition numérique, the report of the national council', 'en'),
      description: shown(''),
      href: 'https://conseil.example/ambition',
      kind: null,
      bytes: null,
    },
  ],
  partners: [
    { name: shown('Conseil national du numérique'), url: 'https://conseil.example', logo: null, alt: shown('') },
    { name: shown('Bibliothèque de Brisanne'), url: null, logo: null, alt: shown('') },
  ],
  countedAt: RENDERED_AT,
  ...overrides,
});

export const aTextPage = (path: string, locale: InterfaceLocale = 'fr'): TextPage => ({
  ...aFrame(path, locale),
  text: {
    html: '<p>Chacun parle en son nom. On discute les idées, jamais les personnes.</p><h2>Ce qui est retiré</h2><ul><li>Les attaques personnelles ;</li><li>les messages publicitaires.</li></ul>',
    locale: 'fr',
    isFallback: locale !== 'fr',
  },
});

/** A page of the site that nobody has translated. */
export const aSitePage = (path: string, locale: InterfaceLocale = 'fr'): SitePageView => ({
  ...aTextPage(path, locale),
  title: { text: 'Mentions légales', locale: 'fr', isFallback: locale !== 'fr' },
  questions: [],
});

/** Questions that open and close. */
export const aFaqPage = (): SitePageView => ({
  ...aTextPage('/pages/faq/'),
  title: shown('Questions fréquentes'),
  text: html('<p>Ce que l’on nous demande le plus.</p>'),
  questions: ['Qui peut participer ?', 'Mon vote est-il secret ?'].map((question) => ({
    question,
    answer: html('<p>Tout le monde peut lire, sans compte. Pour <strong>voter</strong>, il faut une adresse.</p>'),
  })),
});

/** The list of processes below two announcements, one of them important. */
export const anAnnouncedPage = (): ProcessesPage => ({
  ...aProcessesPage(),
  locale: 'en',
  announcements: [
    {
      key: 'organization-3',
      level: 'important',
      text: html('<p>Closed on <strong>28 November</strong>. <a href="/en/pages/faq/">Why?</a></p>', 'en'),
      endsAt: '2026-12-01T00:00:00.000Z',
    },
    { key: 'prc-1', level: 'info', text: html('<p>Atelier en ligne le 26 novembre.</p>'), endsAt: null },
  ],
});
