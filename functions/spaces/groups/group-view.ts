import { localize } from '../../../shared/platform/locale.ts';
import type { PageFrame } from '../../../shared/platform/views.ts';
import type { ProcessGroupCardView } from '../../../shared/spaces/group-views.ts';
import type { ProcessGroup } from '../../../shared/spaces/process-group.ts';
import type { ProcessCardView } from '../../../shared/spaces/views.ts';
import { excerptOf, toPlainText } from '../../platform/rich-text.ts';
import { groupPath } from './group-path.ts';

/** Cards of a group's processes in its order; those that are not published have none. */
export const cardsIn = ({ processIds }: ProcessGroup, cards: readonly ProcessCardView[]): ProcessCardView[] =>
  processIds.flatMap((id) => cards.find((card) => card.id === id) ?? []);

/** A group as lists show it. @param cards of all published processes */
export function groupCard(
  group: ProcessGroup,
  cards: readonly ProcessCardView[],
  { locale, organization }: PageFrame,
): ProcessGroupCardView {
  const shown = (texts: ProcessGroup['title']) => localize(texts, locale, organization.defaultLocale);
  const description = shown(group.description);
  const own = cardsIn(group, cards);
  return {
    id: group.id,
    path: groupPath(group),
    title: shown(group.title),
    excerpt: { ...description, text: excerptOf(toPlainText({ format: 'markdown', text: description.text }).trim()) },
    image: group.image,
    imageAlt: shown(group.imageAlt),
    processes: own.length,
    open: own.filter(({ status }) => status === 'current').length,
  };
}

/** Cards of the groups that hold a published process; a group without any is shown nowhere. */
export const groupCards = (
  groups: readonly ProcessGroup[],
  cards: readonly ProcessCardView[],
  frame: PageFrame,
): ProcessGroupCardView[] => groups.map((group) => groupCard(group, cards, frame)).filter((card) => card.processes > 0);
