import { useRef, useState } from 'preact/hooks';
import type { Me } from '../../../../shared/participants/contract.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import { openSignIn } from '../../participants/islands/open-sign-in.ts';
import { problemWords, signInPath, useLive, useSession, useWords, type Words } from '../../platform/island.ts';
import { isRegistered } from '../../platform/session.ts';
import { ToldDays } from './told-days.tsx';
import { type NotificationList, useNotifications } from './use-notifications.ts';

interface NotificationsProps extends Words {
  /** Of the organization. */
  readonly timeZone: string;
  /** Days that notifications are kept. */
  readonly keptDays: number;
}

/** What somebody was told, newest first; for nobody the way to sign in. */
export function Notifications({ timeZone, keptDays, ...words }: NotificationsProps) {
  const t = useWords(words);
  const live = useLive();
  const me = useSession();
  if (!live || me === undefined) return <p role="status">{t('page.loading')}</p>;
  if (!isRegistered(me)) return <Nobody t={t} words={words} />;
  return <Told key={me.id} t={t} words={words} timeZone={timeZone} keptDays={keptDays} me={me} />;
}

interface PartProps {
  readonly t: Translate;
  readonly words: Words;
}

function Nobody({ t, words }: PartProps) {
  const [asked, setAsked] = useState(false);
  const ask = async (event: Event) => {
    event.preventDefault();
    if (asked) return;
    setAsked(true);
    await openSignIn(t('page.sign-in-reason'), words);
    setAsked(false);
  };
  return (
    <div class="stack stack-16">
      <p class="prose">{t('page.sign-in')}</p>
      <p>
        <a class="btn" href={signInPath(words.locale, `/${words.locale}/notifications/`)} onClick={ask}>
          {t('page.sign-in-action')}
        </a>
      </p>
    </div>
  );
}

interface ToldProps extends PartProps {
  readonly timeZone: string;
  readonly keptDays: number;
  readonly me: Me;
}

function Told({ t, words, timeZone, keptDays, me }: ToldProps) {
  const { locale } = words;
  const told = useNotifications(me, locale);
  const [said, setSaid] = useState('');
  const days = useRef<HTMLDivElement>(null);
  const { shown, problem, busy } = told;
  const isEmpty = shown !== null && shown.items.length === 0 && shown.unread === 0 && !told.onlyUnread;
  const more = async () => {
    const before = shown?.items.length ?? 0;
    const count = await told.more();
    if (count === 0) return;
    setSaid(t('page.more-shown', { count }));
    // Whoever reads on with the keyboard goes on where the list went on; the button may be gone.
    requestAnimationFrame(() => days.current?.querySelectorAll<HTMLElement>('li a')[before]?.focus());
  };
  const mark = async () => {
    if (await told.markAll()) setSaid(t('page.marked'));
  };
  return (
    <div class="stack stack-32 measure" aria-busy={busy !== null}>
      {!isEmpty && <Choices t={t} told={told} mark={mark} onFilter={() => setSaid('')} />}
      <p class="sr" role="status">
        {busy === 'first' ? t('page.loading') : said}
      </p>
      {problem && (
        <div class="stack stack-16" role="alert">
          <p class="note note--alert">
            {shown === null ? t('page.failed') : ''} {problemWords(t, problem)}
          </p>
          {busy === null && (
            <button class="btn btn--2 btn--s" type="button" onClick={told.again}>
              {t('page.retry')}
            </button>
          )}
        </div>
      )}
      {shown === null && busy === 'first' && <Grey />}
      {shown !== null && shown.items.length === 0 && (
        <Empty t={t} locale={locale} onlyUnread={told.onlyUnread && busy === null} />
      )}
      {shown !== null && shown.items.length > 0 && (
        <div class="stack stack-32" ref={days}>
          <ToldDays t={t} locale={locale} timeZone={timeZone} items={shown.items} />
        </div>
      )}
      {shown?.next && (
        <p>
          <button class="btn btn--2" type="button" aria-busy={busy === 'more'} onClick={() => busy === null && more()}>
            {t('page.more')}
          </button>
        </p>
      )}
      <Links t={t} locale={locale} keptDays={keptDays} />
    </div>
  );
}

interface ChoicesProps {
  readonly t: Translate;
  readonly told: NotificationList;
  readonly mark: () => void;
  readonly onFilter: () => void;
}

/** All or the unread ones, and the way to have seen them all. */
function Choices({ t, told, mark, onFilter }: ChoicesProps) {
  const { shown, onlyUnread, busy } = told;
  const unread = shown?.unread ?? 0;
  const choose = (only: boolean) => () => {
    if (only === onlyUnread) return;
    onFilter();
    told.filter(only);
  };
  return (
    <div class="row between">
      <fieldset class="row" aria-label={t('page.filter')}>
        <button
          class={`btn btn--s ${onlyUnread ? 'btn--2' : ''}`}
          type="button"
          aria-pressed={!onlyUnread}
          onClick={choose(false)}
        >
          {t('page.all')}
        </button>
        <button
          class={`btn btn--s ${onlyUnread ? '' : 'btn--2'}`}
          type="button"
          aria-pressed={onlyUnread}
          onClick={choose(true)}
        >
          {t('page.unread', { count: unread })}
        </button>
      </fieldset>
      {unread > 0 && (
        <button class="btn btn--quiet btn--s" type="button" aria-busy={busy === 'marking'} onClick={mark}>
          {t('page.mark-all')}
        </button>
      )}
    </div>
  );
}

const Grey = () => (
  <div class="skeleton" aria-hidden="true">
    <div />
    <div />
    <div />
  </div>
);

interface EmptyProps {
  readonly t: Translate;
  readonly locale: string;
  readonly onlyUnread: boolean;
}

/** Nothing to show: what can be followed, or that all was seen. */
function Empty({ t, locale, onlyUnread }: EmptyProps) {
  if (onlyUnread)
    return (
      <div class="empty">
        <p>{t('page.none-unread')}</p>
      </div>
    );
  return (
    <div class="panel stack stack-16">
      <p>{t('page.empty')}</p>
      <ul>
        {['process', 'component', 'proposal', 'person'].map((kind) => (
          <li key={kind}>{t(`page.empty-${kind}`)}</li>
        ))}
      </ul>
      <p>
        <a class="btn btn--2" href={`/${locale}/processes/`}>
          {t('page.empty-action')}
        </a>
      </p>
    </div>
  );
}

const Links = ({ t, locale, keptDays }: Pick<EmptyProps, 't' | 'locale'> & Pick<ToldProps, 'keptDays'>) => (
  <div class="stack stack-8">
    <p>
      <a class="more" href={`/${locale}/account/#notifications`}>
        {t('page.preferences')}
      </a>
    </p>
    <p>
      <a class="more" href={`/${locale}/account/#follows`}>
        {t('page.follows')}
      </a>
    </p>
    <p class="small muted">{t('page.kept', { days: keptDays })}</p>
  </div>
);
