import type { ComponentId } from '../../shared/platform/ids.ts';
import type { VoterKey } from '../../shared/platform/voting.ts';
import { votesLeft, votesMissing } from '../../shared/proposals/rules.ts';
import type { ProposalSettings } from '../../shared/proposals/settings.ts';
import type { Services } from '../platform/services.ts';
import { readPaper } from './ballot-paper.ts';
import { Ballots } from './entities.ts';

interface Voter {
  readonly componentId: ComponentId;
  readonly voterKey: VoterKey;
}

/** What one person has left to spend in a component (`null`: no limit), and what is missing before votes count. */
export async function ballotStanding(
  services: Pick<Services, 'db'>,
  voter: Voter,
  { voteLimit, voteMinimum }: Pick<ProposalSettings, 'voteLimit' | 'voteMinimum'>,
): Promise<{ readonly votesLeft: number | null; readonly votesMissing: number }> {
  if (voteMinimum > 0) {
    const { votes } = await readPaper(services, voter);
    return { votesLeft: votesLeft(voteLimit, votes.length), votesMissing: votesMissing(voteMinimum, votes.length) };
  }
  const ballot = voteLimit === 0 ? undefined : await services.db.get(Ballots, voter);
  return { votesLeft: votesLeft(voteLimit, ballot?.votesCast ?? 0), votesMissing: 0 };
}
