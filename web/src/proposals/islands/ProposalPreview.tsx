import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import { tidyWriting } from '../../../../shared/proposals/text-rules.ts';
import { problemWords } from '../../platform/island.ts';
import type { Problem } from '../../platform/problem.ts';
import type { Draft } from './draft-memory.ts';
import { SectionPreviews } from './form-sections.tsx';
import { MarkdownPreview } from './MarkdownPreview.tsx';
import type { ProposalFormProps } from './ProposalForm.tsx';
import { SimilarProposals } from './SimilarProposals.tsx';

interface PreviewProps {
  readonly t: Translate;
  readonly form: ProposalFormProps;
  /** A new proposal, or a published one that is changed. */
  readonly kind: 'new' | 'edit';
  readonly draft: Draft;
  readonly proposalId: ProposalId | null;
  /** Name that the proposal will show; `null` while nobody is signed in. */
  readonly name: string | null;
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  readonly act: () => void;
  readonly change: () => void;
}

const nameOf = (options: ProposalFormProps['themes'], id: string | null): string | undefined =>
  options.flatMap((option) => [option, ...option.children]).find((option) => option.id === id)?.name.text;

/** What publishing means, last of all: everybody reads it, with which name, and how long it can be changed. */
function meaningOf({ t, form, kind, name, draft }: PreviewProps): string {
  const { editWindow, editMinutes } = form.gate.settings;
  const own = name === null ? t('form.named-later') : t('form.named', { name });
  const named = draft.groupId === null ? own : t('groups.named');
  if (kind === 'edit') return `${named} ${t('form.edit-means')}`;
  return `${named} ${t(`form.editable-${editWindow}`, { minutes: editMinutes })}`;
}

/** The proposal as it will be read, before it is published. */
export function ProposalPreview(props: PreviewProps) {
  const { t, form, kind, proposalId, isBusy, problem, act, change } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const draft = tidyWriting(props.draft);
  const places = [nameOf(form.themes, draft.themeId), nameOf(form.territories, draft.territoryId)];
  return (
    <section class="stack stack-24" aria-labelledby="preview">
      <h2 id="preview" tabIndex={-1} ref={heading}>
        {t('form.preview')}
      </h2>
      <article class="panel stack stack-16">
        <h3 class="title" dir="auto">
          {draft.title}
        </h3>
        <p class="meta">{places.map((name) => name && <span class="tag">{name}</span>)}</p>
        <MarkdownPreview text={draft.body} locale={form.locale} />
        <SectionPreviews t={t} form={form} draft={draft} proposalId={proposalId} />
      </article>
      {kind === 'new' && form.gate.settings.similarShown && (
        <SimilarProposals t={t} form={form} title={draft.title} body={draft.body} />
      )}
      <p class="note">{meaningOf(props)}</p>
      <div role="alert">{problem && <p class="note note--alert">{problemWords(t, problem)}</p>}</div>
      <div class="row">
        <button class="btn" type="button" aria-busy={isBusy} onClick={act}>
          {t(kind === 'new' ? 'form.publish' : 'form.publish-edit')}
        </button>
        <button class="btn btn--quiet" type="button" onClick={change}>
          {t('form.change')}
        </button>
      </div>
    </section>
  );
}

interface PublishedProps {
  readonly t: Translate;
  readonly path: string;
  readonly isLate: boolean;
}

/** What is said while the new page is made. */
export function Published({ t, path, isLate }: PublishedProps) {
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
