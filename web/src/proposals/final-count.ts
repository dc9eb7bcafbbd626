import { formatDay } from '../../../shared/platform/format.ts';
import { translator } from '../../../shared/platform/messages.ts';
import type { PageFrame } from '../../../shared/platform/views.ts';
import type { FinalCountView } from '../../../shared/proposals/views.ts';
import { proposalsWords } from '../../../shared/proposals/words.ts';

/** What a page says of the result of a vote that is over; `null` where there is nothing to say. No figure is in it. */
export function finalCountWords({
  finalCount,
  locale,
  organization,
}: PageFrame & { readonly finalCount: FinalCountView | null }): string | null {
  if (finalCount === null) return null;
  const t = translator(proposalsWords, locale);
  const { countedAt } = finalCount;
  if (countedAt === null) return t('page.final-count-waiting');
  return t('page.final-count', { day: formatDay(countedAt, locale, organization.timeZone) });
}
