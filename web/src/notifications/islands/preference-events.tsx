import {
  EVENT_NAMES,
  EVENTS,
  type EventGroup,
  type EventName,
  FREQUENCIES,
  type Frequency,
  isFixed,
} from '../../../../shared/notifications/events.ts';
import type { Choice, Preferences } from '../../../../shared/notifications/preferences.ts';
import type { Translate } from '../../../../shared/platform/format.ts';

interface EventGroupProps {
  readonly t: Translate;
  readonly group: EventGroup;
  readonly choices: Preferences['choices'];
  /** Whether some device shows notifications. */
  readonly hasDevices: boolean;
  readonly change: (event: EventName, choice: Choice) => void;
}

const isFrequency = (text: string): text is Frequency => FREQUENCIES.some((one) => one === text);

/** The events of a group, each with how it comes by mail, and whether devices show it. */
export function EventGroupChoices({ t, group, choices, hasDevices, change }: EventGroupProps) {
  return (
    <fieldset class="told">
      <legend>{t(`group.${group}`)}</legend>
      {EVENT_NAMES.filter((event) => EVENTS[event].group === group).map((event) => (
        <div key={event} class="told-event">
          <MailChoice t={t} event={event} choice={choices[event]} change={change} />
          {hasDevices && (
            <label class="choice">
              <input
                type="checkbox"
                aria-label={t('preferences.push-of', { event: t(`name.${event}`) })}
                checked={choices[event].push}
                onChange={({ currentTarget }) => change(event, { ...choices[event], push: currentTarget.checked })}
              />
              <span aria-hidden="true">{t('preferences.push')}</span>
            </label>
          )}
        </div>
      ))}
    </fieldset>
  );
}

interface MailChoiceProps extends Pick<EventGroupProps, 't' | 'change'> {
  readonly event: EventName;
  readonly choice: Choice;
}

function MailChoice({ t, event, choice, change }: MailChoiceProps) {
  const id = `told-${event.replace('.', '-')}`;
  if (isFixed(event))
    return (
      <>
        <span>{t(`name.${event}`)}</span>
        <span class="small muted">{t('preferences.fixed')}</span>
      </>
    );
  const choose = ({ currentTarget: { value } }: { readonly currentTarget: HTMLSelectElement }) => {
    if (isFrequency(value)) change(event, { ...choice, mail: value });
  };
  return (
    <>
      <label for={id}>{t(`name.${event}`)}</label>
      <select id={id} class="input input--s" value={choice.mail} onChange={choose}>
        {FREQUENCIES.map((one) => (
          <option key={one} value={one}>
            {t(`frequency.${one}`)}
          </option>
        ))}
      </select>
    </>
  );
}
