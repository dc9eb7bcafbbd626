import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import type { FieldProblem } from '../../../../shared/platform/problem.ts';
import type { Proposal } from '../../../../shared/proposals/proposal.ts';
import { asParticipant } from '../../participants/islands/open-sign-in.ts';
import { api } from '../../platform/island-api.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import { readSession } from '../../platform/session.ts';
import { type Draft, draftOf, isSame } from './draft-memory.ts';
import { forgetEdit, keepEdit, keptEdit } from './edit-memory.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';

export interface EditState {
  /** The published text as it was last read. */
  readonly proposal: Proposal;
  readonly draft: Draft;
  readonly changedAt: string | null;
  /** The text as it was changed elsewhere meanwhile. */
  readonly theirs: Proposal | null;
}

const notYours: Problem = { code: 'proposal.not-yours', status: 403, facts: {}, fields: [], retryAfter: null };

/** The own proposal that is to be changed, with what this device remembers of the change. */
async function readOwn(
  t: Translate,
  form: ProposalFormProps,
  proposalId: ProposalId,
): Promise<Result<Proposal> | null> {
  return asParticipant(t('form.reason-edit'), form, async (me) => {
    const read = await api.proposals.read({ params: { componentId: form.componentId, proposalId } });
    return read.ok && read.data.authorId !== me.id ? { ok: false, problem: notYours } : read;
  });
}

function startOf(proposal: Proposal): EditState {
  const published = draftOf(proposal);
  const kept = keptEdit(proposal.id);
  if (!kept || isSame(kept.draft, published)) return { proposal, draft: published, changedAt: null, theirs: null };
  const theirs = kept.version === proposal.version ? null : proposal;
  return { proposal, draft: kept.draft, changedAt: kept.changedAt, theirs };
}

/** Reads the proposal, keeps what is changed on the device, and sends it. */
export function useEdit(t: Translate, form: ProposalFormProps, proposalId: ProposalId) {
  const [state, setState] = useState<EditState | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [name, setName] = useState<string | null>(null);

  const load = useCallback(async () => {
    setProblem(null);
    const result = await readOwn(t, form, proposalId);
    if (result === null) return;
    setName((await readSession())?.displayName ?? null);
    if (result.ok) setState(startOf(result.data));
    else setProblem(result.problem);
  }, [proposalId]);
  useEffect(() => void load(), [load]);

  const change = (given: Partial<Draft>) => {
    if (!state) return;
    const draft = { ...state.draft, ...given };
    const changedAt = new Date().toISOString();
    keepEdit(proposalId, { draft, version: state.proposal.version, changedAt });
    setState({ ...state, draft, changedAt });
  };
  /** Goes on with one of two texts, on the version that is published now. */
  const choose = (draft: Draft) => {
    if (!state?.theirs) return;
    const { theirs } = state;
    const changedAt = new Date().toISOString();
    keepEdit(proposalId, { draft, version: theirs.version, changedAt });
    setState({ proposal: theirs, draft, changedAt, theirs: null });
  };
  return { state, setState, problem, name, load, change, choose };
}

const sent = ({ proposal, draft }: EditState, form: ProposalFormProps) =>
  api.proposals.edit({
    params: { componentId: form.componentId, proposalId: proposal.id },
    body: { ...draft, locale: proposal.locale, version: proposal.version },
  });

/**
 * Sends a change. When the proposal was changed meanwhile but not its text (votes reached a threshold, say), it is sent
 * again; when the text was, its author chooses.
 */
async function sendEdit(
  state: EditState,
  form: ProposalFormProps,
): Promise<{ readonly result: Result<Proposal>; readonly theirs: Proposal | null }> {
  const result = await sent(state, form);
  if (result.ok || result.problem.code !== 'proposal.changed-meanwhile') return { result, theirs: null };
  const params = { componentId: form.componentId, proposalId: state.proposal.id };
  const read = await api.proposals.read({ params });
  if (!read.ok) return { result, theirs: null };
  if (!isSame(draftOf(read.data), draftOf(state.proposal))) return { result, theirs: read.data };
  return { result: await sent({ ...state, proposal: read.data }, form), theirs: null };
}

/** Publishes a change of a published text. */
export function useSendEdit(
  form: ProposalFormProps,
  t: Translate,
  edit: ReturnType<typeof useEdit>,
  onRefusedText: (problems: readonly FieldProblem[]) => void,
) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isDone, setDone] = useState(false);
  const send = async () => {
    const { state } = edit;
    if (!state || isBusy) return;
    setBusy(true);
    setProblem(null);
    let theirs: Proposal | null = null;
    const result = await asParticipant(t('form.reason-edit'), form, async () => {
      const answer = await sendEdit(state, form);
      theirs = answer.theirs;
      return answer.result;
    });
    setBusy(false);
    if (result === null) return;
    if (result.ok) {
      forgetEdit(state.proposal.id);
      return setDone(true);
    }
    if (theirs) return edit.setState({ ...state, theirs });
    if (result.problem.fields.length > 0) return onRefusedText(result.problem.fields);
    setProblem(result.problem);
  };
  return { send, isBusy, problem, isDone };
}
