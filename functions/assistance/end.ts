import { assistance } from '../../shared/assistance/contract.ts';
import { secondsUntil } from '../../shared/assistance/rules.ts';
import { patch } from '../platform/db/write.ts';
import { Sessions } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { Assistances } from './entities.ts';

/** Ends entering for somebody, also after its time. @throws Problem `assistance.none` where nothing was begun */
export const end = handle(assistance.end, async ({ actor }, services) => {
  const current = actor.kind === 'participant' ? actor.assistance : undefined;
  if (actor.kind !== 'participant' || current === undefined) throw new Problem('assistance.none');
  const now = services.now();
  const endedAt = secondsUntil(current.endsAt, now) > 0 ? now : current.endsAt;
  await services.db.transact(
    patch(Sessions, { id: actor.sessionId }, { assistance: undefined }, { otherwise: 'session.invalid' }),
    patch(Assistances, { id: current.id }, { endedAt }),
  );
  return undefined;
});
