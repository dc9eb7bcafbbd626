import { readFile } from 'node:fs/promises';
import type { ImportedProposal } from '../../shared/imports/contract.ts';
import { readOpinion } from '../import/opinions.ts';
import type { PlatformClient } from '../import/platform-client.ts';
import { seededRandom } from './arrivals.ts';
import { latenciesOf, rounded } from './figures.ts';
import { openVote } from './open-vote.ts';
import { CHOICES, type Choice, mismatches, NO_VOTES, totalOf, type Votes } from './tallies.ts';
import { castUntilKnown, joinLocally, readTallies, type SyntheticVoter, talliesAtRest, voteRequest } from './voting.ts';
import { openWire, type Wire } from './wire.ts';

/** The local platform may publish pages of a file for minutes before it has told all sums. */
const STILL_MS = 180_000;

export interface Replay {
  /** File of opinions: docs/import.md. */
  readonly file: string;
  readonly official: string;
  /** Visitors who vote at the same time. */
  readonly clients: number;
  readonly seed: number;
  readonly voters?: readonly SyntheticVoter[];
  readonly onProgress: (what: string) => void;
}

/** One vote of the file: of somebody, for one proposal. */
export interface ReplayedVote {
  readonly proposal: number;
  readonly voter: number;
  readonly choice: Choice;
}

/**
 * Turns counts into single votes in an order by chance. The file does not say who voted: each vote on one proposal is
 * somebody else's, and the same people vote on the others.
 */
export function votesToCast(counts: readonly Votes[], random: () => number): ReplayedVote[] {
  const votes = counts.flatMap((count, proposal) =>
    CHOICES.flatMap((choice) => Array.from({ length: count[choice] }, () => choice)).map((choice, voter) => ({
      proposal,
      voter,
      choice,
    })),
  );
  for (let index = votes.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const [one, two] = [votes[index], votes[other]];
    if (one !== undefined && two !== undefined) [votes[index], votes[other]] = [two, one];
  }
  return votes;
}

/** A record without its votes, which are cast, and open to them: what was withdrawn in the source was voted on before. */
export const toVoteOn = (record: ImportedProposal): ImportedProposal => ({
  ...record,
  votes: NO_VOTES,
  isWithdrawn: false,
});

interface Casting {
  readonly wire: Wire;
  readonly componentId: string;
  readonly proposalIds: readonly string[];
  readonly voters: readonly SyntheticVoter[];
  readonly replay: Replay;
}

async function castAll(casting: Casting, votes: readonly ReplayedVote[]) {
  const { wire, componentId, proposalIds, voters, replay } = casting;
  const latencies: number[] = [];
  const failures: string[] = [];
  let [next, retries] = [0, 0];
  const client = async () => {
    for (let index = next++; index < votes.length; index = next++) {
      const vote = votes[index];
      const voter = vote && voters[vote.voter];
      if (vote === undefined || voter === undefined) throw new Error(`vote ${index} has no voter`);
      const request = voteRequest(voter, { ...vote, componentId, proposalId: proposalIds[vote.proposal] ?? '' });
      const begin = performance.now();
      const { outcome, tries, answer } = await castUntilKnown(wire, request);
      retries += tries - 1;
      if (outcome === 'accepted') latencies.push(performance.now() - begin);
      else failures.push(`${answer.status} ${answer.body.slice(0, 200)}`);
      if (index % 5000 === 4999) replay.onProgress(`${index + 1} votes cast`);
    }
  };
  await Promise.all(Array.from({ length: replay.clients }, client));
  return { latencies, failures, retries };
}

async function readRecords({ file, official }: Replay): Promise<ImportedProposal[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => readOpinion(line, { locale: 'fr', official }));
}

/** Casts all votes of a file of opinions over HTTP, each by somebody, and compares the tallies with the file. */
export async function replay(url: string, client: PlatformClient, options: Replay) {
  const { onProgress } = options;
  const records = await readRecords(options);
  const votes = votesToCast(
    records.map(({ votes }) => ({ ...NO_VOTES, ...votes })),
    seededRandom(options.seed),
  );
  const wire = openWire(url, options.clients + 2);
  const vote = await openVote(client, {
    slug: 'rehearsal',
    title: 'Répétition',
    name: `Rejeu ${new Date().toISOString()}`,
    settings: { voteLimit: 0 },
    records: records.map(toVoteOn),
    onProgress: (done) => onProgress(`${done} of ${records.length} proposals imported`),
  });
  const people = Math.max(...records.map(({ votes }) => totalOf({ ...NO_VOTES, ...votes })));
  const voters = options.voters ?? (await joinLocally(wire, people));
  onProgress(`${voters.length} participants are there`);
  const { componentId } = vote;
  const proposalIds: readonly string[] = vote.proposals.map(({ proposalId }) => proposalId);
  const begin = performance.now();
  const { latencies, failures, retries } = await castAll(
    { wire, componentId, proposalIds, voters, replay: options },
    votes,
  );
  const seconds = (performance.now() - begin) / 1000;
  onProgress(`${latencies.length} votes accepted within ${seconds.toFixed(0)} s; waiting for the tallies`);
  const expected = new Map(
    records.map(({ votes }, index) => [proposalIds[index] ?? '', { ...NO_VOTES, ...votes }] as const),
  );
  const expectedOf = (id: string) => expected.get(id) ?? NO_VOTES;
  const differences = (shown: Readonly<Record<string, Votes>>) => mismatches(proposalIds, expectedOf, shown);
  const look = () => readTallies(wire, componentId);
  const shown = await talliesAtRest(look, (now) => differences(now).length === 0, STILL_MS);
  wire.close();
  const externalIds = new Map(vote.proposals.map(({ externalId, proposalId }) => [proposalId as string, externalId]));
  return {
    componentId,
    sent: votes.length,
    accepted: latencies.length,
    counted: proposalIds.reduce((sum, id) => sum + totalOf(shown[id] ?? NO_VOTES), 0),
    retries,
    failures: failures.slice(0, 20),
    seconds: rounded(seconds, 1),
    accepted_per_s: rounded(latencies.length / seconds, 1),
    ...latenciesOf(latencies),
    mismatches: differences(shown).map((one) => ({ externalId: externalIds.get(one.proposalId) ?? null, ...one })),
    proposals: vote.proposals,
  };
}
