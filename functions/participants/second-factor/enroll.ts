import { participants } from '../../../shared/participants/contract.ts';
import { localize } from '../../../shared/platform/locale.ts';
import { addSeconds } from '../../../shared/platform/time.ts';
import { put, remove } from '../../platform/db/write.ts';
import { handle, Reply } from '../../platform/handle.ts';
import { Problem } from '../../platform/problem.ts';
import { countAgainst } from '../../platform/rate-limit.ts';
import type { Services } from '../../platform/services.ts';
import { organization } from '../../spaces/directory.ts';
import { SecondFactors } from '../entities.ts';
import { ENROLLMENTS, SECOND_FACTOR_TRIES } from '../limits.ts';
import { ownAccount, ownSession, type Person, toMe } from '../me.ts';
import { securityMail } from '../security-mail.ts';
import { codesLeft, newCodes } from './recovery-codes.ts';
import { rotate } from './rotate.ts';
import { enrollmentUri, newSecret, stepOf } from './totp.ts';

/** Seconds that a new app may wait for its first code. */
const PENDING_SECONDS = 3600;

/** Who has a second factor changes it only after showing it. @throws Problem `access.needs-second-factor` */
async function activeFactor({ db }: Services, { participantId, hasSecondFactor }: Person) {
  const active = await db.get(SecondFactors, { participantId, state: 'active' });
  if (active !== undefined && !hasSecondFactor) throw new Problem('access.needs-second-factor');
  return active;
}

/** Says whether a second factor is set up. */
export const readSecondFactor = handle(participants.readSecondFactor, async ({ actor }, services) => {
  const { participantId } = ownSession(actor);
  const active = await services.db.get(SecondFactors, { participantId, state: 'active' });
  const recoveryCodesLeft = await codesLeft(services, participantId);
  return { isSetUp: active !== undefined, since: active?.createdAt ?? null, recoveryCodesLeft };
});

/** Makes the secret of a new app; the one before counts until a code of the new one was confirmed. */
export const enrollSecondFactor = handle(participants.enrollSecondFactor, async ({ actor }, services) => {
  const person = ownSession(actor);
  const { participantId } = person;
  await activeFactor(services, person);
  await countAgainst(services, ENROLLMENTS, participantId);
  const { email, locale } = await ownAccount(services, actor);
  const { name, defaultLocale } = await organization(services);
  const secret = newSecret();
  const createdAt = services.now();
  const expiresAt = addSeconds(createdAt, PENDING_SECONDS);
  const pending = { participantId, state: 'pending', secret, lastStep: 0, createdAt, expiresAt } as const;
  await services.db.write(put(SecondFactors, pending));
  const issuer = localize(name, locale, defaultLocale).text;
  return { secret, uri: enrollmentUri(secret, { issuer, label: email }) };
});

/**
 * Confirms the new app with a code of it. From then on it is the one that counts, the recovery codes are new, and the
 * session is another one: whoever had the old one has nothing.
 *
 * @throws Problem `second-factor.code-invalid`, also where no app waits; `second-factor.too-many-tries`
 */
export const confirmSecondFactor = handle(
  participants.confirmSecondFactor,
  async ({ actor, body, device }, services) => {
    const person = ownSession(actor);
    const { participantId } = person;
    await activeFactor(services, person);
    await countAgainst(services, SECOND_FACTOR_TRIES, participantId);
    const otherwise = 'second-factor.code-invalid';
    const pending = await services.db.require(SecondFactors, { participantId, state: 'pending' }, otherwise);
    const now = services.now();
    const isLate = pending.expiresAt !== null && pending.expiresAt <= now;
    const step = isLate ? undefined : stepOf(pending.secret, body.code, now);
    if (step === undefined) throw new Problem(otherwise);
    const { codes, writes } = await newCodes(services, participantId);
    const account = await ownAccount(services, actor);
    const { write, cookies } = await rotate(services, person, device);
    await services.db.transact(
      put(SecondFactors, { ...pending, state: 'active', lastStep: step, createdAt: now, expiresAt: null }),
      remove(
        SecondFactors,
        { participantId, state: 'pending' },
        { when: [{ attribute: 'secret', op: '=', value: pending.secret }], otherwise },
      ),
      ...writes,
      ...write,
      securityMail(services, account, 'app-set-up'),
    );
    const participant = await toMe(services, account, true);
    return new Reply({ participant, recoveryCodes: codes }, cookies);
  },
);

/** Makes new recovery codes for whoever has just shown the second factor. */
export const renewRecoveryCodes = handle(participants.renewRecoveryCodes, async ({ actor }, services) => {
  const person = ownSession(actor);
  if (!person.hasSecondFactor) throw new Problem('access.needs-second-factor');
  const { codes, writes } = await newCodes(services, person.participantId);
  const account = await ownAccount(services, actor);
  await services.db.transact(...writes, securityMail(services, account, 'codes-renewed'));
  return { recoveryCodes: codes };
});
