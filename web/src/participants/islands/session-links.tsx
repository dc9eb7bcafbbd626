import type { Me } from '../../../../shared/participants/contract.ts';
import type { Translate } from '../../../../shared/platform/format.ts';

interface SessionLinksProps {
  readonly t: Translate;
  readonly locale: string;
  readonly me: Me & { readonly displayName: string };
}

/** Unread notifications that are counted; of more it is said that there are more. */
const MOST_COUNTED = 99;

/** What the menu has for those who are signed in: notifications with what is unread, the account, the back office. */
export function SessionLinks({ t, locale, me: { unread = 0, displayName, secondFactor } }: SessionLinksProps) {
  return (
    <>
      <a href={`/${locale}/notifications/`}>
        <Bell />
        <span class="name-of">{t('session.notifications')}</span>
        {unread > 0 && (
          <span>
            &nbsp;
            <span class="tag">{unread > MOST_COUNTED ? `${MOST_COUNTED}+` : unread}</span>
            <span class="sr"> {t('session.unread')}</span>
          </span>
        )}
      </a>
      <a class="cut" href={`/${locale}/account/`} aria-label={t('session.account', { name: displayName })}>
        <span>{displayName}</span>
      </a>
      {secondFactor !== 'unneeded' && <a href="/admin/">{t('session.back-office')}</a>}
    </>
  );
}

/** In the place of the word, where the menu stands in one line. */
const Bell = () => (
  <svg
    class="code-of"
    viewBox="0 0 24 24"
    width="22"
    height="22"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="M6 10a6 6 0 0 1 12 0v5l2 3H4l2-3zM10 21h4" />
  </svg>
);
