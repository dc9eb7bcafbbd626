/** Reminders of unfinished ballots: one for each, by mail. */

import type { ParticipantId } from '../../../shared/platform/ids.ts';
import { localize } from '../../../shared/platform/locale.ts';
import { addSeconds, type Instant } from '../../../shared/platform/time.ts';
import type { Component } from '../../../shared/spaces/component.ts';
import { activePhase } from '../../../shared/spaces/rules.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { patch } from '../../platform/db/write.ts';
import { Participants } from '../../platform/entities.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { outboxMail } from '../../platform/mail/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { voterIdsOf } from '../../platform/voting/voter-ids.ts';
import { knownVoterKey } from '../../platform/voting/voter-keys.ts';
import { components, organization, processes } from '../../spaces/directory.ts';
import { Baskets } from '../entities.ts';
import { isSealed } from '../results/count-state.ts';
import { type BudgetSpace, budgetPathOf, settingsOf, switchesOf } from '../space.ts';
import { ballotOf } from './write-ballot.ts';

type Basket = ItemOf<typeof Baskets>;

const HOUR = 3600;
const LAST_DAY_HOURS = 24;
/** On the last day nobody is reminded of what they have in front of them. */
const AT_REST_HOURS = 3;
const AT_ONCE = 8;

/** A vote that is open now. */
interface OpenVote {
  readonly space: BudgetSpace;
  readonly reminderHours: number;
  readonly endsAt: Instant | null;
}

/** Which reminder a basket is due for; `undefined`: none, or it had one. On the last day it says that the vote closes. */
export function reminderDue(
  { updatedAt, remindedAt }: Pick<Basket, 'updatedAt' | 'remindedAt'>,
  { reminderHours, endsAt }: Pick<OpenVote, 'reminderHours' | 'endsAt'>,
  now: Instant,
): 'idle' | 'last-day' | undefined {
  if (remindedAt !== null || reminderHours === 0) return undefined;
  const isLastDay = endsAt !== null && now >= addSeconds(endsAt, -LAST_DAY_HOURS * HOUR);
  const hours = isLastDay ? Math.min(reminderHours, AT_REST_HOURS) : reminderHours;
  if (now < addSeconds(updatedAt, hours * HOUR)) return undefined;
  return isLastDay ? 'last-day' : 'idle';
}

/** Whether somebody has a ballot, or was handed one of paper. */
async function hasBallot(services: Services, component: Component, participantId: ParticipantId): Promise<boolean> {
  for (const voterId of await voterIdsOf(services, participantId)(component)) {
    const key = await knownVoterKey(services, component.id, voterId);
    if (key === 'destroyed') return true;
    if (key !== 'none' && (await ballotOf(services, component.id, key)) !== undefined) return true;
  }
  return false;
}

/** Notes that the owner of a basket needs no other reminder, and reminds them unless they have voted. Says whether it did. */
async function remind(
  services: Services,
  { space }: OpenVote,
  basket: Basket,
  kind: 'idle' | 'last-day',
): Promise<boolean> {
  const { component, process } = space;
  const { componentId, participantId, revision } = basket;
  const [participant, isDone] = await Promise.all([
    services.db.get(Participants, { id: participantId }),
    hasBallot(services, component, participantId),
  ]);
  const noted = patch(
    Baskets,
    { componentId, participantId },
    { remindedAt: services.now() },
    {
      // Who is at it this very moment is not reminded of it.
      when: [
        { attribute: 'revision', op: '=', value: revision },
        { attribute: 'remindedAt', op: '=', value: null },
      ],
      otherwise: 'unchanged',
    },
  );
  if (participant === undefined || participant.email === '' || isDone) {
    await services.db.write(noted);
    return false;
  }
  const { defaultLocale } = await organization(services);
  const { locale } = participant;
  const mail = outboxMail(services, {
    template: 'budget-ballot-reminder',
    to: { participantId },
    locale,
    values: { process: localize(process.title, locale, defaultLocale).text, path: budgetPathOf(space), kind },
    source: ['budget-ballot-reminder', componentId, participantId],
  });
  return (await services.db.transact(noted, mail)).changed;
}

/** Votes that are open and remind. */
async function openVotes(services: Services): Promise<OpenVote[]> {
  const now = services.now();
  const [allProcesses, all] = await Promise.all([processes(services), components(services)]);
  const open = all.flatMap((component) => {
    const process = allProcesses.find(({ id }) => id === component.processId);
    if (component.kind !== 'budgets' || !component.isPublished || !process?.isPublished) return [];
    const space = { component, process };
    const { reminderHours } = settingsOf(space);
    const endsAt = activePhase(process.phases, now)?.endsAt ?? null;
    return switchesOf(space, now).voting && reminderHours > 0 ? [{ space, reminderHours, endsAt }] : [];
  });
  const sealed = await Promise.all(open.map(({ space }) => isSealed(services, space.component.id)));
  return open.filter((_, index) => sealed[index] !== true);
}

/**
 * Reminds the owners of unfinished ballots in every vote that is open: once for each basket, whoever runs this and however
 * often. Gives the number of reminders.
 */
export async function remindOfBallots(services: Services): Promise<number> {
  let reminded = 0;
  for (const vote of await openVotes(services)) {
    const { id: componentId } = vote.space.component;
    let cursor: string | null = null;
    do {
      const page: { items: Basket[]; next: string | null } = await services.db.query(
        Baskets,
        { componentId },
        cursor === null ? {} : { cursor },
      );
      const sent = await inParallel(page.items, AT_ONCE, async (basket) => {
        const kind = reminderDue(basket, vote, services.now());
        return kind !== undefined && (await remind(services, vote, basket, kind));
      });
      reminded += sent.filter(Boolean).length;
      cursor = page.next;
    } while (cursor !== null);
  }
  return reminded;
}
