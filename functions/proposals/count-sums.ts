import type { Tally } from '../../shared/proposals/proposal.ts';
import { Tallies } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';
import type { ProposalItem } from './proposal.ts';
import type { ProposalSums } from './tally-file.ts';

type Counts = Readonly<Record<string, number>>;

/** Never below zero: shards are counted one after the other, and readers may come in between. */
const sumOf = (all: readonly Counts[], name: string) =>
  Math.max(
    0,
    all.reduce((sum, counts) => sum + (counts[name] ?? 0), 0),
  );

/** Votes, comments and references of a proposal as counted by now, with the votes that an import has brought. */
export async function sumsOfProposal(
  { db }: Pick<Services, 'db'>,
  { id, importedVotes }: Pick<ProposalItem, 'id' | 'importedVotes'>,
): Promise<ProposalSums> {
  const countsOf = async (subject: string): Promise<Counts[]> =>
    (await db.all(Tallies, { group: id }, { startsWith: `${subject}#` })).map(({ counts }) => counts);
  const [votes, comments, references] = await Promise.all(['votes', 'comments', 'references'].map(countsOf));
  const of = (choice: keyof Tally) => importedVotes[choice] + sumOf(votes ?? [], choice);
  return {
    support: of('support'),
    agree: of('agree'),
    mixed: of('mixed'),
    disagree: of('disagree'),
    comments: sumOf(comments ?? [], 'total'),
    references: sumOf(references ?? [], 'total'),
  };
}
