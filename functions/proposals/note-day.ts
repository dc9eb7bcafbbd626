import type { ComponentId } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import { instantToLocal } from '../../shared/spaces/zoned.ts';
import { put } from '../platform/db/write.ts';
import type { Services } from '../platform/services.ts';
import { organization } from '../spaces/directory.ts';
import { ComponentDays } from './entities.ts';
import type { ComponentTallies } from './tally-file.ts';

/** The day of an instant on the wall clock of a time zone. */
export const dayOf = (instant: Instant, timeZone: string): string => instantToLocal(instant, timeZone).slice(0, 10);

/** What was counted in a component, all of its proposals together. */
export function sumOfTallies({ proposals, areHidden }: Pick<ComponentTallies, 'proposals' | 'areHidden'>) {
  const sum = { proposals: 0, votes: 0, comments: 0 };
  for (const { support, agree, mixed, disagree, comments } of Object.values(proposals)) {
    sum.proposals += 1;
    sum.votes += support + agree + mixed + disagree;
    sum.comments += comments;
  }
  return { ...sum, votes: areHidden ? null : sum.votes };
}

/** Keeps the sums of a component as those of today: the last ones of a day stay, and show how it grew. */
export async function noteDay(
  services: Pick<Services, 'db' | 'now'>,
  componentId: ComponentId,
  tallies: Pick<ComponentTallies, 'proposals' | 'areHidden'>,
): Promise<void> {
  const { timeZone } = await organization(services);
  const day = dayOf(services.now(), timeZone);
  await services.db.write(put(ComponentDays, { componentId, day, ...sumOfTallies(tallies) }));
}
