import { SMS_SECONDS, SMS_TRIES } from '../../../shared/verifications/sms.ts';
import { SmsGiven } from '../../../shared/verifications/sms-routes.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { increment, remove } from '../../platform/db/write.ts';
import { Problem } from '../../platform/problem.ts';
import { countAgainst } from '../../platform/rate-limit.ts';
import type { Services } from '../../platform/services.ts';
import { equalInConstantTime } from '../../platform/signing.ts';
import { directMethod } from '../method.ts';
import { methodSettings } from '../settings.ts';
import { SmsCodes } from './entities.ts';
import { TRIES_WITHOUT_SMS } from './limits.ts';
import { mobileNumber } from './number.ts';
import { numberHashOf, smsCodeOf } from './secrets.ts';

type SmsCode = ItemOf<typeof SmsCodes>;

/** Counts a try before it is judged: guesses sent at the same moment all pass the one counter. */
async function countTry(services: Services, numberHash: string, code: SmsCode | undefined): Promise<void> {
  if (code === undefined) return countAgainst(services, TRIES_WITHOUT_SMS, numberHash);
  try {
    await services.db.write(
      increment(SmsCodes, { numberHash }, 'tries', {
        when: [{ attribute: 'id', op: '=', value: code.id }],
        below: SMS_TRIES,
        otherwise: 'verification.too-many-tries',
      }),
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Somebody else has just used it, which is no try too many.
    const isThere = (await services.db.get(SmsCodes, { numberHash }))?.id === code.id;
    throw isThere ? new Problem(error.code, { retryAfter: SMS_SECONDS }) : new Problem('verification.code-invalid');
  }
}

/**
 * Who has the code has the telephone. One number is one person: who changes numbers verifies again as somebody else, and
 * a number that is given to somebody new goes on as the one before. Where that matters, ask for another method too.
 *
 * The code goes in the transaction that grants: of two accounts that use it at once, one gets something.
 *
 * @throws Problem 422 `verification.code-invalid`, whatever was wrong; 429 `verification.too-many-tries` after five.
 */
export const sms = directMethod<SmsGiven>({
  method: 'sms',
  given: SmsGiven,
  async prove(services, given) {
    const { number } = mobileNumber(given.number, (await methodSettings(services)).sms, '/given/number');
    const numberHash = await numberHashOf(services, number);
    const stored = await services.db.get(SmsCodes, { numberHash });
    const code = stored !== undefined && services.now() < stored.expiresAt ? stored : undefined;
    await countTry(services, numberHash, code);
    const id = code?.id ?? services.newId('signInCode');
    const isRight = equalInConstantTime(given.code, smsCodeOf(await services.secrets.get('session'), id));
    if (code === undefined || !isRight) throw new Problem('verification.code-invalid');
    const used = remove(
      SmsCodes,
      { numberHash },
      { when: [{ attribute: 'id', op: '=', value: id }], otherwise: 'verification.code-invalid' },
    );
    return { person: number, bornOn: null, territoryId: null, writes: [used] };
  },
});
