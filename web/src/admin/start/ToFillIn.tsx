import { useState } from 'preact/hooks';
import type { Process } from '../../../../shared/spaces/process.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { placeholdersIn, withoutGaps } from './question-draft.ts';

/** Passages that the template left to be filled in, in any language; each once. */
const passagesOf = ({ question, summary, description, decision }: Process): string[] => [
  ...new Set(
    [question, summary, description, decision].flatMap((texts) => Object.values(texts).flatMap(placeholdersIn)),
  ),
];

interface ToFillInProps {
  readonly process: Process;
  readonly onChanged: (process: Process) => void;
  /** Goes to where they are filled in. */
  readonly fill: () => void;
}

/** What is still to be filled in: doing so is one way, leaving the texts out that have gaps is the other. */
export function ToFillIn({ process, onChanged, fill }: ToFillInProps) {
  const office = useOffice();
  const { t, announce } = office;
  const [problem, setProblem] = useState<Problem | null>(null);
  const passages = passagesOf(process);
  if (passages.length === 0) return null;
  const leaveOut = async () => {
    const { id, slug, title, question, image, imageAlt, phases, version } = process;
    const kept = {
      summary: withoutGaps(process.summary),
      description: withoutGaps(process.description),
      decision: withoutGaps(process.decision),
    };
    const body = { slug, title, question, image, imageAlt, phases, version, ...kept };
    const answer = await api.spaces.updateProcess({ params: { processId: id }, body });
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    announce(t('saved'));
    onChanged(answer.data);
  };
  return (
    <div class="note note--alert stack stack-8">
      <p>
        <b>{t('guide.fill.title', { count: passages.length })}</b>
      </p>
      <ul>
        {passages.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <div class="row">
        <button class="btn btn--2 btn--s" type="button" onClick={fill}>
          {t('guide.fill.action')}
        </button>
        <button class="btn btn--quiet btn--s" type="button" onClick={leaveOut}>
          {t('guide.fill.leave-out')}
        </button>
      </div>
    </div>
  );
}
