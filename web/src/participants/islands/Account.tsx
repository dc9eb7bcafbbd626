import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import { signInPath, useLive, useSession, useWords, type Words } from '../../platform/island.ts';
import { isRegistered, setSession } from '../../platform/session.ts';
import { forgetEverything } from '../../platform/store.ts';
import { type EmailLink, EmailLinkPanel, emailLinkIn } from './account-email-link.tsx';
import type { SectionsProps } from './account-sections.tsx';
import { openSignIn } from './open-sign-in.ts';

interface AccountProps extends Words {
  /** Of the organization. */
  readonly timeZone: string;
}

/** Own account: profile, contributions, votes, address, data, sessions, deletion. */
export function Account({ timeZone, ...words }: AccountProps) {
  const t = useWords(words);
  const live = useLive();
  const me = useSession();
  const [isDeleted, setDeleted] = useState(false);
  // Kept: the address of the page forgets it once it is used.
  const [link] = useState<EmailLink | null>(() =>
    typeof location === 'undefined' ? null : emailLinkIn(location.search),
  );
  if (isDeleted) return <Deleted t={t} words={words} />;
  if (!live || me === undefined) return <p role="status">{t('account.loading')}</p>;
  const afterDeletion = () => {
    forgetEverything();
    setDeleted(true);
    setSession(null);
  };
  return (
    <div class="stack stack-48">
      {link && <EmailLinkPanel t={t} link={link} />}
      {isRegistered(me) ? (
        <LazySections part={{ t, locale: words.locale, timeZone, me }} onDeleted={afterDeletion} />
      ) : (
        <Nobody t={t} words={words} />
      )}
    </div>
  );
}

/** The sections, loaded once it is known that somebody is there to see them. */
function LazySections(props: SectionsProps) {
  const { t } = props.part;
  const [loaded, setLoaded] = useState<{ readonly Sections: ComponentType<SectionsProps> } | 'failed' | null>(null);
  const load = () =>
    import('./account-sections.tsx').then(setLoaded, () => {
      setLoaded('failed');
    });
  useEffect(() => void load(), []);
  if (loaded === null) return <p role="status">{t('account.loading')}</p>;
  if (loaded !== 'failed') return <loaded.Sections {...props} />;
  return (
    <div class="stack stack-16" role="alert">
      <p class="note note--alert">{t('account.failed')}</p>
      <button class="btn btn--2 btn--s" type="button" onClick={load}>
        {t('account.retry')}
      </button>
    </div>
  );
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
    await openSignIn(t('account.sign-in-reason'), words);
    setAsked(false);
  };
  return (
    <div class="stack stack-16">
      <p>{t('account.nobody')}</p>
      <a class="btn" href={signInPath(words.locale, `/${words.locale}/account/`)} onClick={ask}>
        {t('account.sign-in')}
      </a>
    </div>
  );
}

/** The last thing that is said: no mail can follow. */
function Deleted({ t, words }: PartProps) {
  const focus = (heading: HTMLElement | null) => heading?.focus();
  return (
    <section class="stack stack-16 prose" aria-labelledby="account-deleted">
      <h2 class="account-end" id="account-deleted" tabIndex={-1} ref={focus}>
        {t('account.deleted-title')}
      </h2>
      <p>{t('account.deleted')}</p>
      <p>
        <a class="btn" href={`/${words.locale}/`}>
          {t('account.deleted-home')}
        </a>
      </p>
    </section>
  );
}
