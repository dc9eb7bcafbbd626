/** What the island of comments is tested against. */
import type { CommentView } from '../../shared/comments/comment.ts';
import { CommentId, ParticipantId } from '../../shared/platform/ids.ts';
import type { ProblemCode } from '../../shared/platform/problem.ts';
import { type Asked, aParticipant, Cut, Refused } from '../support/island-site.ts';
import { aComment, aProposalPage } from '../support/proposal-views.ts';

/** All threads of the resource, best first. */
export const all = Array.from({ length: 45 }, (_, index) => aComment(index + 1));
const PEOPLE = ['Idriss K.', 'Inès d’Argent', 'Ada Lovelace'].map((name, index) => ({
  id: ParticipantId.parse(`ptp_01JZ${String(index + 50).padStart(22, '0')}`),
  name,
}));

/** What the server knows, and how it behaves. */
interface State {
  me: ReturnType<typeof aParticipant> | null;
  votes: Record<string, 1 | -1>;
  /** Own comments, as they were written, by id. */
  written: Map<string, string>;
  created: Map<string, CommentView>;
  sent: Asked[];
  lists: Asked[];
  edits: Asked[];
  removed: string[];
  cuts: number;
  /** Why the next request that writes is refused. */
  refusal: ProblemCode | null;
  /** Comments that others have written since the page was published. */
  news: CommentView[];
}
const start = (): State => ({
  me: aParticipant(),
  votes: {},
  written: new Map(),
  created: new Map(),
  sent: [],
  lists: [],
  edits: [],
  removed: [],
  cuts: 0,
  refusal: null,
  news: [],
});
export const server: State = start();
/** Forgets what the test before has done. */
export const reset = (): void => {
  Object.assign(server, start());
};

export const idOf = (number: number): CommentId => CommentId.parse(`cmt_01JZ${String(number).padStart(22, '0')}`);
const NEW = {
  replyCount: 0,
  moreReplies: 0,
  repliesAfter: null,
  replies: [],
  editedAt: null,
  isDeleted: false,
  hidden: null,
};

const create = (asked: Asked): CommentView => {
  server.sent.push(asked);
  if (!server.me) throw new Refused('session.required');
  if (server.refusal) throw new Refused(server.refusal);
  const key = String(asked.headers['idempotency-key']);
  const { body, position, parentId, isOfficial } = Object(asked.body);
  const known = server.created.get(key);
  const made: CommentView = known ?? {
    ...aComment(2, 0),
    ...NEW,
    id: idOf(900_000 + server.created.size),
    authorName: server.me.displayName,
    position,
    parentId,
    isOfficial,
    depth: parentId ? 1 : 0,
    html: `<p>${body}</p>`,
    votes: { up: 0, down: 0 },
    createdAt: new Date().toISOString(),
  };
  server.created.set(key, made);
  server.written.set(made.id, body);
  if (server.cuts > 0) {
    server.cuts -= 1;
    throw new Cut();
  }
  return made;
};

const list = (asked: Asked) => {
  server.lists.push(asked);
  const { position, cursor, sort, comment } = asked.query;
  if (server.refusal) throw new Refused(server.refusal);
  const chosen = all.filter((one) => position === undefined || one.position === position);
  const sorted = sort === 'recent' ? chosen.toReversed() : chosen;
  const holds = ({ id, replies }: CommentView): boolean => id === comment || replies.some(holds);
  const linked = comment === undefined ? -1 : sorted.findIndex(holds);
  if (comment !== undefined && linked < 0) throw new Refused('comment.not-found');
  const asCursor = cursor === undefined ? 0 : cursor === 'eyJzIjoiYmVzdCJ9' ? 20 : Number(cursor);
  const first = comment === undefined ? asCursor : linked - (linked % 20);
  const next = first + 20 < sorted.length ? String(first + 20) : null;
  return { items: sorted.slice(first, first + 20), next, total: sorted.length, skipped: first };
};

/** Four further replies below a comment, on one page. */
const replies = ({ params }: Asked) => {
  const parent = all.find(({ id }) => id === params.commentId);
  const number = Number(params.commentId?.slice(-6));
  const items = Array.from({ length: 4 }, (_, index) => ({
    ...aComment(2, 0),
    id: idOf(number + 500_000 + index),
    parentId: parent?.id ?? null,
    depth: 1,
    createdAt: `2026-10-15T12:0${index}:00.000Z`,
  }));
  return { items, next: null, total: 6 };
};

const ownSource = ({ params }: Asked): string => {
  const source = server.written.get(params.commentId ?? '');
  if (source === undefined) throw new Refused('comment.not-yours');
  return source;
};

export const operations = {
  'participants.readSession': () => ({ participant: server.me }),
  'participants.requestCode': () => ({ expiresInSeconds: 900 }),
  'participants.signIn': () => {
    server.me = aParticipant();
    return { participant: server.me };
  },
  'comments.list': list,
  'comments.replies': replies,
  'comments.news': () => {
    const { total, for: agree, against, neutral } = aProposalPage(132).comments;
    return { items: server.news, counts: { total: total + server.news.length, for: agree, against, neutral } };
  },
  'comments.create': create,
  'comments.edit': (asked: Asked) => {
    server.edits.push(asked);
    if (server.refusal) throw new Refused(server.refusal);
    ownSource(asked);
    const { body } = Object(asked.body);
    const id = CommentId.parse(asked.params.commentId);
    server.written.set(id, body);
    return { ...aComment(2, 0), ...NEW, id, html: `<p>${body}</p>`, editedAt: '2026-11-21T09:05:00.000Z' };
  },
  'comments.remove': (asked: Asked) => {
    if (server.refusal) throw new Refused(server.refusal);
    ownSource(asked);
    server.removed.push(asked.params.commentId ?? '');
  },
  'comments.readSource': (asked: Asked) => ({ body: ownSource(asked), revision: 1, mentions: PEOPLE }),
  'comments.readMentionable': ({ query }: Asked) => ({
    people: PEOPLE.filter(({ name }) => name.toLowerCase().startsWith(String(query.q).toLowerCase())),
  }),
  'comments.readOwn': ({ query }: Asked) => {
    const asked = Array.isArray(query.comment) ? query.comment : [query.comment];
    return { votes: server.votes, written: asked.filter((id) => server.written.has(id)) };
  },
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
