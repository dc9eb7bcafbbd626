import { participants } from '../../shared/participants/contract.ts';
import { tidyAbout, tidyLink, tidyName } from '../../shared/participants/rules.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import { newProfile } from '../platform/author-profiles.ts';
import { increment, patch, put } from '../platform/db/write.ts';
import { Participants, Profiles, Statistics } from '../platform/entities.ts';
import { handle, type RouteRequest } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { statisticShard } from '../platform/statistics.ts';
import { me, ownAccount, ownSession, type Participant } from './me.ts';

const MINIMUM = 2;

type Body = RouteRequest<typeof participants.updateProfile>['body'];
/** What is private of a profile, and what everybody may read; what is missing stays as it is. */
interface Given {
  readonly account: Pick<Participant, 'locale'> & { readonly displayName: string };
  readonly shown: { readonly displayName: string; readonly about?: string; readonly link?: string | null };
}

const refused = (pointer: string, code: string, facts?: Record<string, number>) =>
  new Problem('request.invalid', { fields: [{ pointer, code, ...(facts === undefined ? {} : { facts }) }] });

function linkIn({ link }: Body): { readonly link?: string | null } {
  if (link === undefined) return {};
  if (link === null || link.trim() === '') return { link: null };
  const tidied = tidyLink(link);
  if (tidied === undefined) throw refused('/link', 'invalid_format');
  return { link: tidied };
}

/** @throws Problem 422 with the field for a name that is too short once tidied, or a link that is none. */
function tidied(body: Body): Given {
  const displayName = tidyName(body.displayName);
  if (displayName.length < MINIMUM) throw refused('/displayName', 'too_small', { minimum: MINIMUM });
  const about = body.about === undefined ? {} : { about: tidyAbout(body.about) };
  return { account: { displayName, locale: body.locale }, shown: { displayName, ...about, ...linkIn(body) } };
}

/**
 * Completes the first sign-in. The condition on the consent lets one of several requests pass, so the person counts
 * once; says whether it was this one.
 */
async function register({ db, now }: Services, participant: Participant, { account, shown }: Given): Promise<boolean> {
  const { id, email } = participant;
  const charterAcceptedAt = now();
  const { changed } = await db.transact(
    patch(
      Participants,
      { id },
      { ...account, charterAcceptedAt },
      {
        when: [
          { attribute: 'charterAcceptedAt', op: '=', value: null },
          // Not of an account that is being deleted at this moment.
          { attribute: 'email', op: '=', value: email },
        ],
        otherwise: 'unchanged',
      },
    ),
    put(Profiles, { ...newProfile(id, account.displayName, charterAcceptedAt), ...shown }),
    increment(Statistics, { name: 'participants', shard: statisticShard(id) }, 'value'),
  );
  return changed;
}

/** Changes a profile that is complete. @throws Problem `session.invalid` when the account was deleted meanwhile. */
async function change({ db }: Services, id: ParticipantId, { account, shown }: Given): Promise<void> {
  await db.transact(
    patch(
      Participants,
      { id },
      { ...account },
      { when: [{ attribute: 'email', op: '<>', value: '' }], otherwise: 'session.invalid' },
    ),
    patch(Profiles, { id }, { ...shown }, { otherwise: 'session.invalid' }),
  );
}

/**
 * Gives a display name, a language and, the first time, consent to the charter; a few words and a link where they are
 * sent. The name of a participant and the one shown with contributions change together; the day of consent stays the
 * first.
 *
 * @throws Problem 422 with the fields for a name that is too short once tidied, a link that is none, or without consent.
 */
export const updateProfile = handle(participants.updateProfile, async ({ body, actor }, services) => {
  const { participantId: id } = ownSession(actor);
  const given = tidied(body);
  const participant = await ownAccount(services, actor);
  if (participant.charterAcceptedAt !== null || !(await register(services, participant, given)))
    await change(services, id, given);
  return { participant: await me(services, actor) };
});
