import { useAssistance } from '../../assistance/islands/use-assistance.ts';
import { useSession, useWords, type Words } from '../../platform/island.ts';
import { isRegistered } from '../../platform/session.ts';

interface SessionMenuProps extends Words {
  /** Path of this page, to come back to. */
  readonly returnTo: string;
}

/** Who is signed in, in the menu of every page; the published page shows the way to sign in. */
export function SessionMenu({ returnTo, ...words }: SessionMenuProps) {
  const t = useWords(words);
  const me = useSession() ?? null;
  const { locale } = words;
  useAssistance(me, locale);
  if (!isRegistered(me)) {
    return <a href={`/${locale}/sign-in/?returnTo=${encodeURIComponent(returnTo)}`}>{t('session.sign-in')}</a>;
  }
  const { unread = 0 } = me;
  return (
    <>
      <a href={`/${locale}/notifications/`}>
        {t('session.notifications')}
        {unread > 0 && (
          <span class="tag">
            {unread > 99 ? '99+' : unread}
            <span class="sr"> {t('session.unread')}</span>
          </span>
        )}
      </a>
      <a class="cut" href={`/${locale}/account/`} aria-label={t('session.account', { name: me.displayName })}>
        {me.displayName}
      </a>
      {me.secondFactor !== 'unneeded' && <a href="/admin/">{t('session.back-office')}</a>}
    </>
  );
}
