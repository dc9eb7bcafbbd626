/** What agents do about tablets in a hall. */
import { budgetBallots } from '../../../../shared/budgets/ballot-routes.ts';
import { Kiosk, KioskConflict } from '../../../../shared/budgets/kiosk-routes.ts';
import { addSeconds } from '../../../../shared/platform/time.ts';
import { patch, put, remove } from '../../../platform/db/write.ts';
import { Sessions } from '../../../platform/entities.ts';
import { handle, Reply } from '../../../platform/handle.ts';
import { idempotentId } from '../../../platform/idempotent-id.ts';
import { Problem } from '../../../platform/problem.ts';
import { closingCookies } from '../../../platform/session.ts';
import { refuseSealed } from '../../results/count-state.ts';
import { anyBudget } from '../../space.ts';
import { KIOSK_SECONDS, kioskCookie, newSecret } from './device.ts';
import { KioskConflicts, Kiosks } from './entities.ts';

/** Tablets and conflicts of a budget, the newest first. */
export const listKiosks = handle(budgetBallots.listKiosks, async ({ params: { componentId } }, { db, ...services }) => {
  await anyBudget({ db, ...services }, componentId);
  const [kiosks, conflicts] = await Promise.all([
    db.all(Kiosks, { componentId }, { reverse: true }),
    db.all(KioskConflicts, { componentId }),
  ]);
  return {
    kiosks: kiosks.map((one) => Kiosk.parse(one)),
    conflicts: conflicts
      .toSorted((one, other) => (one.notedAt > other.notedAt ? -1 : 1))
      .map((one) => KioskConflict.parse(one)),
  };
});

/**
 * Makes the device that asks a tablet. The agent’s session on it ends in the same transaction: whoever holds the tablet
 * has none of the agent’s powers.
 */
export const openKiosk = handle(budgetBallots.openKiosk, async (request, services) => {
  const { params, body, actor, idempotencyKey } = request;
  const { componentId } = params;
  await anyBudget(services, componentId);
  await refuseSealed(services, componentId);
  const { secret, secretHash } = newSecret();
  const openedAt = services.now();
  const isPerson = actor.kind === 'participant';
  const kiosk = {
    id: idempotentId('kiosk', services, actor, idempotencyKey),
    componentId,
    place: body.place,
    openedAt,
    endsAt: addSeconds(openedAt, KIOSK_SECONDS),
    closedAt: null,
    openedBy: isPerson ? actor.participantId : null,
    secretHash,
  };
  const opened = put(Kiosks, kiosk, { when: 'absent', otherwise: 'unchanged' });
  const { changed } = await services.db.transact(
    opened,
    ...(isPerson ? [remove(Sessions, { id: actor.sessionId })] : []),
  );
  // The secret of the first answer is known to nobody any more: a tablet is opened anew.
  if (!changed) throw new Problem('budget.kiosk-over');
  return new Reply(Kiosk.parse(kiosk), [
    kioskCookie(services, kiosk, secret),
    ...(isPerson ? closingCookies(services) : []),
  ]);
});

/** Closes a tablet; one that is closed stays closed since then. */
export const closeKiosk = handle(budgetBallots.closeKiosk, async ({ params }, services) => {
  const { componentId, kioskId: id } = params;
  await services.db.require(Kiosks, { componentId, id }, 'budget.kiosk-not-found');
  const isOpen = [{ attribute: 'closedAt', op: '=', value: null }] as const;
  await services.db.write(
    patch(Kiosks, { componentId, id }, { closedAt: services.now() }, { when: isOpen, otherwise: 'unchanged' }),
  );
  return undefined;
});

/** Notes that a conflict is settled: what was refused stays readable. */
export const settleKioskConflict = handle(budgetBallots.settleKioskConflict, async ({ params, actor }, services) => {
  const { componentId, conflictId: id } = params;
  const { db, now } = services;
  const before = await db.require(KioskConflicts, { componentId, id }, 'budget.kiosk-not-found');
  const settledBy = actor.kind === 'participant' ? actor.participantId : null;
  const isOpen = [{ attribute: 'settledAt', op: '=', value: null }] as const;
  const settled = { settledAt: now(), settledBy };
  const { changed } = await db.write(
    patch(KioskConflicts, { componentId, id }, settled, { when: isOpen, otherwise: 'unchanged' }),
  );
  return KioskConflict.parse(changed ? { ...before, ...settled } : await db.get(KioskConflicts, { componentId, id }));
});
