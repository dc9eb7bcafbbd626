import { useState } from 'preact/hooks';
import { EVENT_GROUPS } from '../../../../shared/notifications/events.ts';
import type { Preferences } from '../../../../shared/notifications/preferences.ts';
import { LoadedPart } from '../../participants/islands/account-loaded.tsx';
import { type AccountPart, useLoaded } from '../../participants/islands/account-part.ts';
import { loadStyles } from '../../places/islands/styles.ts';
import { problemWords } from '../../platform/island.ts';
import { notificationsApi } from '../notifications-api.ts';
import { EventGroupChoices } from './preference-events.tsx';
import { TimeChoices } from './preference-times.tsx';
import styles from './preferences.css?url';
import { useDevices } from './use-devices.ts';
import { type PreferencesDesk, usePreferences } from './use-preferences.ts';

/** The part of the account, once its styles are there. */
export async function loadNotificationChoices() {
  await loadStyles(styles);
  return NotificationChoices;
}

/** What reaches one how: a form that is saved as a whole. */
function NotificationChoices(part: AccountPart) {
  const { t, locale } = part;
  const { loaded, again } = useLoaded(() => notificationsApi.notifications.readPreferences());
  return (
    <div class="stack stack-24">
      <p class="muted">{t('preferences.intro')}</p>
      <p>
        <a class="more" href={`/${locale}/notifications/`}>
          {t('preferences.list')}
        </a>
      </p>
      <LoadedPart t={t} loaded={loaded} again={again}>
        {(read) => <Form part={part} read={read} />}
      </LoadedPart>
    </div>
  );
}

interface FormProps {
  readonly part: AccountPart;
  readonly read: Preferences;
}

function Form({ part, read }: FormProps) {
  const { t, locale } = part;
  const desk = usePreferences(read);
  const hasDevices = useDevices();
  const [error, setError] = useState('');
  const { draft, change } = desk;
  const submit = (event: Event) => {
    event.preventDefault();
    const { quiet } = draft;
    const isEmpty = quiet !== null && quiet.from === quiet.to;
    setError(isEmpty ? t('preferences.quiet-empty') : '');
    if (!isEmpty) desk.save();
  };
  return (
    <form class="stack stack-32" onSubmit={submit} noValidate>
      <label class="choice">
        <input
          type="checkbox"
          checked={draft.isPaused}
          onChange={({ currentTarget }) => change({ isPaused: currentTarget.checked })}
        />
        <span>
          {t('preferences.paused')}
          <small>{t('preferences.paused-help')}</small>
        </span>
      </label>
      {EVENT_GROUPS.map((group) => (
        <EventGroupChoices
          key={group}
          t={t}
          group={group}
          choices={draft.choices}
          hasDevices={hasDevices}
          change={(event, choice) => change({ choices: { ...draft.choices, [event]: choice } })}
        />
      ))}
      <TimeChoices t={t} locale={locale} times={draft} change={change} error={error} />
      <Saving t={t} desk={desk} />
    </form>
  );
}

/** What became of it, and what can be done about it: in view while one goes through a long form. */
function Saving({ t, desk }: Pick<AccountPart, 't'> & { readonly desk: PreferencesDesk }) {
  const { said, isChanged, isBusy, problem, before } = desk;
  return (
    <div class="saving stack stack-8">
      <div class="notices" role="alert">
        {said === 'conflict' && <p class="note note--alert">{t('preferences.conflict')}</p>}
        {problem && <p class="note note--alert">{problemWords(t, problem)}</p>}
      </div>
      <div class="row">
        <button class="btn" type="submit" aria-busy={isBusy}>
          {t('preferences.save')}
        </button>
        <span role="status">
          {isChanged ? t('preferences.unsaved') : said === 'saved' || said === 'undone' ? t(`preferences.${said}`) : ''}
        </span>
        {said === 'saved' && before !== null && !isChanged && (
          <button class="btn btn--quiet btn--s" type="button" aria-busy={isBusy} onClick={desk.undo}>
            {t('preferences.undo')}
          </button>
        )}
      </div>
    </div>
  );
}
