import { useState } from 'preact/hooks';
import type { VerificationMethod } from '../../../../shared/verifications/method.ts';
import { problemWords, useWords, type Words } from '../../platform/island.ts';
import { MethodChoice } from './MethodChoice.tsx';
import { OpenMethod } from './OpenMethod.tsx';
import { type Methods, useMethods, type Wanted } from './use-methods.ts';

interface VerifyHereProps extends Wanted {
  readonly words: Words;
  /** What the button of a form does, in words; without it, it verifies. */
  readonly votes: boolean;
  /** Whose form is open from the beginning. */
  readonly asked: VerificationMethod | null;
  /** IANA time zone of the organization; without it days are told as on this device. */
  readonly timeZone?: string | undefined;
  readonly onProven: (method: VerificationMethod) => void;
}

/** The methods on offer and the form of the one that is chosen: on the page for verifying, and over any other page. */
export function VerifyHere({ words, votes, asked, timeZone, onProven, ...wanted }: VerifyHereProps) {
  const { methods, again } = useMethods(words, wanted);
  const [chosen, setChosen] = useState<VerificationMethod | 'none' | null>(asked);
  const said = useWords(methods.state === 'ready' ? methods.words : words);
  if (methods.state === 'loading') return <Waiting />;
  if (methods.state === 'failed') return <Failed methods={methods} words={words} again={again} />;
  const { items } = methods;
  if (items.length === 0) return <p class="note">{said('verify.none')}</p>;
  const only = items.length === 1 && chosen !== 'none' ? items[0] : undefined;
  const open = items.find(({ offered }) => offered.method === chosen) ?? only;
  if (open === undefined)
    return <MethodChoice t={said} items={items} {...methods.words} timeZone={timeZone} choose={setChosen} />;
  const waits = () => {
    setChosen('none');
    again();
  };
  return (
    <OpenMethod
      key={open.offered.method}
      words={methods.words}
      view={open}
      withoutAccount={wanted.withoutAccount}
      action={said(votes ? 'verify.action-vote' : 'verify.action')}
      onProven={() => onProven(open.offered.method)}
      onWaiting={waits}
      {...(items.length > 1 ? { leave: () => setChosen('none') } : {})}
    />
  );
}

/** Gray lines: the words are on their way too. */
function Waiting() {
  return (
    <div role="status" aria-busy="true">
      <div class="skeleton" aria-hidden="true">
        <div />
        <div />
        <div />
      </div>
    </div>
  );
}

interface FailedProps {
  readonly methods: Extract<Methods, { readonly state: 'failed' }>;
  readonly words: Words;
  readonly again: () => void;
}

function Failed({ methods, words, again }: FailedProps) {
  const t = useWords(methods.words ?? words);
  const { problem } = methods;
  return (
    <div class="stack stack-16" role="alert">
      <p class="note note--alert">{problem === null ? t('problem.network.failed') : problemWords(t, problem)}</p>
      {methods.words && (
        <button class="btn btn--2 btn--s" type="button" onClick={again}>
          {t('verify.retry')}
        </button>
      )}
    </div>
  );
}
