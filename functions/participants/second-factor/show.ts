import { participants } from '../../../shared/participants/contract.ts';
import { patch, type Write } from '../../platform/db/write.ts';
import { handle, Reply } from '../../platform/handle.ts';
import { Problem } from '../../platform/problem.ts';
import { countAgainst } from '../../platform/rate-limit.ts';
import type { Services } from '../../platform/services.ts';
import { SecondFactors } from '../entities.ts';
import { SECOND_FACTOR_TRIES } from '../limits.ts';
import { ownAccount, ownSession, type Person, toMe } from '../me.ts';
import { securityMail } from '../security-mail.ts';
import { codesLeft, useCode } from './recovery-codes.ts';
import { rotate } from './rotate.ts';
import { stepOf } from './totp.ts';

const DIGITS = /^\d{6}$/;

/** Uses a code up, whichever it is. @throws Problem `second-factor.code-invalid` */
async function used(services: Services, actor: Person, typed: string): Promise<Write[]> {
  const { db, now } = services;
  const { participantId } = actor;
  const otherwise = 'second-factor.code-invalid';
  const factor = await db.require(SecondFactors, { participantId, state: 'active' }, otherwise);
  const digits = typed.replace(/\s/g, '');
  if (!DIGITS.test(digits)) {
    const account = await ownAccount(services, actor);
    return [await useCode(services, participantId, typed), securityMail(services, account, 'code-used')];
  }
  const step = stepOf(factor.secret, digits, now());
  if (step === undefined) throw new Problem(otherwise);
  const when = [
    { attribute: 'lastStep', op: '<', value: step },
    { attribute: 'secret', op: '=', value: factor.secret },
  ] as const;
  return [patch(SecondFactors, { participantId, state: 'active' }, { lastStep: step }, { when, otherwise })];
}

/**
 * Shows the second factor. A code counts once, whoever is faster; the session is another one afterwards.
 *
 * @throws Problem `second-factor.code-invalid`, whatever was wrong; `second-factor.too-many-tries`
 */
export const showSecondFactor = handle(participants.showSecondFactor, async ({ actor, body, device }, services) => {
  const person = ownSession(actor);
  await countAgainst(services, SECOND_FACTOR_TRIES, person.participantId);
  const code = await used(services, person, body.code);
  const { write, cookies } = await rotate(services, person, device);
  await services.db.transact(...code, ...write);
  const participant = await toMe(services, await ownAccount(services, actor), true);
  return new Reply({ participant, recoveryCodesLeft: await codesLeft(services, person.participantId) }, cookies);
});
