import { budgetBallots } from '../../../shared/budgets/ballot-routes.ts';
import type { ComponentId, ParticipantId } from '../../../shared/platform/ids.ts';
import type { Actor } from '../../../shared/platform/policy.ts';
import { addSeconds, type Instant } from '../../../shared/platform/time.ts';
import { patch, put, remove } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { personOf } from '../../platform/person.ts';
import { Problem } from '../../platform/problem.ts';
import { Baskets } from '../entities.ts';
import { ballotGateOf } from './gate.ts';

const DAY = 24 * 3600;
/** How long an unfinished ballot outlives the vote: a vote may be made longer on its last evening. */
const AFTER_END_DAYS = 7;
/** Of a vote without an end. */
const WITHOUT_END_DAYS = 90;

const expiryOf = (now: Instant, endsAt: Instant | null): Instant =>
  endsAt === null ? addSeconds(now, WITHOUT_END_DAYS * DAY) : addSeconds(endsAt, AFTER_END_DAYS * DAY);

/**
 * Whose unfinished ballot is kept: people with an account. Guests and people at the desk have no other device to go on
 * with, and nothing of theirs is to stay.
 */
export const keepsBasket = (actor: Actor): boolean =>
  actor.kind === 'participant' && actor.isGuest !== true && actor.assistance === undefined;

/** Removes the unfinished ballot of somebody, if there is one. */
export const basketRemoval = (componentId: ComponentId, participantId: ParticipantId) =>
  remove(Baskets, { componentId, participantId });

/**
 * Keeps an unfinished ballot, on condition that nobody has changed it since it was read. Nothing is judged yet: check-out
 * says what is wrong with it.
 */
export const keepBasket = handle(budgetBallots.keepBasket, async ({ params, body, actor }, services) => {
  const now = services.now();
  const { componentId } = params;
  const { isOpen, endsAt } = await ballotGateOf(services, componentId, now);
  if (!isOpen) throw new Problem('budget.voting-closed');
  const { participantId } = personOf(actor);
  const { content, revision } = body;
  if (!keepsBasket(actor)) return { revision: null };
  const otherwise = 'budget.basket-changed-meanwhile';
  const known = [{ attribute: 'revision', op: '=', value: revision ?? 0 }] as const;
  if (content.every(({ choices }) => choices.length === 0)) {
    if (revision === null) return { revision: null };
    await services.db.write(remove(Baskets, { componentId, participantId }, { when: known, otherwise }));
    return { revision: null };
  }
  const key = { componentId, participantId };
  const kept = { content, updatedAt: now, revision: (revision ?? 0) + 1, expiresAt: expiryOf(now, endsAt) };
  await services.db.write(
    revision === null
      ? put(Baskets, { ...key, ...kept, remindedAt: null }, { when: 'absent', otherwise })
      : // Who was reminded of a basket once is not reminded of it again.
        patch(Baskets, key, kept, { when: known, otherwise }),
  );
  return { revision: kept.revision };
});
