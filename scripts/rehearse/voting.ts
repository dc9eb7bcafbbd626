import * as z from 'zod';
import type { Choice, Votes } from './tallies.ts';
import { shownTallies } from './tallies.ts';
import type { Wire, WireAnswer, WireRequest } from './wire.ts';

/** Somebody who is signed in, as the platform knows them: by a cookie. */
export interface SyntheticVoter {
  readonly cookie: string;
}

const JSON_HEADERS = { 'content-type': 'application/json' } as const;
const AT_ONCE = 500;
const Joined = z.object({ participants: z.array(z.object({ cookie: z.string() })) });

/**
 * Registered participants with sessions, by the route that the local platform alone has.
 *
 * @throws Error on a platform that is not local
 */
export async function joinLocally(wire: Wire, count: number): Promise<SyntheticVoter[]> {
  const voters: SyntheticVoter[] = [];
  while (voters.length < count) {
    const body = JSON.stringify({ count: Math.min(AT_ONCE, count - voters.length) });
    const answer = await wire.send({ method: 'POST', path: '/_local/participants', headers: JSON_HEADERS, body });
    if (answer.status !== 201)
      throw new Error(`No participants could be made (${answer.status}): is this a local platform?`);
    voters.push(...Joined.parse(JSON.parse(answer.body)).participants);
  }
  return voters;
}

/** The request by which somebody votes; sending it again changes nothing. */
export const voteRequest = (
  voter: SyntheticVoter,
  vote: { readonly componentId: string; readonly proposalId: string; readonly choice: Choice },
): WireRequest => ({
  method: 'PUT',
  path: `/api/components/${vote.componentId}/proposals/${vote.proposalId}/vote`,
  headers: { ...JSON_HEADERS, cookie: voter.cookie },
  body: JSON.stringify({ choice: vote.choice }),
});

/** What became of a vote: of `unknown` ones only another try can tell. */
export type Outcome = 'accepted' | 'refused' | 'unknown';

export const outcomeOf = ({ status }: WireAnswer): Outcome => {
  if (status >= 200 && status < 300) return 'accepted';
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'refused' : 'unknown';
};

const TRIES = 8;
const LONGEST_WAIT_MS = 10_000;

/**
 * Sends a vote as the page does: again after a pause, longer each time and never the same for two people, until the
 * platform says yes or no.
 */
export async function castUntilKnown(
  wire: Wire,
  request: WireRequest,
): Promise<{ readonly outcome: Outcome; readonly tries: number; readonly answer: WireAnswer }> {
  for (let tries = 1; ; tries++) {
    const answer = await wire.send(request);
    const outcome = outcomeOf(answer);
    if (outcome !== 'unknown' || tries >= TRIES) return { outcome, tries, answer };
    const asked = (answer.retryAfter ?? 0) * 1000;
    const pause = Math.max(asked, Math.random() * Math.min(LONGEST_WAIT_MS, 250 * 2 ** tries));
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Votes of each proposal as every reader sees them; of none where nothing was counted yet. */
export async function readTallies(wire: Wire, componentId: string): Promise<Readonly<Record<string, Votes>>> {
  const { status, body } = await wire.send({
    method: 'GET',
    path: `/tallies/components/${componentId}.json`,
    headers: {},
  });
  return status === 200 ? shownTallies(body) : {};
}

const LOOK_EVERY_MS = 250;

/**
 * Waits until a tally is what it should be, or has stood still for so long that nothing more will come.
 *
 * @returns the tallies as they are then
 */
export async function talliesAtRest(
  look: () => Promise<Readonly<Record<string, Votes>>>,
  isComplete: (shown: Readonly<Record<string, Votes>>) => boolean,
  stillMs: number,
): Promise<Readonly<Record<string, Votes>>> {
  let last = '';
  let since = performance.now();
  for (;;) {
    const shown = await look();
    const text = JSON.stringify(shown);
    if (text !== last) [last, since] = [text, performance.now()];
    // What is complete is looked at once more: a vote counted twice would come late.
    if (performance.now() - since > (isComplete(shown) ? 2 * LOOK_EVERY_MS : stillMs)) return shown;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
