import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Problem, Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from './problems.ts';

interface SureProps {
  readonly text: string;
  readonly yes: string;
  readonly act: () => Promise<Result<unknown>>;
  readonly onDone: () => void;
  readonly onLeft: () => void;
}

/** Asks once more, where the button was; Escape leaves. */
export function Sure({ text, yes, act, onDone, onLeft }: SureProps) {
  const office = useOffice();
  const box = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  const go = async () => {
    const answer = await act();
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) onDone();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take the focus
    <div
      class="note stack stack-8"
      ref={box}
      tabIndex={-1}
      role="group"
      aria-label={text}
      onKeyDown={({ key }) => key === 'Escape' && onLeft()}
    >
      <p>{text}</p>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <div class="row">
        <button class="btn btn--danger btn--s" type="button" onClick={go}>
          {yes}
        </button>
        <button class="btn btn--quiet btn--s" type="button" onClick={onLeft}>
          {office.t('cancel')}
        </button>
      </div>
    </div>
  );
}
