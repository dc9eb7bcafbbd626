import type { Translate } from '../../../../shared/platform/format.ts';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import { asParticipant } from '../../participants/islands/open-sign-in.ts';
import type { Words } from '../../platform/island.ts';
import type { DraftSync } from './draft-sync.ts';

/** Brings the draft to the server for what hangs on it there; `null` when sign-in was given up or it was refused. */
export async function savedDraft(t: Translate, words: Words, sync: DraftSync): Promise<ProposalId | null> {
  const result = await asParticipant(t('form.reason-save'), words, async () => {
    const problem = await sync.save();
    return problem ? { ok: false, problem } : { ok: true, data: sync.state.server?.id ?? null };
  });
  return result?.ok ? result.data : null;
}
