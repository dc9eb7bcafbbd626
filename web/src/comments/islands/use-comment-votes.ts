import { useEffect, useRef, useState } from 'preact/hooks';
import type { CommentId, ResourceId } from '../../../../shared/platform/ids.ts';
import { asParticipant } from '../../participants/islands/open-sign-in.ts';
import { useSession, type Words } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import type { Problem } from '../../platform/problem.ts';
import { isRegistered } from '../../platform/session.ts';
import type { OwnVotes, Weight } from './comment-figures.ts';

/** A request names at most so many comments. */
const AT_ONCE = 100;

/** Reads own votes on comments that have come to the screen since, once somebody is signed in. */
function useOwnVotes(resourceId: ResourceId, ids: readonly CommentId[], add: (votes: OwnVotes) => void) {
  const me = useSession() ?? null;
  const asked = useRef(new Set<CommentId>());
  const participantId = isRegistered(me) ? me.id : null;
  const list = ids.join(' ');
  // The list as a text stands for the ids: they are another array with each rendering.
  useEffect(() => {
    if (participantId === null) return;
    const unknown = ids.filter((id) => !asked.current.has(id));
    for (let start = 0; start < unknown.length; start += AT_ONCE) {
      const comment = unknown.slice(start, start + AT_ONCE);
      for (const id of comment) asked.current.add(id);
      api.comments.readVotes({ params: { resourceId }, query: { comment } }).then((result) => {
        if (!result.ok) return;
        const votes = Object.entries(result.data.votes);
        add(Object.fromEntries(votes.map(([id, weight]) => [id, { before: weight, now: weight }])));
      });
    }
  }, [participantId, list, resourceId]);
}

/** Own votes on comments: shown at once, taken back when they are refused. */
export function useCommentVotes(resourceId: ResourceId, ids: readonly CommentId[], reason: string, words: Words) {
  const [own, setOwn] = useState<OwnVotes>({});
  const [refused, setRefused] = useState<{ readonly id: CommentId; readonly problem: Problem } | null>(null);
  const busy = useRef(new Set<CommentId>());
  // What was pressed meanwhile is newer than what was read.
  useOwnVotes(resourceId, ids, (votes) => setOwn((known) => ({ ...votes, ...known })));

  const set = (commentId: CommentId, now: Weight) =>
    setOwn((known) => ({ ...known, [commentId]: { before: known[commentId]?.before ?? 0, now } }));

  const vote = async (commentId: CommentId, weight: Weight) => {
    if (busy.current.has(commentId)) return;
    busy.current.add(commentId);
    setRefused(null);
    const previous = own[commentId]?.now ?? 0;
    const params = { resourceId, commentId };
    const result = await asParticipant<unknown>(reason, words, () => {
      set(commentId, weight);
      return weight === 0 ? api.comments.withdrawVote({ params }) : api.comments.vote({ params, body: { weight } });
    });
    busy.current.delete(commentId);
    if (result?.ok) return;
    set(commentId, previous);
    if (result) setRefused({ id: commentId, problem: result.problem });
  };
  return { own, refused, vote };
}
