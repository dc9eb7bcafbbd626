import { useState } from 'preact/hooks';
import type { Problem, Result } from '../platform/problem.ts';
import { useOffice } from './context.ts';
import { problemText } from './forms/problems.ts';

interface PublicationProps<T> {
  readonly isPublished: boolean;
  /** What publishing, or taking back, will do, in figures. */
  readonly effect: string;
  /** What the button does. */
  readonly action: string;
  /** Something that would be missing from the published page. */
  readonly warning?: string | undefined;
  readonly save: (isPublished: boolean) => Promise<Result<T>>;
  readonly onSaved: (data: T) => void;
}

/** Publishes something or takes it back: says first what will happen, and can be undone with the same button. */
export function Publication<T>({ isPublished, effect, action, warning, save, onSaved }: PublicationProps<T>) {
  const office = useOffice();
  const { t } = office;
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function change() {
    setSaving(true);
    const answer = await save(!isPublished);
    setSaving(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    onSaved(answer.data);
    office.announce(t(isPublished ? 'publication.taken-back' : 'publication.published'));
  }
  return (
    <section class="panel stack" aria-labelledby="h-publication">
      <div class="row between">
        <h2 id="h-publication">{t('publication.title')}</h2>
        <span class={isPublished ? 'state state--yes' : 'state state--off'}>
          {t(isPublished ? 'state.online' : 'state.offline')}
        </span>
      </div>
      <p>{effect}</p>
      {warning && <p class="note">{warning}</p>}
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <button
        class={isPublished ? 'btn btn--danger btn--s' : 'btn btn--s'}
        type="button"
        onClick={change}
        aria-busy={isSaving}
      >
        {action}
      </button>
    </section>
  );
}
