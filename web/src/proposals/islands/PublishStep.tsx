import type { Translate } from '../../../../shared/platform/format.ts';
import type { DraftSync } from './draft-sync.ts';
import { type FormError, formErrors } from './form-errors.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';
import { ProposalPreview, Published } from './ProposalPreview.tsx';
import { usePublish } from './use-publish.ts';

interface PublishProps {
  readonly t: Translate;
  readonly form: ProposalFormProps;
  readonly sync: DraftSync;
  /** Name that the proposal will show; `null` while nobody is signed in. */
  readonly name: string | null;
  /** Goes back to writing, with what the service found wrong. */
  readonly change: (errors: readonly FormError[]) => void;
  /** Proposals are closed, and since when where that is known. */
  readonly onClosed: (since: string | null) => void;
}

/** Reads the draft over, publishes it, and leads to its page. */
export function PublishStep({ t, form, sync, name, change, onClosed }: PublishProps) {
  const onText = (fields: Parameters<typeof formErrors>[1]) => change(formErrors(t, fields));
  const { isDone, isBusy, isLate, path, problem, publish } = usePublish(form, t, sync, { onText, onClosed });
  if (isDone) return <Published t={t} path={path} isLate={isLate} />;
  const { draft, server } = sync.state;
  return (
    <ProposalPreview
      t={t}
      form={form}
      kind="new"
      draft={draft}
      proposalId={server?.id ?? null}
      name={name}
      isBusy={isBusy}
      problem={problem}
      act={publish}
      change={() => change([])}
    />
  );
}
