/** What proposals tell other features, which do not import them: `functions/features.ts` hands these over. */
import { allowed, denied } from '../../shared/platform/decision.ts';
import { type ComponentId, ProposalId, type ResourceId, type TaxonomyId } from '../../shared/platform/ids.ts';
import type { Locale, Localized } from '../../shared/platform/locale.ts';
import type { Instant } from '../../shared/platform/time.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import type { Standing } from '../../shared/proposals/states.ts';
import type { CountedComponent } from '../../shared/spaces/figures.ts';
import type { Services } from '../platform/services.ts';
import type { Commentable } from '../platform/slots.ts';
import { Proposals } from './entities.ts';
import { areCountsHidden, spaceOfComponent } from './hidden-counts.ts';
import { countsOf } from './list/counts.ts';
import { freshList } from './list/warm-list.ts';
import { pagePathOf, reachableSpace, settingsOf, switchesOf } from './space.ts';

interface ProposalFigures extends CountedComponent {
  /** Proposals by the theme that they bear themselves. */
  readonly themes: readonly { readonly taxonomyId: TaxonomyId; readonly count: number }[];
}

/** What was said in a component so far, withdrawn proposals included: they stay readable, and so does what was said of them. */
export async function proposalFigures(services: Services, componentId: ComponentId): Promise<ProposalFigures> {
  const [{ list, sums }, space] = await Promise.all([
    freshList(services, componentId),
    spaceOfComponent(services, componentId),
  ]);
  // What is hidden is not told in a figure either.
  const areHidden = space !== undefined && areCountsHidden(space, services);
  const { all, themes } = countsOf(list);
  let votes = 0;
  let comments = 0;
  let references = 0;
  for (const { support, agree, mixed, disagree, comments: own, references: brought } of Object.values(sums)) {
    votes += support + agree + mixed + disagree;
    comments += own;
    references += brought;
  }
  return {
    proposals: all,
    official: list.all().reduce((sum, { isOfficial }) => sum + (isOfficial ? 1 : 0), 0),
    comments,
    votes: areHidden ? 0 : votes,
    references,
    themes: [...themes].map(([taxonomyId, count]) => ({ taxonomyId, count })),
  };
}

interface RecentAnswer {
  readonly title: string;
  readonly locale: Locale;
  readonly state: Standing;
  readonly text: Localized;
  readonly path: string;
  readonly answeredAt: Instant;
}
/** Answers that a component offers to the home page. */
const ANSWERS = 4;

/** The newest official answers of a component, newest first. */
export async function recentAnswers(services: Services, componentId: ComponentId): Promise<RecentAnswer[]> {
  const space = await reachableSpace(services, componentId);
  if (space === undefined) return [];
  const { list } = await freshList(services, componentId);
  const newest = list
    .all()
    .flatMap(({ id, answeredAt }) => (answeredAt === null ? [] : [{ id, answeredAt }]))
    .sort((one, other) => (one.answeredAt > other.answeredAt ? -1 : 1))
    .slice(0, ANSWERS);
  const answered = await services.db.batchGet(
    Proposals,
    newest.map(({ id }) => ({ id })),
  );
  return answered
    .flatMap(({ id, title, locale, answer }) =>
      answer === null ? [] : [{ title, locale, ...answer, path: pagePathOf(space, id) }],
    )
    .sort((one, other) => (one.answeredAt > other.answeredAt ? -1 : 1));
}

/** A proposal as something to comment on; `undefined` for a draft, and where component or process are not published. */
export async function commentableProposal(
  services: Pick<Services, 'db' | 'now'>,
  resourceId: ResourceId,
): Promise<Commentable | undefined> {
  const id = ProposalId.parse(resourceId);
  const proposal = await services.db.get(Proposals, { id });
  if (proposal === undefined || !isPublic(proposal.state)) return undefined;
  const { componentId, authorId, title, state } = proposal;
  const space = await reachableSpace(services, componentId);
  if (space === undefined) return undefined;
  const isOpen = state !== 'withdrawn' && switchesOf(space, services.now()).comments;
  return {
    title,
    componentId,
    authorId,
    isOpen: isOpen ? allowed : denied('comment.closed', { state }),
    requirement: space.component.requirements.comment,
    maxLength: settingsOf(space).commentMaxLength,
    pagePath: pagePathOf(space, id),
  };
}
