/** Checks a published list in the browser of whoever wants to: nothing is sent anywhere. */
import { count } from '../counting/count.ts';
import { leafHash, rootOf, toHex } from './merkle.ts';
import { leavesOf, PUBLISHED_FORMAT, type PublishedBallot, type PublishedBallots } from './published.ts';
import { asRule, electionIn } from './recount.ts';
import { sha256 } from './sha256.ts';

/** What is wrong with a list; the first thing that was found. */
export type Fault =
  | { readonly code: 'form' }
  | { readonly code: 'ballot-twice' | 'ballot-broken'; readonly receipt: string }
  | { readonly code: 'root'; readonly found: string; readonly said: string }
  | { readonly code: 'winners'; readonly envelopeId: string };

/** What a check has found out. */
export interface Checked {
  readonly ballots: number;
  readonly root: string;
  readonly fault: Fault | null;
  /** Whether winners were published, so that they could be compared. */
  readonly hasWinners: boolean;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether something has the outer form of a list: what is inside is judged by `faultIn`. */
export function isList(value: unknown): value is PublishedBallots {
  if (!isObject(value) || !isObject(value.election)) return false;
  const { election, ballots, root, winners } = value;
  return (
    election.format === PUBLISHED_FORMAT &&
    Array.isArray(election.envelopes) &&
    isObject(election.rule) &&
    Array.isArray(ballots) &&
    ballots.every((ballot) => isObject(ballot) && Array.isArray(ballot.projects)) &&
    typeof root === 'string' &&
    (winners === null || Array.isArray(winners))
  );
}

const isSound = ({ projects, points }: PublishedBallot, numbers: ReadonlySet<number>): boolean =>
  projects.every((number) => numbers.has(number)) &&
  new Set(projects).size === projects.length &&
  (points === undefined || points.length === projects.length);

/** A ballot that is there twice, or names what is no project. */
export function faultIn({ election, ballots }: PublishedBallots): Fault | null {
  const numbers = new Set(election.envelopes.flatMap(({ projects }) => projects.map(({ number }) => number)));
  const seen = new Set<string>();
  for (const ballot of ballots) {
    if (seen.has(ballot.receipt)) return { code: 'ballot-twice', receipt: ballot.receipt };
    if (!isSound(ballot, numbers)) return { code: 'ballot-broken', receipt: ballot.receipt };
    seen.add(ballot.receipt);
  }
  return null;
}

/** Leaves hashed between two words about how far it is. */
const A_PART = 5000;

/** @param tell how many leaves were hashed so far */
export function rootIn(list: PublishedBallots, tell: (done: number, all: number) => void): string {
  const encoder = new TextEncoder();
  const texts = leavesOf(list);
  const leaves = texts.map((text, at) => {
    if (at % A_PART === 0) tell(at, texts.length);
    return leafHash(sha256, encoder.encode(text));
  });
  return toHex(rootOf(sha256, leaves));
}

/** The first envelope whose winners are not what the ballots give; `null`: all are right, or none are published. */
export function wrongWinners(list: PublishedBallots): string | null {
  const { election, winners } = list;
  if (winners === null) return null;
  for (const envelope of election.envelopes) {
    const outcome = count(electionIn(list, envelope), asRule(election.rule));
    const said = winners.find(({ envelopeId }) => envelopeId === envelope.id);
    const found = outcome.kind === 'decided' ? outcome.winners : [];
    const cost = outcome.kind === 'decided' ? String(outcome.totalCost) : '';
    if (said === undefined || said.totalCost !== cost || said.winners.join() !== found.join()) return envelope.id;
  }
  return winners.length === election.envelopes.length ? null : (winners[0]?.envelopeId ?? '');
}

/** Recomputes root and winners of a list. @param list parsed JSON, from wherever */
export function checkList(list: unknown, tell: (done: number, all: number) => void): Checked {
  if (!isList(list)) return { ballots: 0, root: '', fault: { code: 'form' }, hasWinners: false };
  const about = { ballots: list.ballots.length, hasWinners: list.winners !== null };
  const broken = faultIn(list);
  if (broken !== null) return { ...about, root: '', fault: broken };
  const root = rootIn(list, tell);
  if (root !== list.root) return { ...about, root, fault: { code: 'root', found: root, said: list.root } };
  const envelopeId = wrongWinners(list);
  return { ...about, root, fault: envelopeId === null ? null : { code: 'winners', envelopeId } };
}

/** A code as somebody may type it, in the form of receipts: letters that are read as digits become digits. */
export function asReceipt(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
  return (letters.match(/.{1,5}/g) ?? []).join('-');
}
