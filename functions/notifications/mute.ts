/** The way out of every mail: with the token that it carries, and without a session. */
import { notifications } from '../../shared/notifications/contract.ts';
import { EVENT_NAMES, type EventName, isFixed } from '../../shared/notifications/events.ts';
import { choiceOf } from '../../shared/notifications/plan.ts';
import { DIGEST_HOUR, type Muted } from '../../shared/notifications/preferences.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import { Participants } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { type Muting, mutingOf } from '../platform/mail/mute-secrets.ts';
import { Problem } from '../platform/problem.ts';
import { firstAccepted } from '../platform/secrets.ts';
import type { Services } from '../platform/services.ts';
import type { PreferencesItem } from './choices.ts';
import { NotificationPreferences } from './entities.ts';
import { savePreferences } from './preferences.ts';

const MOST_TRIES = 10;
type Scope = 'event' | 'all' | undefined;

/** @throws Problem `notification.link-invalid` for anything that we did not sign */
async function readToken({ secrets }: Services, token: string): Promise<Muting> {
  const muting = await firstAccepted(secrets, 'session', (secret) => mutingOf(secret, token));
  if (muting === undefined) throw new Problem('notification.link-invalid');
  return muting;
}

const nothingChosen = (participantId: ParticipantId): PreferencesItem => ({
  participantId,
  revision: 1,
  choices: {},
  digestHour: DIGEST_HOUR,
  quiet: null,
  timeZone: null,
  isPaused: false,
});

const isGathered = (own: PreferencesItem, event: EventName): boolean =>
  ['daily', 'weekly'].includes(choiceOf(own, event).mail);

/** Events that a token is about; none for all of them, which are a switch of their own. */
const eventsOf = (muted: Muted, own: PreferencesItem, isEnding: boolean): readonly EventName[] => {
  if (muted === 'all') return [];
  if (muted !== 'digest') return [muted];
  const wasGathered = (event: EventName) => ['daily', 'weekly'].includes(own.choices[event]?.before ?? '');
  return EVENT_NAMES.filter((event) => (isEnding ? isGathered(own, event) : wasGathered(event)));
};

/** Mails of an event end; what was chosen before is kept, to be taken back. */
function ended(own: PreferencesItem, event: EventName): PreferencesItem {
  const { mail, push } = choiceOf(own, event);
  if (isFixed(event) || mail === 'none') return own;
  return { ...own, choices: { ...own.choices, [event]: { mail: 'none', push, before: mail } } };
}

/** Mails of an event come again as before, if such a link ended them. */
function begun(own: PreferencesItem, event: EventName): PreferencesItem {
  const { before, push } = own.choices[event] ?? {};
  if (before === undefined || push === undefined) return own;
  return { ...own, choices: { ...own.choices, [event]: { mail: before, push } } };
}

function after(own: PreferencesItem, muted: Muted, isEnding: boolean): PreferencesItem {
  const changed = eventsOf(muted, own, isEnding).reduce(isEnding ? ended : begun, own);
  return muted === 'all' ? { ...changed, isPaused: isEnding } : changed;
}

/** What of it has ended. A digest has, once nothing is gathered any more. */
function isMuted(own: PreferencesItem, muted: Muted): boolean {
  if (muted === 'all') return own.isPaused;
  if (muted === 'digest') return !EVENT_NAMES.some((event) => isGathered(own, event));
  return !isFixed(muted) && choiceOf(own, muted).mail === 'none';
}

const toMute = (own: PreferencesItem, event: Muted) => ({
  event,
  isMuted: isMuted(own, event),
  isPaused: own.isPaused,
});

/** Saves it again and again until nobody else has saved meanwhile. Closed accounts get no mail, and nothing is kept of them. */
async function change(services: Services, { participantId, event }: Muting, scope: Scope, isEnding: boolean) {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const [person, stored] = await Promise.all([
      services.db.get(Participants, { id: participantId }),
      services.db.get(NotificationPreferences, { participantId }),
    ]);
    const own = stored ?? nothingChosen(participantId);
    const changed = after(own, scope === 'all' ? 'all' : event, isEnding);
    if (person === undefined || person.deletedAt !== null) return toMute(changed, event);
    const former = stored?.revision ?? 0;
    const write = savePreferences({ ...changed, revision: former + 1 }, former, 'unchanged');
    if (JSON.stringify(changed) === JSON.stringify(own) || (await services.db.write(write)).changed)
      return toMute(changed, event);
  }
  throw new Problem('internal.unavailable');
}

/** What a link would end. */
export const readMute = handle(notifications.readMute, async ({ params: { token } }, services) => {
  const { participantId, event } = await readToken(services, token);
  const own = await services.db.get(NotificationPreferences, { participantId });
  return toMute(own ?? nothingChosen(participantId), event);
});

/** Ends the mails of a kind, or all; saying it again changes nothing. */
export const mute = handle(notifications.mute, async ({ params: { token }, body }, services) =>
  change(services, await readToken(services, token), body.scope, true),
);

/** Takes that back. */
export const undoMute = handle(notifications.undoMute, async ({ params: { token }, body }, services) =>
  change(services, await readToken(services, token), body.scope, false),
);
