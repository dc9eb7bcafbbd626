import { render } from 'preact';
import { useState } from 'preact/hooks';
import type { VerificationMethod } from '../../../../shared/verifications/method.ts';
import { useWords, type Words } from '../../platform/island.ts';
import { withVerificationWords } from '../words.ts';
import { VerifyHere } from './VerifyHere.tsx';

/** What came of the window: something is verified, somebody wants to sign in instead, or it was closed. */
export type VerifyOutcome = 'proven' | 'sign-in' | null;

export interface VerifyAsked {
  /** Why, in words. */
  readonly said: string;
  readonly methods: readonly VerificationMethod[] | null;
  /** Somebody without account, who verifies and votes at once. */
  readonly withoutAccount: boolean;
}

/** Shows the ways to verify as a window over the page. Rejects where its words cannot be loaded. */
export async function verifyDialog(asked: VerifyAsked, words: Words): Promise<VerifyOutcome> {
  const own = await withVerificationWords(words);
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.className = 'dialog';
    dialog.setAttribute('aria-labelledby', 'verify-title');
    let outcome: VerifyOutcome = null;
    dialog.addEventListener('close', () => {
      render(null, dialog);
      dialog.remove();
      resolve(outcome);
    });
    const end = (what: VerifyOutcome) => {
      outcome = what;
      dialog.close();
    };
    document.body.append(dialog);
    render(<VerifyWindow asked={asked} words={own} end={end} />, dialog);
    dialog.showModal();
  });
}

interface WindowProps {
  readonly asked: VerifyAsked;
  readonly words: Words;
  readonly end: (outcome: VerifyOutcome) => void;
}

function VerifyWindow({ asked, words, end }: WindowProps) {
  const t = useWords(words);
  const { withoutAccount, methods, said } = asked;
  // Given once: a new object with each rendering would load all anew.
  const [wanted] = useState({ withoutAccount, methods });
  return (
    <div class="stack stack-16">
      <h2 id="verify-title">{t(withoutAccount ? 'verify.guest-title' : 'verify.dialog-title')}</h2>
      <p>{said}</p>
      {withoutAccount && <p class="small muted">{t('verify.guest-intro')}</p>}
      <VerifyHere {...wanted} words={words} votes={withoutAccount} asked={null} onProven={() => end('proven')} />
      <form class="row" method="dialog">
        {withoutAccount && (
          <button class="btn btn--2 btn--s" type="button" onClick={() => end('sign-in')}>
            {t('verify.guest-sign-in')}
          </button>
        )}
        <button class="btn btn--quiet btn--s" type="submit">
          {t('verify.close')}
        </button>
      </form>
    </div>
  );
}
