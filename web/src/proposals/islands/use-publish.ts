import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { FieldProblem } from '../../../../shared/platform/problem.ts';
import { asParticipant } from '../../participants/islands/open-sign-in.ts';
import { api } from '../../platform/island-api.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import type { DraftSync } from './draft-sync.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';
import { waitForPage } from './published-page.ts';

export type Step = 'edit' | 'preview' | 'published';

const withoutDraft: Problem = { code: 'proposal.not-found', status: 404, facts: {}, fields: [], retryAfter: null };

/** Saves what is unsaved, then publishes: what goes online is what was previewed. */
async function saveAndPublish(sync: DraftSync): Promise<Result<string>> {
  const refused = await sync.save();
  if (refused) return { ok: false, problem: refused };
  const { server } = sync.state;
  if (server === null) return { ok: false, problem: withoutDraft };
  const params = { componentId: sync.componentId, proposalId: server.id };
  const result = await api.proposals.publish({ params });
  return result.ok ? { ok: true, data: result.data.id } : result;
}

/** Publishes the draft, then goes to its page once that stands. */
export function usePublish(
  form: ProposalFormProps,
  t: Translate,
  sync: DraftSync,
  onRefusedText: (problems: readonly FieldProblem[]) => void,
) {
  const [step, setStep] = useState<Step>('edit');
  const [isBusy, setBusy] = useState(false);
  const [isLate, setLate] = useState(false);
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const isSending = useRef(false);

  const publish = async () => {
    if (isSending.current) return;
    isSending.current = true;
    setBusy(true);
    setProblem(null);
    const result = await asParticipant(t('form.reason'), form, () => saveAndPublish(sync));
    isSending.current = false;
    setBusy(false);
    if (result === null) return;
    if (!result.ok) {
      const { fields } = result.problem;
      if (fields.length === 0) return setProblem(result.problem);
      setStep('edit');
      return onRefusedText(fields);
    }
    sync.published();
    const page = `${form.listPath}proposals/${result.data}/`;
    setPath(page);
    setStep('published');
    if (await waitForPage(page)) location.assign(page);
    else setLate(true);
  };
  return { step, setStep, isBusy, isLate, path, problem, publish };
}
