/** What the vote panel is tested against. */
import { participantsWords } from '../../shared/participants/words.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import { messagesFor } from '../../shared/platform/messages.ts';
import { platformWords } from '../../shared/platform/words.ts';
import { Choice, type Tally } from '../../shared/proposals/proposal.ts';
import { proposalsWords } from '../../shared/proposals/words.ts';
import { aParticipant, Cut, type IslandSite, Refused, serveIsland } from '../support/island-site.ts';
import { aGate, aProposalPage } from '../support/proposal-views.ts';

export const page = aProposalPage();
const { proposal } = page;

/** What the server knows, and how it behaves. */
interface State {
  me: boolean;
  id: ParticipantId;
  vote: Choice | null;
  left: number;
  casts: number;
  /** Supports that the tally worker has counted. */
  counted: number;
  down: boolean;
  /** How calls fail: refused for now with the seconds to wait, never answered, or done without the answer arriving. */
  fails: { readonly busy: number } | 'hangs' | 'loses-answer' | null;
  /** What was recorded, in order. */
  words: (Choice | null)[];
  /** Votes in other proposals that are still missing before any counts. */
  missing: number;
  refuses: 'proposal.voting-closed' | 'proposal.threshold-reached' | null;
}
const start = (): State => ({
  me: true,
  id: aParticipant().id,
  vote: null,
  left: 3,
  casts: 0,
  counted: 1300,
  down: false,
  fails: null,
  words: [],
  missing: 0,
  refuses: null,
});
export const server: State = start();
/** Forgets what the test before has done. */
export const reset = (): void => {
  Object.assign(server, start());
};

/** Before a call does anything. */
async function before(): Promise<void> {
  if (server.down) throw new Cut();
  if (server.fails === 'hangs') await new Promise(() => undefined);
  if (typeof server.fails === 'object' && server.fails !== null)
    throw new Refused('internal.unavailable', [], server.fails.busy);
}
/** After a vote was recorded. */
function after(): void {
  server.words.push(server.vote);
  if (server.fails === 'loses-answer') throw new Cut();
}

export const operations = {
  'participants.readSession': async () => {
    if (server.fails !== 'loses-answer') await before();
    return { participant: server.me ? aParticipant({ id: server.id }) : null };
  },
  'participants.requestCode': () => ({ expiresInSeconds: 900 }),
  'participants.signIn': () => {
    server.me = true;
    return { participant: aParticipant() };
  },
  'proposals.readBallot': async () => {
    await before();
    return {
      votes: server.vote ? { [proposal.id]: server.vote } : {},
      votesLeft: server.left,
      voteLimit: 5,
      votesMissing: server.missing,
    };
  },
  'proposals.castVote': async ({ body }: { body: unknown }) => {
    server.casts += 1;
    await before();
    if (!server.me) throw new Refused('session.required');
    if (server.refuses) throw new Refused(server.refuses);
    if (server.vote === null && server.left === 0) throw new Refused('proposal.vote-limit-reached');
    if (server.vote === null) {
      server.left -= 1;
      server.missing = Math.max(0, server.missing - 1);
    }
    server.vote = Choice.parse(Object(body).choice);
    after();
    return { choice: server.vote, votesLeft: server.left, votesMissing: server.missing };
  },
  'proposals.withdrawVote': async () => {
    await before();
    if (server.vote !== null) server.left += 1;
    server.vote = null;
    after();
    return { votesLeft: server.left, votesMissing: server.missing };
  },
};
export const tallies = {
  [`/tallies/proposals/${proposal.id}.json`]: () => ({
    type: 'application/json',
    body: JSON.stringify({ support: server.counted, agree: 3, mixed: 1, disagree: 0, countedAt: page.renderedAt }),
  }),
};

/** Properties of the panel, in French, while votes are open. */
export const panelProps = (phase: ReturnType<typeof aGate>['phase']) => ({
  locale: 'fr',
  messages: {
    ...messagesFor(platformWords, 'fr', 'problem.'),
    ...messagesFor(participantsWords, 'fr', 'sign-in.', 'problem.'),
    ...messagesFor(proposalsWords, 'fr', 'vote.', 'problem.'),
  },
  timeZone: 'Europe/Paris',
  path: '/fr/vote/',
  componentId: page.component.id,
  componentName: page.component.name.text,
  proposalId: proposal.id,
  title: proposal.title,
  gate: aGate({ phase }),
  state: 'published',
  withdrawnAt: null,
  tally: { support: 1248, agree: 3, mixed: 1, disagree: 0 } as Tally | null,
  reachedAt: null as string | null,
  finalCount: null as string | null,
});

/** Serves the panel alone, at `/fr/vote/`. */
export const servePanel = (props: ReturnType<typeof panelProps>): Promise<IslandSite> =>
  serveIsland({ module: 'web/src/proposals/islands/VotePanel.tsx', name: 'VotePanel', props }, operations, tallies);
