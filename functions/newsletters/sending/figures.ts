import type { NewsletterFigures } from '../../../shared/newsletters/newsletter.ts';
import type { NewsletterId } from '../../../shared/platform/ids.ts';
import type { MailState } from '../../../shared/platform/mail-state.ts';
import { addSeconds } from '../../../shared/platform/time.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { Tallies } from '../../platform/entities.ts';
import type { Services } from '../../platform/services.ts';
import { BuildParts, type Newsletters, WORK_PARTS } from '../entities.ts';

type Reads = Pick<Services, 'db' | 'now'>;
type Counts = Readonly<Partial<Record<MailState, number>>>;

/** Days from the beginning for which figures are counted from the mails themselves; these are kept for 30. */
const LIVE_DAYS = 27;

/** Mails of a newsletter by state, as the stream has counted them. */
export async function countsOf({ db }: Pick<Services, 'db'>, newsletterId: NewsletterId): Promise<Counts> {
  const sums: Record<string, number> = {};
  for (const { counts } of await db.all(Tallies, { group: newsletterId }))
    for (const [state, count] of Object.entries(counts)) sums[state] = (sums[state] ?? 0) + count;
  return sums;
}

/** How much of the audience has its mails written, and the people in it so far. */
export async function builtOf({ db }: Pick<Services, 'db'>, newsletterId: NewsletterId) {
  const parts = await db.all(BuildParts, { newsletterId });
  const people = parts.reduce((sum, part) => sum + part.people, 0);
  return { share: parts.length / WORK_PARTS, isAll: parts.length === WORK_PARTS, people };
}

/** Figures of a newsletter from its mails by state. @param audience `null`: not all mails are written yet */
export function figuresFrom(counts: Counts, audience: number | null): NewsletterFigures {
  const sum = (...states: readonly MailState[]) =>
    states.reduce((total, state) => total + Math.max(0, counts[state] ?? 0), 0);
  const waiting = sum('waiting', 'claimed', 'uncertain');
  const sent = sum('sent', 'confirmed', 'delivered', 'bounced', 'complained');
  const [suppressed, failed] = [sum('suppressed'), sum('failed')];
  return {
    audience,
    written: waiting + sent + suppressed + failed,
    waiting,
    sent,
    // Who complains has it.
    delivered: sum('delivered', 'complained'),
    bounced: sum('bounced'),
    complained: sum('complained'),
    suppressed,
    failed,
  };
}

/** Whether the mails that figures are counted from are all still there. */
export const isLive = ({ startedAt }: ItemOf<typeof Newsletters>, now: string): boolean =>
  startedAt !== null && now < addSeconds(startedAt, LIVE_DAYS * 24 * 3600);

/** Figures as of now; of a newsletter of long ago those that were copied before its mails were dropped. */
export async function currentFigures(services: Reads, item: ItemOf<typeof Newsletters>): Promise<NewsletterFigures> {
  if (item.figures !== null && !isLive(item, services.now())) return item.figures;
  const [counts, built] = await Promise.all([countsOf(services, item.id), builtOf(services, item.id)]);
  return figuresFrom(counts, item.isBuilt ? built.people : null);
}
