import { addSeconds } from '../../../shared/platform/time.ts';
import { verifications } from '../../../shared/verifications/contract.ts';
import { SMS_AGAIN_SECONDS, SMS_SECONDS } from '../../../shared/verifications/sms.ts';
import { put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { requireMethod } from '../settings.ts';
import { takeFromBudget } from './budget.ts';
import { SmsCodes } from './entities.ts';
import { countText } from './limits.ts';
import { mobileNumber } from './number.ts';
import { numberHashOf } from './secrets.ts';

/**
 * Sends a code to a telephone. Who has verified with it is not looked at, so the answer cannot tell.
 *
 * An Idempotency-Key is not honored: the code follows from its id, which nobody outside may choose. A repeat replaces the
 * code, and counts.
 *
 * @throws Problem 422 for a number that gets no texts here; 429 `verification.too-many-codes`; 503
 *   `verification.no-codes-today` once the day's budget is spent.
 */
export const sendSmsCode = handle(verifications.sendSmsCode, async ({ body, actor, sourceIp }, services) => {
  const settings = await requireMethod(services, 'sms');
  const { number, readable, range } = mobileNumber(body.number, settings);
  const numberHash = await numberHashOf(services, number);
  const participantId = actor.kind === 'participant' ? actor.participantId : null;
  await countText(services, { sourceIp, participantId, numberHash, range });
  await takeFromBudget(services, settings.dailyBudget);
  await services.db.write(
    put(SmsCodes, {
      numberHash,
      id: services.newId('signInCode'),
      number,
      locale: body.locale,
      state: 'waiting',
      tries: 0,
      expiresAt: addSeconds(services.now(), SMS_SECONDS),
    }),
  );
  return { number: readable, expiresInSeconds: SMS_SECONDS, againInSeconds: SMS_AGAIN_SECONDS };
});
