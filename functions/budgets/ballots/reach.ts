import type { EnvelopeId, ParticipantId, TaxonomyId } from '../../../shared/platform/ids.ts';
import type { Component } from '../../../shared/spaces/component.ts';
import type { Authorization } from '../../../shared/verifications/authorization.ts';
import { Authorizations } from '../../platform/entities.ts';
import type { Services } from '../../platform/services.ts';
import { surroundingsIn, unrevokedAmong } from '../../platform/verified.ts';
import { worldOf } from '../../spaces/directory.ts';
import type { BudgetCatalogue } from '../catalogue.ts';

/** Where somebody votes. */
export interface Reach {
  readonly votesIn: ReadonlySet<EnvelopeId>;
  /** Where they live, as far as what the vote asks for says so. */
  readonly territoryId: TaxonomyId | null;
}

/** Territories that count: of what the vote asks for and what holds now. Without a verification nobody lives anywhere. */
async function homesOf(
  services: Services,
  { requirements }: Pick<Component, 'requirements'>,
  own: readonly Authorization[],
): Promise<readonly TaxonomyId[]> {
  const asked = requirements.vote?.methods ?? [];
  if (asked.length === 0 || own.length === 0) return [];
  const now = services.now();
  return (await unrevokedAmong(services, own))
    .filter(
      ({ method, expiresAt }) => asked.some((one) => one.method === method) && (expiresAt === null || expiresAt > now),
    )
    .flatMap(({ territoryId }) => (territoryId === null ? [] : [territoryId]));
}

/**
 * In which envelopes somebody votes: in those for residents only who lives in their district, or in a part of it.
 *
 * @param known authorizations that were just read
 */
export async function reachOf(
  services: Services,
  component: Pick<Component, 'requirements'>,
  { envelopes }: Pick<BudgetCatalogue, 'envelopes'>,
  participantId: ParticipantId,
  known?: readonly Authorization[],
): Promise<Reach> {
  const own = known ?? (await services.db.all(Authorizations, { participantId }));
  const homes = await homesOf(services, component, own);
  const areAllOpen = envelopes.every(({ residentsOnly }) => !residentsOnly);
  if (areAllOpen) return { votesIn: new Set(envelopes.map(({ id }) => id)), territoryId: homes[0] ?? null };
  const { liesIn } = surroundingsIn(await worldOf(services), services.now());
  const open = envelopes.filter(
    ({ residentsOnly, territoryId }) =>
      !residentsOnly || (territoryId !== null && homes.some((home) => liesIn(home, [territoryId]))),
  );
  return { votesIn: new Set(open.map(({ id }) => id)), territoryId: homes[0] ?? null };
}
