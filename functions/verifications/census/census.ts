import type { TaxonomyId } from '../../../shared/platform/ids.ts';
import type { Day } from '../../../shared/verifications/method.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import type { Services } from '../../platform/services.ts';
import { Censuses, CensusParts } from './entities.ts';
import { personIn, placeOf } from './people.ts';

export type Census = ItemOf<typeof Censuses>;

/** The census that people are looked up in now; `undefined`: there is none, or its time is over. */
export async function presentCensus({ db, now }: Pick<Services, 'db' | 'now'>): Promise<Census | undefined> {
  const census = await db.get(Censuses, {});
  // The table drops what has expired when it has the time to.
  return census === undefined || (census.expiresAt !== null && census.expiresAt <= now()) ? undefined : census;
}

/** Times that a census may be replaced while somebody is looked up. */
const TRIES = 3;

/** What a census says of somebody. */
export interface Found {
  readonly bornOn: Day | null;
  readonly territoryId: TaxonomyId | null;
}

/**
 * Looks somebody up by what is kept of their hash.
 *
 * A census that is replaced in between takes its parts with it: every version has all of its parts, so that a missing one
 * says that another version is in place by now, in which the person is looked up again.
 */
export async function findPerson(
  services: Pick<Services, 'db' | 'now'>,
  given: Census,
  hash: Buffer,
): Promise<Found | undefined> {
  let census: Census | undefined = given;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (census?.fields.join(' ') !== given.fields.join(' ')) return undefined;
    const part = placeOf(hash, 0, census.bits);
    const stored = await services.db.get(CensusParts, { version: census.version, part });
    if (stored !== undefined) {
      const person = personIn(Buffer.from(stored.people, 'base64'), hash);
      return person && { bornOn: person.bornOn, territoryId: census.territoryIds[person.territory ?? -1] ?? null };
    }
    census = await presentCensus(services);
  }
  return undefined;
}
