import { useEffect, useState } from 'preact/hooks';
import { isPaperCode, readablePaperCode, tidyPaperCode } from '../../../../shared/budgets/papers/code.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import { problemWords } from '../../platform/island.ts';
import { isPassing } from '../../platform/problem.ts';
import { ballotsApi } from '../ballots-api.ts';
import { waitingBallots } from './kiosk-queue.ts';
import { Title } from './Title.tsx';
import type { Paper } from './Voter.tsx';

interface CodeProps {
  readonly componentId: ComponentId;
  readonly t: Translate;
  readonly scanned: string;
  readonly go: (paper: Paper) => void;
}

/** The first step: nothing of anybody is on the screen. Without a connection a code that has the right form will do. */
export function CodeStage({ componentId, t, scanned, go }: CodeProps) {
  const [typed, type] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (scanned !== '') type(readablePaperCode(tidyPaperCode(scanned)));
  }, [scanned]);
  const submit = async (event: Event) => {
    event.preventDefault();
    const code = tidyPaperCode(typed);
    if (isBusy) return;
    if (!isPaperCode(code)) return setWrong(t('kiosk.code.mistyped'));
    if (waitingBallots(componentId).some((one) => one.code === code)) return setWrong(t('kiosk.code.used-here'));
    setBusy(true);
    const result = await ballotsApi.tryPaper({ params: { componentId }, body: { code }, tries: 1 });
    setBusy(false);
    if (result.ok) return go({ code, envelopeIds: result.data.envelopeIds });
    const { problem } = result;
    if (isPassing(problem) && problem.status !== 429) return go({ code, envelopeIds: [] });
    setWrong(problemWords(t, problem));
  };
  return (
    <form class="stack stack-24 kiosk-code" onSubmit={submit} autocomplete="off" noValidate>
      <Title text={t('kiosk.code.title')} />
      <CodeField
        t={t}
        typed={typed}
        wrong={wrong}
        type={(text) => {
          type(text);
          setWrong(null);
        }}
        tidy={() => type(readablePaperCode(tidyPaperCode(typed)))}
      />
      <p>
        <button class="btn" type="submit" aria-busy={isBusy}>
          {t('kiosk.code.go')}
        </button>
      </p>
      <p class="muted">{t('kiosk.code.secret')}</p>
    </form>
  );
}

interface FieldProps {
  readonly t: Translate;
  readonly typed: string;
  readonly wrong: string | null;
  readonly type: (text: string) => void;
  /** Writes what was typed as it is printed. */
  readonly tidy: () => void;
}

function CodeField({ t, typed, wrong, type, tidy }: FieldProps) {
  return (
    <div class="field">
      <label for="code">{t('kiosk.code.label')}</label>
      <p class="help" id="code-help">
        {t('kiosk.code.help')}
      </p>
      {wrong !== null && (
        <p class="error" id="code-wrong" role="alert">
          {wrong}
        </p>
      )}
      <input
        class="input"
        id="code"
        value={typed}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        maxLength={20}
        aria-describedby={wrong === null ? 'code-help' : 'code-wrong'}
        {...(wrong !== null && { 'aria-invalid': true })}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onBlur={tidy}
      />
    </div>
  );
}
