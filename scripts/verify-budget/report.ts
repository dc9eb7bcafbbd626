import { count } from '../../shared/budgets/counting/count.ts';
import { type CountedBallot, countedBallot } from '../../shared/budgets/counting/election.ts';
import { type Ballot, type Envelope, ListFile } from './file.ts';
import { rootOf } from './root.ts';

/** What a check has found; `difference` is the first thing that is not as it should be. */
export interface Report {
  readonly ballots: number;
  readonly root: string | null;
  readonly difference: string | null;
  /** By envelope, as recomputed. */
  readonly winners: readonly { readonly envelopeId: string; readonly winners: readonly string[]; totalCost: string }[];
  /** The same for people. */
  readonly lines: readonly string[];
}

/** The first ballot that breaks a rule of the file. */
function brokenBallot({ election, ballots }: ListFile): string | null {
  const numbers = election.envelopes.flatMap(({ projects }) => projects.map(({ number }) => number));
  if (new Set(numbers).size < numbers.length) return 'two projects have the same number';
  const [known, seen] = [new Set(numbers), new Set<string>()];
  for (const { receipt, projects, points } of ballots) {
    if (seen.has(receipt)) return `ballot ${receipt} is there twice`;
    seen.add(receipt);
    const foreign = projects.find((number) => !known.has(number));
    if (foreign !== undefined) return `ballot ${receipt} names project ${foreign}, which is not there`;
    if (new Set(projects).size < projects.length) return `ballot ${receipt} names a project twice`;
    if ((election.ballotKind === 'points') !== (points !== undefined)) return `ballot ${receipt} is of another kind`;
    if (points && points.length !== projects.length) return `ballot ${receipt} has points for other projects`;
  }
  return null;
}

/** What a ballot says about an envelope; nothing where it names no project of it. */
function votesIn(
  { projects, points }: Ballot,
  { places }: Envelope,
  own: ReadonlyMap<number, Envelope['projects'][number]>,
  kind: ListFile['election']['ballotKind'],
): readonly CountedBallot[] {
  if (!projects.some((number) => own.has(number))) return [];
  const choices = projects.flatMap((number, at) => {
    const project = own.get(number);
    return project === undefined || project.isWithdrawn ? [] : [{ projectId: project.id, points: points?.[at] }];
  });
  return [countedBallot(kind, choices, places ?? choices.length)];
}

function winnersOf({ election, ballots }: ListFile, envelope: Envelope) {
  const own = new Map(envelope.projects.map((project) => [project.number, project]));
  const outcome = count(
    {
      budget: BigInt(envelope.total),
      projects: envelope.projects
        .filter(({ isWithdrawn }) => !isWithdrawn)
        .map(({ id, cost, number }) => ({ id, cost: BigInt(cost), number })),
      ballots: ballots.flatMap((ballot) => votesIn(ballot, envelope, own, election.ballotKind)),
    },
    { ...election.rule, unit: BigInt(election.rule.unit) },
  );
  if (outcome.kind === 'tied') throw new Error(`The rule leaves a tie in ${envelope.id}`);
  return { envelopeId: envelope.id, winners: outcome.winners, totalCost: String(outcome.totalCost) };
}

/** The first envelope whose published winners are not those of the ballots. */
function wrongWinners({ winners: said }: ListFile, found: Report['winners']): string | null {
  if (said === null) return null;
  for (const one of found) {
    const other = said.find(({ envelopeId }) => envelopeId === one.envelopeId);
    if (other === undefined) return `envelope ${one.envelopeId} has no published winners`;
    const at = one.winners.findIndex((id, index) => other.winners[index] !== id);
    if (at >= 0 || other.winners.length !== one.winners.length)
      return `envelope ${one.envelopeId}: the published winners are ${other.winners.join(', ') || 'none'}, the ballots give ${one.winners.join(', ') || 'none'}`;
    if (other.totalCost !== one.totalCost)
      return `envelope ${one.envelopeId}: the winners cost ${one.totalCost}, not ${other.totalCost}`;
  }
  return said.length === found.length ? null : 'winners of an envelope that is not there';
}

const failed = (difference: string): Report => ({
  ballots: 0,
  root: null,
  difference,
  winners: [],
  lines: [`WRONG: ${difference}`],
});

/** Reads the file. The text of the election is hashed as it stands: numbers and letters in another spelling are a change. */
function read(text: string): { readonly list: ListFile; readonly election: string } | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'the file is no JSON';
  }
  const file = ListFile.safeParse(parsed);
  if (!file.success) {
    const [issue] = file.error.issues;
    return `the file has another form at /${issue?.path.join('/')}: ${issue?.message}`;
  }
  const raw: unknown = typeof parsed === 'object' && parsed !== null && 'election' in parsed ? parsed.election : null;
  return { list: file.data, election: JSON.stringify(raw) };
}

/** @param root as somebody noted it when the count was sealed: then the file cannot be another one altogether */
export function reportOf(text: string, root?: string): Report {
  const file = read(text);
  if (typeof file === 'string') return failed(file);
  const { list, election } = file;
  const broken = brokenBallot(list);
  if (broken !== null) return failed(broken);
  const found = rootOf(election, list);
  const winners = list.election.envelopes.map((envelope) => winnersOf(list, envelope));
  const difference =
    (found === list.root ? null : `the ballots have the root ${found}, the file says ${list.root}`) ??
    (root === undefined || root.toLowerCase() === found ? null : `the root is ${found}, and not ${root}`) ??
    wrongWinners(list, winners);
  return {
    ballots: list.ballots.length,
    root: found,
    difference,
    winners,
    lines: [
      `${list.ballots.length} ballots, root ${found}`,
      ...winners.map((one) => `${one.envelopeId}: ${one.winners.join(', ') || '(none)'}, cost ${one.totalCost}`),
      difference === null
        ? `RIGHT: root${list.winners === null ? '' : ' and winners'} are what the ballots give${list.winners === null ? '; winners are not published yet' : ''}.`
        : `WRONG: ${difference}`,
    ],
  };
}
