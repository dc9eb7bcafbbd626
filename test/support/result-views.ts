/** View models of a published result, from ballots that are really counted. */
import { decisive } from '../../shared/budgets/results/explain.ts';
import { ballotsPath, type PublishedBallots, pabulibPath } from '../../shared/budgets/results/published.ts';
import { withoutFew } from '../../shared/budgets/results/turnout.ts';
import type { CheckPage, ResultProjectView, ResultsPage } from '../../shared/budgets/results/views.ts';
import { TaxonomyId } from '../../shared/platform/ids.ts';
import { aList, resultOf } from '../budgets/results/a-list.ts';
import { BUDGET_PATH } from './budget-views.ts';
import { aFrame, COMPONENT, COMPONENT_PATH, PROCESS_PATH, shown, ulid } from './view-parts.ts';

/** Shares of 100 € over 40 ballots; half of them have chosen what is dearest. */
const CHOICES = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? [1] : at % 4 === 1 ? [2, 3] : [3, 4]));
export const LIST: PublishedBallots = aList(CHOICES, { allocationRule: 'equal-shares', completion: 'add1' });

const WHERE = {
  process: { id: 'prc', title: shown('Budget participatif 2027'), path: PROCESS_PATH },
  component: { id: COMPONENT, name: shown('Voter pour des projets'), path: BUDGET_PATH },
};
const { componentId } = LIST.election;

/** The page of a result by Equal Shares, with a winner that is being built and small numbers. */
export function aResultsPage(): ResultsPage {
  const { envelopes, root } = resultOf(LIST);
  return {
    ...aFrame(`${BUDGET_PATH}results/`),
    ...WHERE,
    currency: 'EUR',
    ballotKind: 'envelope',
    rule: LIST.election.rule,
    sealedAt: '2026-11-20T18:05:00.000Z',
    publishedAt: '2026-11-21T08:00:00.000Z',
    root,
    ballots: LIST.ballots.length,
    envelopes: envelopes.map(({ steps, ...envelope }) => {
      const deciding = decisive(steps);
      const projects: readonly ResultProjectView[] = envelope.projects.map((project) => ({
        ...project,
        title: shown(project.title.fr ?? ''),
        path: `${BUDGET_PATH}projects/${project.id}/`,
        step: deciding.get(project.id) ?? null,
        realization: project.rank === 1 ? { status: 'works', progress: 40 } : null,
      }));
      return {
        ...envelope,
        title: shown(envelope.title.fr ?? ''),
        share: steps.find((step) => step.kind === 'share') ?? null,
        projects: projects.toSorted((one, other) => (one.rank ?? 99) - (other.rank ?? 99)),
        pabulibPath: pabulibPath(componentId, envelope.id),
      };
    }),
    map: {
      outlinesPath: null,
      placed: 1,
      territories: [],
      drawing: {
        width: 200,
        height: 160,
        shapes: ['M10 10L190 10L190 150L10 150Z'],
        spots: [{ number: 3, title: 'Projet 3', path: `${COMPONENT_PATH}x/`, x: 90, y: 80 }],
      },
    },
    turnout: {
      days: withoutFew([
        { key: '2026-11-18', ballots: 9 },
        { key: '2026-11-19', ballots: 24 },
        { key: '2026-11-20', ballots: 7 },
      ]),
      channels: withoutFew([
        { key: 'online', ballots: 30 },
        { key: 'kiosk', ballots: 2 },
        { key: 'paper', ballots: 8 },
      ]),
      districts: withoutFew([
        { key: TaxonomyId.parse(`tax_${ulid(60)}`), ballots: 25 },
        { key: null, ballots: 15 },
      ]).map((cell) => ({ ...cell, name: cell.key === null ? null : shown('Les Coteaux') })),
    },
    listPath: ballotsPath(componentId),
    checkPath: `${BUDGET_PATH}check/`,
  };
}

/** The page on which receipts of the same result are checked. */
export const aCheckPage = (): CheckPage => ({
  ...aFrame(`${BUDGET_PATH}check/`),
  ...WHERE,
  componentId,
  root: LIST.root,
  ballots: LIST.ballots.length,
  sealedAt: '2026-11-20T18:05:00.000Z',
  listPath: ballotsPath(componentId),
  resultsPath: `${BUDGET_PATH}results/`,
});
