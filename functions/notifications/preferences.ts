import { notifications } from '../../shared/notifications/contract.ts';
import { EVENT_NAMES } from '../../shared/notifications/events.ts';
import { choiceOf } from '../../shared/notifications/plan.ts';
import type { PreferencesInput } from '../../shared/notifications/preferences.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import { type Guarded, put, type Write } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import type { Services } from '../platform/services.ts';
import { organization } from '../spaces/directory.ts';
import { type PreferencesItem, toPreferences } from './choices.ts';
import { NotificationPreferences } from './entities.ts';

/** Own preferences as they are stored, and the time zone where none was chosen. */
const read = async (services: Services, participantId: ParticipantId) => {
  const [item, { timeZone }] = await Promise.all([
    services.db.get(NotificationPreferences, { participantId }),
    organization(services),
  ]);
  return { item, timeZone };
};

/** The write of preferences, on condition that they are still of the revision that was read. */
export const savePreferences = (
  item: PreferencesItem,
  former: number,
  otherwise: NonNullable<Guarded['otherwise']>,
): Write =>
  put(NotificationPreferences, item, {
    when: former === 0 ? 'absent' : [{ attribute: 'revision', op: '=', value: former }],
    otherwise,
  });

/**
 * Choices after those of a form. What the link of a mail has ended stays something that can be taken back, as long as the
 * form leaves it as it is.
 */
function choicesAfter(
  former: PreferencesItem['choices'],
  changes: PreferencesInput['choices'],
): PreferencesItem['choices'] {
  const changed = EVENT_NAMES.flatMap((event) => {
    const choice = changes[event];
    if (choice === undefined) return [];
    const { before } = former[event] ?? {};
    const isAsItWas = choice.mail === choiceOf({ choices: former }, event).mail;
    return [[event, { ...choice, ...(isAsItWas && before !== undefined ? { before } : {}) }] as const];
  });
  return { ...former, ...Object.fromEntries(changed) };
}

/** Own preferences; what nobody has chosen is what holds for everybody. */
export const readPreferences = handle(notifications.readPreferences, async ({ actor }, services) => {
  const { item, timeZone } = await read(services, personOf(actor).participantId);
  return toPreferences(item, timeZone);
});

/** Saves preferences. @throws Problem `notification.changed-meanwhile` where a mail's link, or another device, was faster */
export const writePreferences = handle(notifications.writePreferences, async ({ body, actor }, services) => {
  const { participantId } = personOf(actor);
  const { item: former, timeZone } = await read(services, participantId);
  const { revision, choices, ...times } = body;
  const item: PreferencesItem = {
    ...times,
    participantId,
    revision: revision + 1,
    choices: choicesAfter(former?.choices ?? {}, choices),
  };
  await services.db.write(savePreferences(item, revision, 'notification.changed-meanwhile'));
  return toPreferences(item, timeZone);
});
