import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { FieldProblem } from '../../../../shared/platform/problem.ts';
import { asParticipant } from '../../participants/islands/open-sign-in.ts';
import { api } from '../../platform/island-api.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import type { DraftSync } from './draft-sync.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';
import { waitForPage } from './published-page.ts';

const withoutDraft: Problem = { code: 'proposal.not-found', status: 404, facts: {}, fields: [], retryAfter: null };

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

interface Refusals {
  readonly onText: (problems: readonly FieldProblem[]) => void;
  readonly onClosed: (since: string | null) => void;
}

/** Publishes the draft, then goes to its page once that stands. */
export function usePublish(form: ProposalFormProps, t: Translate, sync: DraftSync, { onText, onClosed }: Refusals) {
  const [isDone, setDone] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isLate, setLate] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [path, setPath] = useState('');
  const isSending = useRef(false);

  const refused = (why: Problem) => {
    const { since } = why.facts;
    if (why.code === 'proposal.creation-closed') onClosed(typeof since === 'string' ? since : null);
    else if (why.fields.length > 0) onText(why.fields);
    else setProblem(why);
  };
  const publish = async () => {
    if (isSending.current) return;
    isSending.current = true;
    setBusy(true);
    setProblem(null);
    const result = await asParticipant(t('form.reason'), form, () => saveAndPublish(sync));
    isSending.current = false;
    setBusy(false);
    if (result === null) return;
    if (!result.ok) return refused(result.problem);
    const page = `${form.listPath}proposals/${result.data}/`;
    setPath(page);
    setDone(true);
    if (await waitForPage(page)) location.assign(page);
    else setLate(true);
  };
  return { isDone, isBusy, isLate, path, problem, publish };
}
