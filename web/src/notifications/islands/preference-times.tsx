import { PROPOSED_QUIET } from '../../../../shared/notifications/events.ts';
import type { Preferences } from '../../../../shared/notifications/preferences.ts';
import { formatTime, type Translate } from '../../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { Field } from '../../platform/island-field.tsx';

type Times = Pick<Preferences, 'digestHour' | 'quiet' | 'timeZone'>;

interface TimeChoicesProps {
  readonly t: Translate;
  readonly locale: InterfaceLocale;
  readonly times: Times;
  readonly change: (times: Partial<Times>) => void;
  /** What is wrong with the quiet hours; empty: nothing. */
  readonly error: string;
}

/** When mails come: the hour of digests, hours in which nothing comes, and where one lives. */
export function TimeChoices({ t, locale, times, change, error }: TimeChoicesProps) {
  const { digestHour, quiet, timeZone } = times;
  return (
    <fieldset class="told stack stack-24">
      <legend>{t('preferences.times')}</legend>
      <Field id="digest-hour" label={t('preferences.digest-hour')} help={t('preferences.digest-help')}>
        {(props) => (
          <Hour {...props} locale={locale} value={digestHour} change={(hour) => change({ digestHour: hour })} />
        )}
      </Field>
      <div>
        <label class="choice">
          <input
            type="checkbox"
            checked={quiet !== null}
            onChange={({ currentTarget }) => change({ quiet: currentTarget.checked ? PROPOSED_QUIET : null })}
          />
          <span>
            {t('preferences.quiet')}
            <small>{t('preferences.quiet-help')}</small>
          </span>
        </label>
        {quiet !== null && (
          <div class="row">
            <Field id="quiet-from" label={t('preferences.from')}>
              {(props) => (
                <Hour
                  {...props}
                  locale={locale}
                  value={quiet.from}
                  change={(from) => change({ quiet: { ...quiet, from } })}
                />
              )}
            </Field>
            <Field id="quiet-to" label={t('preferences.to')} error={error}>
              {(props) => (
                <Hour
                  {...props}
                  locale={locale}
                  value={quiet.to}
                  change={(to) => change({ quiet: { ...quiet, to } })}
                />
              )}
            </Field>
          </div>
        )}
      </div>
      <Field id="time-zone" label={t('preferences.time-zone')}>
        {(props) => (
          <select
            {...props}
            class="input input--s"
            value={timeZone}
            onChange={({ currentTarget }) => change({ timeZone: currentTarget.value })}
          >
            {zonesWith(timeZone).map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        )}
      </Field>
    </fieldset>
  );
}

/** Zones that the browser knows, with the one that was chosen, which another browser may have called otherwise. */
function zonesWith(chosen: string): readonly string[] {
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([chosen, ...known])].sort();
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

interface HourProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
  readonly locale: InterfaceLocale;
  readonly value: number;
  readonly change: (hour: number) => void;
}

function Hour({ locale, value, change, ...props }: HourProps) {
  const words = (hour: number) => formatTime(new Date(Date.UTC(2000, 0, 1, hour)).toISOString(), locale, 'UTC');
  return (
    <select
      {...props}
      class="input input--s"
      value={value}
      onChange={({ currentTarget }) => change(Number(currentTarget.value))}
    >
      {HOURS.map((hour) => (
        <option key={hour} value={hour}>
          {words(hour)}
        </option>
      ))}
    </select>
  );
}
