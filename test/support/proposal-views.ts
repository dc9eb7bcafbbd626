/** View models of the pages of proposals: an article of a bill with its comments, and the list that it stands in. */
import type { CommentView } from '../../shared/comments/comment.ts';
import { CommentId, ProposalId, TaxonomyId } from '../../shared/platform/ids.ts';
import { ProposalSettings } from '../../shared/proposals/settings.ts';
import type {
  ChangesPage,
  FoundCardView,
  ProposalGate,
  ProposalPage,
  ProposalsPage,
  ProposePage,
  TaxonomyOption,
} from '../../shared/proposals/views.ts';
import {
  aFrame,
  aPhase,
  COMPONENT,
  COMPONENT_PATH,
  html,
  LONG_WORD,
  PROCESS_PATH,
  shown,
  THEMES,
  ulid,
} from './view-parts.ts';

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
  countsHidden: false,
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
function aProposalCard(index: number): FoundCardView {
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
    place: index % 3 === 0 ? { latitude: 48.39, longitude: -4.486, address: 'Brest (29200, Finistère)' } : null,
    marks: { title: [], excerpt: [] },
    state: STATES[index % STATES.length] ?? 'published',
    customState: null,
    publishedAt: '2026-10-12T09:30:00.000Z',
    tally: { support: 1248 - index, agree: 820, mixed: 120, disagree: 64 },
    comments: 64,
  };
}

export const aProposalsPage = (overrides: Partial<ProposalsPage> = {}): ProposalsPage => ({
  ...aFrame(COMPONENT_PATH),
  ...space,
  gate: aGate(),
  finalCount: null,
  introduction: shown('Chaque article peut être modifié, complété ou contesté.'),
  items: Array.from({ length: 8 }, (_, index) => aProposalCard(index)),
  total: 696,
  all: 696,
  themes,
  territories,
  customStates: [],
  origins: [
    { origin: 'participant', count: 600 },
    { origin: 'group', count: 66 },
    { origin: 'official', count: 30 },
  ],
  placed: 412,
  defaultSort: 'recent',
  query: {
    q: '',
    themes: [],
    territories: [],
    states: [],
    origins: [],
    isPlaced: false,
    sort: 'most-supported',
    seed: null,
  },
  view: 'list',
  map: null,
  page: 1,
  pages: 35,
  ...overrides,
});

const POSITIONS = ['for', 'for', 'against', 'neutral'] as const;

const TEXT =
  '<p>Nous avons essayé à l’échelle de notre intercommunalité : 112 logements en trois ans, aucun impayé. Le frein, c’est le notaire, pas l’argent.</p>';
const MENTION = '<p><span class="mention">@Camille R.</span> et <span class="mention"></span>, qu’en pensez-vous ?</p>';

/** A comment with up to two replies, and more to ask for below; the tenth is deleted, each seventh was changed. */
export function aComment(number: number, replies = number % 5 === 0 ? 2 : 0): CommentView {
  const isDeleted = number === 10 && replies > 0;
  const hasMore = replies > 0;
  return {
    id: CommentId.parse(`cmt_${ulid(1000 + number * 10)}`),
    parentId: null,
    depth: 0,
    authorName: isDeleted ? null : number % 9 === 0 ? LONG_WORD.slice(0, 60) : 'Idriss K.',
    authorPath: isDeleted || number % 9 === 0 ? null : `/participants/ptp_${ulid(2)}/`,
    isAuthor: !isDeleted && number % 11 === 0,
    isOfficial: false,
    isDeleted,
    hidden: null,
    position: isDeleted ? 'neutral' : (POSITIONS[number % 4] ?? 'neutral'),
    locale: 'fr',
    html: isDeleted ? '' : number % 7 === 0 ? TEXT + MENTION : TEXT,
    votes: isDeleted ? { up: 0, down: 0 } : { up: 41, down: 3 },
    createdAt: '2026-10-14T12:00:00.000Z',
    editedAt: number % 7 === 0 ? '2026-10-14T12:20:00.000Z' : null,
    replyCount: hasMore ? replies + 4 : 0,
    moreReplies: hasMore ? 4 : 0,
    repliesAfter: hasMore ? CommentId.parse(`cmt_${ulid(1000 + number * 10 + replies)}`) : null,
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
    finalCount: null,
    proposal: {
      id,
      reference,
      title: 'Article 9 – Libre accès aux publications scientifiques de la recherche publique',
      locale: 'fr',
      body: html(
        `<p>Lorsqu’un écrit scientifique, issu d’une activité de recherche financée au moins pour moitié par des fonds publics, est publié dans un périodique, son auteur dispose du droit de le mettre à disposition gratuitement.</p><h2>Ce que je propose</h2><ul><li>Un délai de six mois en sciences ;</li><li>un délai de douze mois en sciences humaines.</li></ul><blockquote><p>La version finale du manuscrit, <a href="https://example.org/${LONG_WORD}">acceptée pour publication</a>.</p></blockquote><p>${LONG_WORD}</p><table><tbody><tr><th>Discipline</th><th>Délai aujourd’hui</th><th>Délai proposé</th></tr><tr><td>Sciences</td><td>douze mois</td><td>six mois</td></tr></tbody></table>`,
      ),
      authorName: 'Gouvernement',
      authorKind: 'person',
      authorPath: `/participants/ptp_${ulid(1)}/`,
      isOfficial: false,
      theme: { name: shown('La circulation des données'), path: `${COMPONENT_PATH}search/?theme=tax_${ulid(20)}` },
      territory: { name: shown('Bretagne'), path: `${COMPONENT_PATH}search/?territory=tax_${ulid(60)}` },
      place: {
        address: 'Brest (29200, Finistère)',
        latitude: 48.39,
        longitude: -4.486,
        mapPath: `${COMPONENT_PATH}search/?view=map`,
        drawing: { width: 240, height: 160, path: 'M20 30L220 20L200 140L40 150Z', x: 60, y: 80 },
      },
      state: 'evaluating',
      customState: null,
      publishedAt: '2026-10-12T09:30:00.000Z',
      withdrawnAt: null,
      editedAt: '2026-10-13T08:10:00.000Z',
      answer: {
        state: 'evaluating',
        text: html(
          '<p>Les délais de six et douze mois sont à l’étude avec les éditeurs. Le ministère publiera leur coût avant la session du 9 janvier.</p>',
        ),
        answeredAt: '2026-11-17T10:00:00.000Z',
        changedAt: '2026-10-20T08:10:00.000Z',
      },
      tally: { support: 1248, agree: 0, mixed: 0, disagree: 0 },
      reachedAt: null,
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
    attachments: { images: [], documents: [] },
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

/** Two changes of the article: one of a word, one of its theme and of a paragraph. */
export function aChangesPage(): ChangesPage {
  const { path, title } = { ...aProposalCard(2) };
  return {
    ...aFrame(`${path}changes/`),
    ...space,
    proposal: { title, locale: 'fr', path, publishedAt: '2026-10-12T09:30:00.000Z' },
    changes: [
      {
        kind: 'answer',
        at: '2026-10-20T08:10:00.000Z',
        state: { before: { state: 'evaluating', custom: null }, after: { state: 'accepted', custom: null } },
        texts: [
          {
            locale: 'fr',
            parts: [
              { kind: 'same', text: 'Nous ' },
              { kind: 'removed', text: 'étudions' },
              { kind: 'added', text: 'reprenons' },
              { kind: 'same', text: ' cette proposition.' },
            ],
          },
        ],
      },
      {
        kind: 'text',
        at: '2026-10-13T08:10:00.000Z',
        title: [{ kind: 'same', text: title }],
        body: [
          { kind: 'same', text: 'Un délai de ' },
          { kind: 'removed', text: 'douze' },
          { kind: 'added', text: 'six' },
          { kind: 'same', text: ` mois en sciences.\n\n${LONG_WORD}` },
        ],
        theme: { before: null, after: shown('La circulation des données') },
        territory: null,
        place: null,
      },
      {
        kind: 'text',
        at: '2026-10-12T09:40:00.000Z',
        title: [
          { kind: 'removed', text: 'Libre accès' },
          { kind: 'added', text: title },
        ],
        body: [{ kind: 'same', text: 'Un délai de douze mois en sciences.' }],
        theme: null,
        territory: null,
        place: { before: 'Rennes', after: '' },
      },
    ],
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

/** A proposal without answer, sources or comments, where voters are asked for an opinion in three degrees. */
export function anOpinionPage(): ProposalPage {
  const page = aProposalPage(0, { answer: null, references: [], territory: null, state: 'published' });
  const { path, id } = aProposalCard(4);
  return {
    ...page,
    path,
    proposal: { ...page.proposal, id },
    gate: aGate({ settings: ProposalSettings.parse({ voteKind: 'opinion' }) }),
  };
}

const FUNDED = { name: shown('Financée au budget 2027'), color: 'violet' } as const;

/** A proposal that has the supports it needs, answered with a state of the component: votes on it are closed. */
export function aReachedPage(): ProposalPage {
  const page = aProposalPage();
  const { path, id } = aProposalCard(5);
  const settings = ProposalSettings.parse({ supportThreshold: 1000, closesAtThreshold: true, voteMinimum: 3 });
  return {
    ...page,
    path,
    locale: 'en',
    gate: aGate({ settings, voting: false }),
    finalCount: { countedAt: '2026-11-20T23:06:00.000Z' },
    proposal: { ...page.proposal, id, state: 'accepted', customState: FUNDED, reachedAt: '2026-11-12T09:00:00.000Z' },
  };
}

/** A list whose votes nobody may see before the phase ends, with states of the component. */
export function aHiddenList(): ProposalsPage {
  const page = aProposalsPage();
  return {
    ...page,
    locale: 'nl',
    finalCount: { countedAt: null },
    gate: aGate({ countsHidden: true, settings: ProposalSettings.parse({ voteLimit: 5, supportThreshold: 1000 }) }),
    items: page.items.map((item, index) => ({ ...item, tally: null, customState: index === 1 ? FUNDED : null })),
  };
}
