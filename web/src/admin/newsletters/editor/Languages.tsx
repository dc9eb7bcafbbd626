import { useId } from 'preact/hooks';
import type { InterfaceLocale } from '../../../../../shared/platform/locale.ts';
import { useOffice } from '../../context.ts';
import { languageName } from '../../language.ts';
import { useNewsletterWords } from '../use-newsletter-words.ts';
import { copiedFrom, type Draft, isWrittenIn, textIn } from './draft.ts';

interface LanguagesProps {
  readonly draft: Draft;
  readonly chosen: InterfaceLocale;
  readonly choose: (locale: InterfaceLocale) => void;
  /** Language that readers of a language without a text get. */
  readonly fallback: string;
  readonly change: (next: (draft: Draft) => Draft, place: null) => void;
}

/** Which language is written now; what each has so far; one can begin as a copy of another. */
export function Languages({ draft, chosen, choose, fallback, change }: LanguagesProps) {
  const { organization, locale, announce } = useOffice();
  const say = useNewsletterWords();
  const name = useId();
  const sources = organization.locales.filter((tag) => tag !== chosen && isWrittenIn(draft, tag));
  const isEmpty = !isWrittenIn(draft, chosen);
  const copy = (from: string) => {
    change((before) => copiedFrom(before, from, chosen), null);
    announce(say('newsletter.language.copied', { language: languageName(from, locale) }));
  };
  return (
    <div class="stack stack-16">
      <fieldset class="text-languages">
        <legend>{say('newsletter.language')}</legend>
        <div class="text-language-choices">
          {organization.locales.map((tag) => (
            <label key={tag} class="text-language">
              <input type="radio" name={name} checked={tag === chosen} onChange={() => choose(tag)} />
              <span>
                <b lang={tag}>{languageName(tag, locale)}</b>
                <small>
                  {isWrittenIn(draft, tag)
                    ? say('newsletter.language.blocks', { count: textIn(draft, tag).blocks.length })
                    : say('newsletter.language.nothing')}
                </small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {isEmpty && (
        <p class="muted">
          {chosen === fallback
            ? say('newsletter.language.fallback')
            : say('newsletter.language.falls-back', { language: languageName(fallback, locale) })}
        </p>
      )}
      {sources.length > 0 && (
        <div class="row">
          {sources.map((tag) => (
            <button key={tag} class="btn btn--2 btn--s" type="button" onClick={() => copy(tag)}>
              {say(isEmpty ? 'newsletter.language.copy' : 'newsletter.language.replace', {
                language: languageName(tag, locale),
              })}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
