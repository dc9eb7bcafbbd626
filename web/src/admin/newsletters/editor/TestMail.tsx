import { useState } from 'preact/hooks';
import type { NewsletterId } from '../../../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../../../shared/platform/locale.ts';
import { api } from '../../../platform/api.ts';
import { useOffice } from '../../context.ts';
import { problemText } from '../../forms/problems.ts';
import { languageName } from '../../language.ts';
import { useNewsletterWords } from '../use-newsletter-words.ts';

interface TestMailProps {
  readonly newsletterId: NewsletterId;
  readonly locale: InterfaceLocale;
  readonly save: () => Promise<boolean>;
}

/** Sends the mail to whoever writes it, in the language that is open. */
export function TestMail({ newsletterId, locale, save }: TestMailProps) {
  const office = useOffice();
  const say = useNewsletterWords();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState({ text: '', isError: false });
  const send = async () => {
    if (isBusy) return;
    setBusy(true);
    setSaid({ text: '', isError: false });
    if (await save()) {
      const answer = await api.newsletters.sendTest({ params: { newsletterId }, body: { locale } });
      if (answer.ok) setSaid({ text: say('newsletter.test.sent', { email: answer.data.email }), isError: false });
      else setSaid({ text: problemText(office, answer.problem), isError: true });
    }
    setBusy(false);
  };
  return (
    <section class="stack" aria-labelledby="h-test">
      <h2 id="h-test">{say('newsletter.test')}</h2>
      <p class="help">{say('newsletter.test.help', { language: languageName(locale, office.locale) })}</p>
      <div class="row">
        <button class="btn btn--2 btn--s" type="button" aria-busy={isBusy} onClick={send}>
          {say('newsletter.test.send')}
        </button>
        <span role="status" class={said.isError ? 'error' : 'muted'}>
          {said.text}
        </span>
      </div>
    </section>
  );
}
