import { useState } from 'preact/hooks';
import type { Me } from '../../../../shared/participants/contract.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import { signInPath, useLive, useSession, useWords, type Words } from '../../platform/island.ts';
import { isRegistered } from '../../platform/session.ts';
import { ProfileForm } from './account-profile.tsx';
import { SignOut } from './account-sign-out.tsx';
import { openSignIn } from './open-sign-in.ts';

/** Own account: name and language, e-mail and role, and the ways to sign out. */
export function Account(words: Words) {
  const t = useWords(words);
  const live = useLive();
  const me = useSession();
  if (!live || me === undefined) return <p role="status">{t('account.loading')}</p>;
  if (!isRegistered(me)) return <Nobody t={t} words={words} />;
  return (
    <div class="stack stack-48">
      <ProfileForm t={t} me={me} />
      <Facts t={t} me={me} />
      <SignOut t={t} locale={words.locale} />
    </div>
  );
}

function Nobody({ t, words }: { readonly t: Translate; readonly words: Words }) {
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

function Facts({ t, me }: { readonly t: Translate; readonly me: Me }) {
  return (
    <section class="stack stack-16" aria-labelledby="account-facts">
      <h2 id="account-facts">{t('account.facts')}</h2>
      <ul class="list list--tight">
        <li class="line">
          <span>{t('account.email')}</span>
          <span>{me.email}</span>
        </li>
        <li class="line">
          <span>{t('account.role')}</span>
          <span>{t(`account.role.${me.role}`)}</span>
        </li>
      </ul>
      <p class="small muted">{t('account.email-help')}</p>
    </section>
  );
}
