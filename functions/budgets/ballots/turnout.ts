/** How many people have voted on a budget so far: counted from the stream, each ballot once. */
import type { ComponentId } from '../../../shared/platform/ids.ts';
import { Tallies } from '../../platform/entities.ts';
import { withLease } from '../../platform/lease.ts';
import type { Services } from '../../platform/services.ts';
import { COUNTED_BALLOTS } from './counted-ballot.ts';

/** Ballots of a component as counted by now: all of them, by channel, and papers that were handed out. */
export interface Turnout {
  readonly ballots: number;
  readonly online: number;
  readonly assisted: number;
  readonly kiosk: number;
  readonly paper: number;
  readonly handedOut: number;
}

/** Sums of a component; a moment old. */
export async function turnoutOf({ db }: Pick<Services, 'db'>, componentId: ComponentId): Promise<Turnout> {
  const tallies = await db.all(Tallies, { group: componentId }, { startsWith: `${COUNTED_BALLOTS}#` });
  // Shards are counted one after the other, and readers may come in between.
  const sum = (name: string) =>
    Math.max(
      0,
      tallies.reduce((all, { counts }) => all + (counts[name] ?? 0), 0),
    );
  return {
    ballots: sum('ballots'),
    online: sum('online'),
    assisted: sum('assisted'),
    kiosk: sum('kiosk'),
    paper: sum('paper'),
    handedOut: sum('handedOut'),
  };
}

/** Key in the site bucket: `/tallies/budgets/….json`, which is there with API and table down. */
export const turnoutKey = (componentId: ComponentId): string => `tallies/budgets/${componentId}.json`;

/**
 * Writes the public number of ballots: of all channels together, so that it tells of nobody. One function at a time does
 * so and reads what it writes only then, so that the number never goes back to an older one.
 *
 * @param cacheControl of files of sums
 */
export async function writeTurnout(services: Services, componentId: ComponentId, cacheControl: string): Promise<void> {
  await withLease(services, `turnout#${componentId}`, async (lease) => {
    const { ballots } = await turnoutOf(services, componentId);
    lease.check();
    await services.files.site.put(turnoutKey(componentId), JSON.stringify({ ballots, countedAt: services.now() }), {
      contentType: 'application/json',
      cacheControl,
    });
  });
}
