import { render } from 'preact';
import type { Me } from '../../../../shared/participants/contract.ts';
import { translatorOf, type Words } from '../../platform/page-words.ts';
import { SignInHere } from './SignInHere.tsx';

/** Shows sign-in as a window over the page; gives who signed in, or `null` when it was closed. */
export function signInDialog(reason: string, words: Words): Promise<Me | null> {
  const t = translatorOf(words);
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.className = 'dialog';
    dialog.setAttribute('aria-labelledby', 'sign-in-title');
    let signedIn: Me | null = null;
    dialog.addEventListener('close', () => {
      render(null, dialog);
      dialog.remove();
      resolve(signedIn);
    });
    const done = (me: Me) => {
      signedIn = me;
      dialog.close();
    };
    document.body.append(dialog);
    render(
      <div class="stack stack-16">
        <SignInHere {...words} reason={reason} onDone={done} />
        <form class="row" method="dialog">
          <button class="btn btn--quiet btn--s" type="submit">
            {t('sign-in.close')}
          </button>
        </form>
      </div>,
      dialog,
    );
    dialog.showModal();
  });
}
