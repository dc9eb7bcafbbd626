import type { BudgetSettings } from '../../../shared/budgets/settings.ts';
import type { ComponentId } from '../../../shared/platform/ids.ts';
import type { Locale } from '../../../shared/platform/locale.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import { activePhase } from '../../../shared/spaces/rules.ts';
import type { Services } from '../../platform/services.ts';
import { shortMemory } from '../../platform/short-memory.ts';
import { organization } from '../../spaces/directory.ts';
import { type BudgetCatalogue, warmCatalogue } from '../catalogue.ts';
import { isSealed } from '../results/count-state.ts';
import { type BudgetSpace, publishedBudget, settingsOf, switchesOf } from '../space.ts';

/** On the last evening thousands check out at once: what gates a ballot is read once in so many milliseconds a function. */
const MAX_AGE_MS = 5000;

type Reads = Pick<Services, 'db' | 'now'>;

const spaces = shortMemory(MAX_AGE_MS, async (services: Reads, componentId: ComponentId) => {
  const [space, { defaultLocale }] = await Promise.all([
    publishedBudget(services, componentId),
    organization(services),
  ]);
  return { space, defaultLocale };
});
const seals = shortMemory(MAX_AGE_MS, (services: Reads, componentId: ComponentId) => isSealed(services, componentId));

/** What decides about a ballot. */
export interface BallotGate {
  readonly space: BudgetSpace;
  readonly defaultLocale: Locale;
  readonly settings: BudgetSettings;
  readonly catalogue: BudgetCatalogue;
  /** Whether ballots are taken: the phase says so, and nothing has been counted. */
  readonly isOpen: boolean;
  /** When the phase in progress ends; `null`: it does not, or there is none. */
  readonly endsAt: Instant | null;
}

/**
 * What decides about a ballot received at `receivedAt`. Component, catalogue and seal may be 5 s old; the phase is judged
 * from the dates at that very instant.
 *
 * @throws Problem `component.not-found` unless the component and its process are published
 */
export async function ballotGateOf(
  services: Reads,
  componentId: ComponentId,
  receivedAt: Instant,
): Promise<BallotGate> {
  const { space, defaultLocale } = await spaces.get(services, componentId);
  const [catalogue, sealed] = await Promise.all([
    warmCatalogue(services, componentId),
    seals.get(services, componentId),
  ]);
  const { voting } = switchesOf(space, receivedAt);
  return {
    space,
    defaultLocale,
    settings: settingsOf(space),
    catalogue,
    isOpen: voting && !sealed,
    endsAt: activePhase(space.process.phases, receivedAt)?.endsAt ?? null,
  };
}
