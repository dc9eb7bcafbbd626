import { participants } from '../../shared/participants/contract.ts';
import { tidyName } from '../../shared/participants/rules.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { increment, patch, put, type Write } from '../platform/db/write.ts';
import { Participants, Profiles, Statistics } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { statisticShard } from '../platform/statistics.ts';
import { ownAccount, ownSession, toMe } from './me.ts';

const MINIMUM = 2;

interface Profile {
  readonly displayName: string;
  readonly locale: InterfaceLocale;
}

const publicName = (id: ParticipantId, { displayName }: Profile): Write =>
  put(Profiles, { id, displayName, isImported: false });

/**
 * Completes the first sign-in. The condition on the consent lets one of several requests pass, so the person counts
 * once; says whether it was this one.
 */
async function register({ db, now }: Services, id: ParticipantId, profile: Profile): Promise<boolean> {
  const { changed } = await db.transact(
    patch(
      Participants,
      { id },
      { ...profile, charterAcceptedAt: now() },
      { when: [{ attribute: 'charterAcceptedAt', op: '=', value: null }], otherwise: 'unchanged' },
    ),
    publicName(id, profile),
    increment(Statistics, { name: 'participants', shard: statisticShard(id) }, 'value'),
  );
  return changed;
}

/**
 * Gives a display name, a language and, the first time, consent to the charter. The name of a participant and the one
 * shown with contributions change together; the day of consent stays the first.
 *
 * @throws Problem 422 with the fields for a name that is too short once tidied, or without consent.
 */
export const updateProfile = handle(participants.updateProfile, async ({ body, actor }, services) => {
  const { participantId: id } = ownSession(actor);
  const profile = { displayName: tidyName(body.displayName), locale: body.locale };
  if (profile.displayName.length < MINIMUM) {
    const field = { pointer: '/displayName', code: 'too_small', facts: { minimum: MINIMUM } };
    throw new Problem('request.invalid', { fields: [field] });
  }
  if (!(await register(services, id, profile))) {
    await services.db.transact(
      patch(Participants, { id }, profile, { when: 'present', otherwise: 'session.invalid' }),
      publicName(id, profile),
    );
  }
  return { participant: toMe(await ownAccount(services, actor)) };
});
