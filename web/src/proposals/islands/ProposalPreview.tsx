import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import { problemWords } from '../../platform/island.ts';
import type { Problem } from '../../platform/problem.ts';
import type { Draft } from './draft-memory.ts';
import { MarkdownPreview } from './MarkdownPreview.tsx';
import type { ProposalFormProps } from './ProposalForm.tsx';

interface PreviewProps {
  readonly t: Translate;
  readonly form: ProposalFormProps;
  readonly draft: Draft;
  readonly isPublishing: boolean;
  readonly problem: Problem | null;
  readonly publish: () => void;
  readonly change: () => void;
}

const nameOf = (options: ProposalFormProps['themes'], id: string | null): string | undefined =>
  options.flatMap((option) => [option, ...option.children]).find((option) => option.id === id)?.name.text;

/** The proposal as it will be read, before it is published. */
export function ProposalPreview({ t, form, draft, isPublishing, problem, publish, change }: PreviewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const places = [nameOf(form.themes, draft.themeId), nameOf(form.territories, draft.territoryId)];
  return (
    <section class="stack stack-24" aria-labelledby="preview">
      <h2 id="preview" tabIndex={-1} ref={heading}>
        {t('form.preview')}
      </h2>
      <p class="muted">{t('form.preview-means')}</p>
      <article class="panel stack stack-16">
        <h3 class="title">{draft.title}</h3>
        <p class="meta">{places.map((name) => name && <span class="tag">{name}</span>)}</p>
        <MarkdownPreview text={draft.body} locale={form.locale} />
      </article>
      <div role="alert">{problem && <p class="note note--alert">{problemWords(t, problem)}</p>}</div>
      <div class="row">
        <button class="btn" type="button" aria-busy={isPublishing} onClick={publish}>
          {t('form.publish')}
        </button>
        <button class="btn btn--quiet" type="button" onClick={change}>
          {t('form.change')}
        </button>
      </div>
    </section>
  );
}

/** What is said while the new page is made. */
export function Published({
  t,
  path,
  isLate,
}: {
  readonly t: Translate;
  readonly path: string;
  readonly isLate: boolean;
}) {
  return (
    <div class="note note--ok stack stack-8" role="status">
      <p>
        <b>{t('form.published')}</b> {t(isLate ? 'form.published-late' : 'form.published-wait')}
      </p>
      {isLate && (
        <p>
          <a href={path}>{t('form.go')}</a>
        </p>
      )}
    </div>
  );
}
