import { useEffect, useRef, useState } from 'preact/hooks';
import type { NewsletterId } from '../../../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../../../shared/platform/locale.ts';
import { api } from '../../../platform/api.ts';
import { useOffice } from '../../context.ts';
import { languageName } from '../../language.ts';
import { useLoaded, WhenLoaded } from '../../loading.tsx';
import { MailFrame } from '../MailFrame.tsx';
import { useNewsletterWords } from '../use-newsletter-words.ts';

const LOOKS = ['phone', 'desktop', 'plain'] as const;

/** The text as one reader gets it: the addresses that each has of their own are left out. */
const withoutMarks = (text: string): string => text.replaceAll(/\{\{\w+\}\}/g, '…');

interface PreviewProps {
  readonly newsletterId: NewsletterId;
  readonly locale: InterfaceLocale;
  /** Goes up with each save: the preview shows what is stored. */
  readonly revision: number;
}

/** The mail as readers of a language get it: on a telephone, on a computer, and as plain text. */
export function Preview({ newsletterId, locale, revision }: PreviewProps) {
  const office = useOffice();
  const say = useNewsletterWords();
  const [look, setLook] = useState<(typeof LOOKS)[number]>('phone');
  const loaded = useLoaded(`${newsletterId} ${locale}`, () =>
    api.newsletters.preview({ params: { newsletterId }, query: { locale } }),
  );
  const { reload } = loaded;
  const seen = useRef(revision);
  useEffect(() => {
    // What is shown stays until the newer one is here.
    if (seen.current !== revision) reload();
    seen.current = revision;
  }, [revision, reload]);
  return (
    <section class="stack" aria-labelledby="h-preview">
      <div class="row between">
        <h2 id="h-preview">{say('newsletter.preview')}</h2>
        <fieldset class="row segments">
          <legend class="sr">{say('newsletter.preview.look')}</legend>
          {LOOKS.map((one) => (
            <label key={one} class="segment">
              <input type="radio" name="newsletter-look" checked={look === one} onChange={() => setLook(one)} />
              <span>{say(`newsletter.preview.${one}`)}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <WhenLoaded loaded={loaded}>
        {(mail) => (
          <>
            {mail.locale !== locale && (
              <p class="note">
                {say('newsletter.preview.other', { language: languageName(mail.locale, office.locale) })}
              </p>
            )}
            <p>
              <span class="muted">{say('newsletter.subject')}</span> <b lang={mail.locale}>{mail.subject}</b>
            </p>
            {look === 'plain' ? (
              <pre class="mail-plain" lang={mail.locale}>
                {withoutMarks(mail.text)}
              </pre>
            ) : (
              <MailFrame html={mail.html} width={look} title={say('newsletter.preview.frame')} />
            )}
          </>
        )}
      </WhenLoaded>
    </section>
  );
}
