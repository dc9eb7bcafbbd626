import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import type { FieldProblem } from '../../../../shared/platform/problem.ts';
import { asParticipant } from '../../participants/islands/open-sign-in.ts';
import type { Words } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import type { DraftSync } from './draft-sync.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';
import { waitForPage } from './published-page.ts';

export type Step = 'edit' | 'preview' | 'published';

const withoutDraft: Problem = { code: 'proposal.not-found', status: 404, facts: {}, fields: [], retryAfter: null };

/** Brings the draft to the server for what hangs on it there; `null` when sign-in was given up or it was refused. */
export async function savedDraft(t: Translate, words: Words, sync: DraftSync): Promise<ProposalId | null> {
  const result = await asParticipant(t('form.reason-save'), words, async () => {
    const problem = await sync.save();
    return problem ? { ok: false, problem } : { ok: true, data: sync.state.server?.id ?? null };
  });
  return result?.ok ? result.data : null;
}

/** Saves what is unsaved, then publishes: what goes online is what was previewed. */
async function saveAndPublish(sync: DraftSync): Promise<Result<string>> {
  const refused = await sync.save();
  if (refused) return { ok: false, problem: refused };
  const { server } = sync.state;
  if (server === null) return { ok: false, problem: withoutDraft };
  const params = { componentId: sync.componentId, proposalId: server.id };
  const result = await sync.ending(() => api.proposals.publish({ params }));
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
  /** Since when proposals are closed, where that is why the text was refused; `undefined`: it was not. */
  const [refusedSince, setRefusedSince] = useState<string | null | undefined>(undefined);
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
      const { fields, code, facts } = result.problem;
      if (code === 'proposal.creation-closed') {
        return setRefusedSince(typeof facts.since === 'string' ? facts.since : null);
      }
      if (fields.length === 0) return setProblem(result.problem);
      setStep('edit');
      return onRefusedText(fields);
    }
    const page = `${form.listPath}proposals/${result.data}/`;
    setPath(page);
    setStep('published');
    if (await waitForPage(page)) location.assign(page);
    else setLate(true);
  };
  return { step, setStep, isBusy, isLate, path, problem, refusedSince, publish };
}
