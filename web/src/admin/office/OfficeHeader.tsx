import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { useOffice } from '../context.ts';
import { INTERFACE_LANGUAGES, languageName } from '../language.ts';
import { paths, publicPaths } from '../places.ts';
import { endSession } from '../sign-out.ts';
import { Mark } from './Mark.tsx';

/** Name of the site, way to its public pages, language of the back office, sign-out. */
export function OfficeHeader({ setLanguage }: { readonly setLanguage: (locale: InterfaceLocale) => void }) {
  const { t, locale, organization, textOf, publicLocale, navigation } = useOffice();
  const signOut = async () => {
    const answer = await endSession();
    if (!answer.ok) return;
    navigation.holdBack(false);
    location.assign(answer.data.url ?? paths.today);
  };
  return (
    <header class="site">
      <div class="wrap wide">
        <a class="org" href={paths.today}>
          {organization.logo === null ? <Mark /> : <img src={organization.logo} alt="" />}
          <span class="office-name">{t('office.name', { organization: textOf(organization.name) })}</span>
        </a>
        <button class="menu-btn" type="button" popovertarget="office-menu">
          {t('office.menu')}
        </button>
        <nav class="menu" id="office-menu" popover="auto" aria-label={t('office.shortcuts')}>
          <ul>
            <li>
              <a href={publicPaths(publicLocale).home}>{t('public.home')}</a>
            </li>
            <li>
              <label class="office-language">
                <span class="sr">{t('office.language')}</span>
                <select
                  class="input input--s"
                  value={locale}
                  onChange={({ currentTarget }) =>
                    setLanguage(INTERFACE_LANGUAGES.find((tag) => tag === currentTarget.value) ?? locale)
                  }
                >
                  {INTERFACE_LANGUAGES.map((tag) => (
                    <option key={tag} value={tag} lang={tag}>
                      {languageName(tag, tag)}
                    </option>
                  ))}
                </select>
              </label>
            </li>
            <li>
              <button class="btn btn--quiet btn--s" type="button" onClick={signOut}>
                {t('office.sign-out')}
              </button>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}
