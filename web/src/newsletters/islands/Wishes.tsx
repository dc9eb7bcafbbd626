import type { Translate } from '../../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { Field } from '../../platform/island-field.tsx';

/** Languages in their own words, which need no translation. */
const NAMES: Readonly<Record<InterfaceLocale, string>> = { fr: 'Français', en: 'English', nl: 'Nederlands' };

/** A territory that one may be written to about. */
export interface TerritoryChoice {
  readonly id: string;
  readonly name: string;
}

interface WishesProps {
  readonly t: Translate;
  readonly locales: readonly InterfaceLocale[];
  readonly territories: readonly TerritoryChoice[];
  readonly locale: InterfaceLocale;
  readonly territoryId: string | null;
}

/** Language and territory of a subscription; what there is no choice of is not asked. */
export function Wishes({ t, locales, territories, locale, territoryId }: WishesProps) {
  return (
    <>
      {locales.length > 1 && (
        <Field id="newsletter-locale" label={t('sign-up.locale')}>
          {(props) => (
            <select {...props} class="input input--s" name="locale">
              {locales.map((tag) => (
                <option key={tag} value={tag} lang={tag} selected={tag === locale}>
                  {NAMES[tag]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {territories.length > 0 && (
        <Field id="newsletter-territory" label={t('sign-up.territory')} help={t('sign-up.territory-help')}>
          {(props) => (
            <select {...props} class="input input--s" name="territory">
              <option value="" selected={territoryId === null}>
                {t('sign-up.territory-all')}
              </option>
              {territories.map(({ id, name }) => (
                <option key={id} value={id} selected={id === territoryId}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  );
}

const TERRITORY = /^tax_[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const isTerritory = (text: string): text is `tax_${string}` => TERRITORY.test(text);

/** What was chosen in a form with `Wishes`. */
export function wishesIn(values: FormData, locales: readonly InterfaceLocale[], otherwise: InterfaceLocale) {
  const territory = values.get('territory');
  return {
    locale: locales.find((tag) => tag === values.get('locale')) ?? otherwise,
    territoryId: typeof territory === 'string' && isTerritory(territory) ? territory : null,
  };
}
