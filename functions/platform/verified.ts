/** Asks people to have verified where an action of a component wants that; where it does not, this costs nothing. */
import type { ParticipantId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import { instantToLocal } from '../../shared/spaces/zoned.ts';
import type { Authorization } from '../../shared/verifications/authorization.ts';
import { isRevoked } from '../../shared/verifications/renewal.ts';
import { maySatisfy, type Requirement, type Surroundings } from '../../shared/verifications/requirement.ts';
import { AuthorizationRevocations, Authorizations } from './entities.ts';
import { enforce } from './problem.ts';
import type { Services } from './services.ts';
import { shortMemory } from './short-memory.ts';

type Reads = Pick<Services, 'db' | 'now'>;

/** What territories lie in which, and which day it is: `functions/spaces/directory.ts` knows. */
export interface World {
  readonly timeZone: string;
  /** The territory that each lies in; those of the first level are left out. */
  readonly parents: ReadonlyMap<TaxonomyId, TaxonomyId>;
}

/** How old what verifications are judged by may be: as old as what gates a vote. */
const MAX_AGE_MS = 5000;

// Pure: a function that judges nothing is not granted what this reads.
const revocations = /* @__PURE__ */ shortMemory(MAX_AGE_MS, async ({ db }: Reads, _: 'all') => {
  const all = await db.all(AuthorizationRevocations, {});
  return new Map(all.map(({ method, before }) => [method, before]));
});

/** Of somebody's authorizations those that were not revoked for everybody; expired ones are among them. */
export async function unrevokedAmong(services: Reads, own: readonly Authorization[]): Promise<Authorization[]> {
  const before = await revocations.get(services, 'all');
  return own.filter((one) => !isRevoked(one, before.get(one.method) ?? null));
}

/** Whether an action asks for anything. */
export const asksFor = (requirement: Requirement | undefined): requirement is Requirement =>
  requirement !== undefined && requirement.methods.length > 0;

/** Whether a territory is one of some others, or lies in one of them. */
function liesIn({ parents }: World, id: TaxonomyId, others: readonly TaxonomyId[]): boolean {
  // As deep as anything can be that was not made by hand: what went round in a circle would end here.
  for (let at: TaxonomyId | undefined = id, depth = 0; at !== undefined && depth < 10; at = parents.get(at), depth++)
    if (others.includes(at)) return true;
  return false;
}

/** What the rule needs of a world at `now`. */
export const surroundingsIn = (world: World, now: Instant): Surroundings => ({
  now,
  today: instantToLocal(now, world.timeZone).slice(0, 10),
  liesIn: (id, others) => liesIn(world, id, others),
});

/** What the rule needs, where it needs nothing of the world. */
const nowhere = (now: Instant): Surroundings => ({ now, today: now.slice(0, 10), liesIn: () => false });

const needsWorld = ({ methods }: Requirement) =>
  methods.some(({ minimumAge, territoryIds }) => minimumAge !== null || territoryIds.length > 0);

/**
 * Whether somebody has shown what an action asks for, by the day in the organization's time zone. Gives their
 * authorizations, those that count for nothing any more included; none where nothing is asked.
 *
 * @throws Problem 403 `verification.*`, with the methods that would help
 */
export async function enforceVerified<S extends Reads>(
  services: S,
  requirement: Requirement | undefined,
  participantId: ParticipantId,
  worldOf: (services: S) => Promise<World>,
): Promise<readonly Authorization[]> {
  if (!asksFor(requirement)) return [];
  const now = services.now();
  const [own, surroundings] = await Promise.all([
    services.db.all(Authorizations, { participantId }),
    needsWorld(requirement) ? worldOf(services).then((world) => surroundingsIn(world, now)) : nowhere(now),
  ]);
  enforce(maySatisfy(requirement, await unrevokedAmong(services, own), surroundings));
  return own;
}
