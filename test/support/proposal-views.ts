/** View models of the pages of proposals: an article of a bill with its comments, and the list that it stands in. */
import type { CommentView } from '../../shared/comments/contract.ts';
import { CommentId, ProposalId, TaxonomyId } from '../../shared/platform/ids.ts';
import { ProposalSettings } from '../../shared/proposals/settings.ts';
import type {
  ProposalCardView,
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
function aProposalCard(index: number): ProposalCardView {
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
      tally: { support: 1248, agree: 0, mixed: 0, disagree: 0 },
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
