/** What the island of comments is tested against. */
import type { CommentView } from '../../shared/comments/contract.ts';
import { CommentId } from '../../shared/platform/ids.ts';
import { type Asked, aParticipant, Cut, Refused } from '../support/island-site.ts';
import { aComment } from '../support/proposal-views.ts';

/** All threads of the resource, best first. */
export const all = Array.from({ length: 45 }, (_, index) => aComment(index + 1));

/** What the server knows, and how it behaves. */
interface State {
  me: ReturnType<typeof aParticipant> | null;
  votes: Record<string, 1 | -1>;
  created: Map<string, CommentView>;
  sent: Asked[];
  lists: Asked[];
  cuts: number;
}
const start = (): State => ({ me: aParticipant(), votes: {}, created: new Map(), sent: [], lists: [], cuts: 0 });
export const server: State = start();
/** Forgets what the test before has done. */
export const reset = (): void => {
  Object.assign(server, start());
};

const create = (asked: Asked): CommentView => {
  server.sent.push(asked);
  if (!server.me) throw new Refused('session.required');
  const key = String(asked.headers['idempotency-key']);
  const { body, position, parentId, isOfficial } = Object(asked.body);
  const known = server.created.get(key);
  const id = CommentId.parse(`cmt_01JZ${String(900_000 + server.created.size).padStart(22, '0')}`);
  const made: CommentView = known ?? {
    ...aComment(2, 0),
    id,
    authorName: server.me.displayName,
    position,
    parentId,
    isOfficial,
    depth: parentId ? 1 : 0,
    html: `<p>${body}</p>`,
    votes: { up: 0, down: 0 },
  };
  server.created.set(key, made);
  if (server.cuts > 0) {
    server.cuts -= 1;
    throw new Cut();
  }
  return made;
};
export const operations = {
  'participants.readSession': () => ({ participant: server.me }),
  'participants.requestCode': () => ({ expiresInSeconds: 900 }),
  'participants.signIn': () => {
    server.me = aParticipant();
    return { participant: server.me };
  },
  'comments.list': (asked: Asked) => {
    server.lists.push(asked);
    const { position, cursor, sort } = asked.query;
    const chosen = all.filter((comment) => position === undefined || comment.position === position);
    const sorted = sort === 'recent' ? chosen.toReversed() : chosen;
    const start = cursor === undefined ? 0 : cursor === 'eyJzIjoiYmVzdCJ9' ? 20 : Number(cursor);
    const next = start + 20 < sorted.length ? String(start + 20) : null;
    return { items: sorted.slice(start, start + 20), next, total: null };
  },
  'comments.create': create,
  'comments.readVotes': () => ({ votes: server.votes }),
  'comments.vote': ({ params, body }: Asked) => {
    if (!server.me) throw new Refused('session.required');
    const { weight } = Object(body);
    server.votes[params.commentId ?? ''] = weight;
    return { weight };
  },
  'comments.withdrawVote': ({ params }: Asked) => {
    delete server.votes[params.commentId ?? ''];
  },
};
