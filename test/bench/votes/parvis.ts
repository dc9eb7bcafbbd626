import { connect, operatorToken } from '../../../scripts/import/platform-client.ts';
import { type OpenedVote, openVote, syntheticProposals } from '../../../scripts/rehearse/open-vote.ts';
import { joinLocally, readTallies, voteRequest } from '../../../scripts/rehearse/voting.ts';
import { openWire } from '../../../scripts/rehearse/wire.ts';
import type { OpenVote, Target, TargetOptions, Voter } from './adapter.ts';

const CHOICES = ['agree', 'mixed', 'disagree'] as const;
const PREFILL_AT_ONCE = 10_000;

/** Parvis on this machine; `POST /_local/participants` and `POST /_local/votes` exist nowhere else. */
export async function connectTarget({ url, token }: TargetOptions): Promise<Target> {
  const client = connect(url, await operatorToken(token));
  const wire = openWire(url, 4);
  const opened = new WeakMap<OpenVote, OpenedVote>();
  let votes = 0;

  const open = async (questions: number): Promise<OpenVote> => {
    const vote = await openVote(client, {
      slug: 'bench',
      title: 'Bench',
      name: `Bench ${new Date().toISOString()} ${++votes}`,
      settings: { voteLimit: 0 },
      records: syntheticProposals(questions),
    });
    const { componentId, proposals } = vote;
    const idOf = (question: number) => proposals[question]?.proposalId ?? '';
    const made: OpenVote = {
      voteRequest: ({ headers: { cookie = '' } }, question, choice) =>
        voteRequest(
          { cookie },
          { componentId, proposalId: idOf(question), choice: CHOICES[choice % CHOICES.length] ?? 'agree' },
        ),
      counts: async () => {
        const shown = await readTallies(wire, componentId);
        return proposals.map(({ proposalId }) => CHOICES.map((choice) => shown[proposalId]?.[choice] ?? 0));
      },
    };
    opened.set(made, vote);
    return made;
  };

  const prefill = async (vote: OpenVote, votesByQuestion: readonly number[]): Promise<string> => {
    for (const [question, wanted] of votesByQuestion.entries()) {
      const proposalId = opened.get(vote)?.proposals[question]?.proposalId;
      for (let left = wanted; left > 0; left -= PREFILL_AT_ONCE) {
        const body = JSON.stringify({ proposalId, count: Math.min(left, PREFILL_AT_ONCE) });
        const headers = { 'content-type': 'application/json' };
        const { status } = await wire.send({ method: 'POST', path: '/_local/votes', headers, body });
        if (status !== 201) throw new Error(`Votes could not be put there (${status}): is this a local platform?`);
      }
    }
    return 'written straight into the table by POST /_local/votes, by voters who do not exist, and counted by the stream';
  };

  return {
    name: `Parvis at ${url}`,
    choices: CHOICES.length,
    open,
    join: async (count): Promise<Voter[]> =>
      (await joinLocally(wire, count)).map(({ cookie }) => ({ headers: { cookie } })),
    prefill,
    close: () => wire.close(),
  };
}
