import { useEffect, useState } from 'preact/hooks';
import type { ComponentId, ProposalId } from '../../../../shared/platform/ids.ts';
import type { Choice } from '../../../../shared/proposals/proposal.ts';
import type { ProposalGate } from '../../../../shared/proposals/views.ts';
import { useSession, useWords, type Words } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import { isRegistered } from '../../platform/session.ts';
import { Pips } from './vote-pips.tsx';

export interface OwnVotesProps extends Words {
  readonly componentId: ComponentId;
  /** Proposals that the page shows. */
  readonly proposalIds: readonly ProposalId[];
  readonly settings: Pick<ProposalGate['settings'], 'voteKind' | 'voteLimit' | 'voteMinimum'>;
  readonly isOpen: boolean;
}

interface Ballot {
  readonly votes: Readonly<Record<string, Choice>>;
  readonly votesLeft: number | null;
  readonly votesMissing: number;
}

function useBallot({ componentId, proposalIds, settings }: OwnVotesProps): Ballot | null {
  const me = useSession();
  const [ballot, setBallot] = useState<Ballot | null>(null);
  const participantId = isRegistered(me ?? null) ? me?.id : undefined;
  const shown = proposalIds.join(' ');
  useEffect(() => {
    setBallot(null);
    if (participantId === undefined || settings.voteKind === 'none' || shown === '') return;
    let isWanted = true;
    const query = { proposal: [...proposalIds] };
    api.proposals.readBallot({ params: { componentId }, query }).then((answer) => {
      if (isWanted && answer.ok) setBallot(answer.data);
    });
    return () => {
      isWanted = false;
    };
  }, [participantId, componentId, shown, settings.voteKind]);
  return ballot;
}

/** Says on each card of the page what one's own vote is. The cards are in the page already and only get a line more. */
function useMarks(ballot: Ballot | null, say: (choice: Choice) => string): void {
  useEffect(() => {
    if (ballot === null) return;
    const marks = Object.entries(ballot.votes).flatMap(([id, choice]) => {
      const base = document.querySelector(`[data-proposal="${CSS.escape(id)}"] .base`);
      if (!base) return [];
      const mark = document.createElement('p');
      mark.className = 'own-vote';
      mark.textContent = say(choice);
      base.append(mark);
      return [mark];
    });
    return () => {
      for (const mark of marks) mark.remove();
    };
  }, [ballot]);
}

/** Own votes in a list: a mark on each card that has one, and what is left to spend, always in view on telephones. */
export function OwnVotes(props: OwnVotesProps) {
  const t = useWords(props);
  const ballot = useBallot(props);
  const { voteKind, voteLimit, voteMinimum } = props.settings;
  useMarks(ballot, (choice) => {
    const own = voteKind === 'support' ? t('vote.mine.support') : t('vote.mine.opinion', { choice });
    return ballot !== null && ballot.votesMissing > 0 ? `${own} – ${t('vote.mine.uncounted')}` : own;
  });
  if (ballot === null || !props.isOpen) return null;
  const limit = voteKind === 'support' ? voteLimit : 0;
  const { votesLeft, votesMissing } = ballot;
  const hasMissing = voteMinimum > 0 && votesMissing > 0;
  if (limit === 0 && !hasMissing) return null;
  return (
    <aside class="votes-left" aria-label={t('vote.mine.label')}>
      <Pips limit={limit} left={votesLeft} />
      <p role="status">
        {limit > 0 && t('vote.left', { left: votesLeft ?? limit, limit })}{' '}
        {hasMissing && t('vote.missing', { count: votesMissing, minimum: voteMinimum })}
      </p>
    </aside>
  );
}
