import * as z from 'zod';
import type { PlatformClient } from '../import/platform-client.ts';
import { arrivals, atTimes, seededRandom } from './arrivals.ts';
import { latenciesOf, longestLag, rounded, type Sample } from './figures.ts';
import { openVote, syntheticProposals } from './open-vote.ts';
import { signIn } from './people.ts';
import { type Choice, mismatches, Sent, totalOf } from './tallies.ts';
import { castUntilKnown, joinLocally, readTallies, type SyntheticVoter, talliesAtRest, voteRequest } from './voting.ts';
import { openWire, type Wire } from './wire.ts';

/** What is rehearsed. */
export interface Rehearsal {
  readonly participants: number;
  /** Participants that arrive in a second on average. */
  readonly rate: number;
  /** Proposals that each of them votes for, one after the other. */
  readonly votesEach: number;
  readonly proposals: number;
  /** Votes that each may cast; 0: no limit. */
  readonly limit: number;
  /** Through the mailed code. */
  readonly signIn: boolean;
  /** Sessions made elsewhere; without them the local platform makes participants. */
  readonly voters?: readonly SyntheticVoter[];
  readonly seed: number;
}

const CHOICES = ['agree', 'mixed', 'disagree'] as const;
const CONNECTIONS = 256;
const STILL_MS = 20_000;
const Refusal = z.object({ code: z.string() });

/** What one participant is going to do: so many proposals, no one twice. */
export function votesOf(
  { proposals, votesEach }: Pick<Rehearsal, 'proposals' | 'votesEach'>,
  random: () => number,
): { readonly proposal: number; readonly choice: Choice }[] {
  const first = Math.floor(random() * proposals);
  return Array.from({ length: Math.min(votesEach, proposals) }, (_, index) => ({
    proposal: (first + index) % proposals,
    choice: CHOICES[Math.floor(random() * CHOICES.length)] ?? 'agree',
  }));
}

/** What is noted while the rehearsal runs. */
class Notes {
  readonly sent = new Sent();
  readonly latencies: number[] = [];
  readonly mailMs: number[] = [];
  readonly acceptedAt: number[] = [];
  readonly shown: Sample[] = [];
  readonly refused: Record<string, number> = {};
  readonly failures: string[] = [];
  cast = 0;
  retries = 0;
  unknown = 0;
  aboveLimit = 0;
}

interface Stage {
  readonly wire: Wire;
  readonly componentId: string;
  readonly proposalIds: readonly string[];
  readonly rehearsal: Rehearsal;
  readonly notes: Notes;
}

async function castAll(
  { wire, componentId, proposalIds, rehearsal, notes }: Stage,
  voter: SyntheticVoter,
  votes: readonly { readonly proposal: number; readonly choice: Choice }[],
): Promise<void> {
  let accepted = 0;
  for (const { proposal, choice } of votes) {
    const proposalId = proposalIds[proposal] ?? '';
    const begin = performance.now();
    notes.cast += 1;
    const { outcome, tries, answer } = await castUntilKnown(
      wire,
      voteRequest(voter, { componentId, proposalId, choice }),
    );
    notes.retries += tries - 1;
    if (outcome === 'accepted') {
      notes.latencies.push(performance.now() - begin);
      notes.acceptedAt.push(performance.now());
      notes.sent.add(proposalId, choice);
      accepted += 1;
      if (rehearsal.limit > 0 && accepted > rehearsal.limit) notes.aboveLimit += 1;
    } else if (outcome === 'refused') {
      const code = Refusal.safeParse(JSON.parse(answer.body || 'null')).data?.code ?? String(answer.status);
      notes.refused[code] = (notes.refused[code] ?? 0) + 1;
    } else notes.unknown += 1;
  }
}

/** Looks at the tallies from time to time until `isOver`, for how long votes are not shown. */
async function watch({ wire, componentId, proposalIds, notes }: Stage, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const at = performance.now();
    const shown = await readTallies(wire, componentId);
    const count = proposalIds.reduce((sum, id) => sum + (shown[id] === undefined ? 0 : totalOf(shown[id])), 0);
    notes.shown.push({ at, count });
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function play(stage: Stage, run: string): Promise<number> {
  const { rehearsal, wire, notes } = stage;
  const { participants, rate, seed } = rehearsal;
  const random = seededRandom(seed);
  const times = arrivals(participants, rate, random);
  const plans = times.map(() => votesOf(rehearsal, random));
  const there = rehearsal.signIn ? [] : (rehearsal.voters ?? (await joinLocally(wire, participants)));
  const arrive = async (index: number) => {
    const arrived = rehearsal.signIn ? await signIn(wire, run, index) : undefined;
    if (arrived !== undefined) notes.mailMs.push(arrived.mailMs);
    const voter = arrived?.voter ?? there[index];
    if (voter === undefined)
      throw new Error(`there are only ${there.length} sessions for ${participants} participants`);
    await castAll(stage, voter, plans[index] ?? []);
  };
  return atTimes(times, (index) =>
    arrive(index).catch(
      (error: unknown) => void notes.failures.push(error instanceof Error ? error.message : `${error}`),
    ),
  );
}

/** Opens a vote, plays its participants, waits for the tallies and compares them with what was accepted. */
export async function rehearse(url: string, client: PlatformClient, rehearsal: Rehearsal) {
  const wire = openWire(url, CONNECTIONS);
  const run = new Date().toISOString();
  const vote = await openVote(client, {
    slug: 'rehearsal',
    title: 'Répétition',
    name: `Répétition ${run}`,
    settings: { voteLimit: rehearsal.limit },
    records: syntheticProposals(rehearsal.proposals),
  });
  const { componentId } = vote;
  const proposalIds = vote.proposals.map(({ proposalId }) => proposalId);
  const notes = new Notes();
  const stage = { wire, componentId, proposalIds, rehearsal, notes };
  let isOver = false;
  const begin = performance.now();
  const watching = watch(stage, () => isOver);
  const latest = await play(stage, run.replace(/\D/g, ''));
  const seconds = (performance.now() - begin) / 1000;
  const countedOf = (shown: Awaited<ReturnType<typeof readTallies>>) =>
    proposalIds.reduce((sum, id) => sum + (shown[id] === undefined ? 0 : totalOf(shown[id])), 0);
  const look = () => readTallies(wire, componentId);
  const shown = await talliesAtRest(look, (now) => countedOf(now) === notes.sent.total, STILL_MS);
  isOver = true;
  await watching;
  wire.close();
  return {
    componentId,
    participants: rehearsal.participants,
    seconds: rounded(seconds, 1),
    sent: notes.cast,
    accepted: notes.sent.total,
    accepted_per_s: rounded(notes.sent.total / seconds, 1),
    refused: notes.refused,
    above_limit: notes.aboveLimit,
    retries: notes.retries,
    unknown: notes.unknown,
    failures: notes.failures,
    counted: countedOf(shown),
    ...latenciesOf(notes.latencies),
    ...(rehearsal.signIn ? { mail: latenciesOf(notes.mailMs) } : {}),
    tally_lag_s: rounded(longestLag(notes.acceptedAt, notes.shown) / 1000, 2),
    /** How late this program itself was with somebody's arrival, milliseconds. */
    latest_arrival_ms: rounded(latest, 0),
    mismatches: mismatches(proposalIds, (id) => notes.sent.of(id), shown),
    proposals: vote.proposals,
  };
}

export type RehearsalReport = Awaited<ReturnType<typeof rehearse>>;

/** What was not as it should be, in words; nothing after a rehearsal that went well. */
export function faultsOf(report: RehearsalReport): string[] {
  const allowed = report.refused['proposal.vote-limit-reached'] ?? 0;
  const refused = Object.values(report.refused).reduce((sum, count) => sum + count, 0) - allowed;
  return [
    ...(refused > 0 ? [`${refused} votes were refused: ${JSON.stringify(report.refused)}`] : []),
    ...(report.above_limit > 0 ? [`${report.above_limit} votes were accepted above the limit`] : []),
    ...(report.unknown > 0 ? [`of ${report.unknown} votes nobody knows: no answer after several tries`] : []),
    ...report.failures.slice(0, 5),
    ...(report.mismatches.length > 0 ? [`${report.mismatches.length} tallies differ from what was accepted`] : []),
  ];
}
