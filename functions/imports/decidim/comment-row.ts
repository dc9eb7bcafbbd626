import type { Position } from '../../../shared/comments/comment.ts';
import type { Nested } from '../files/cells.ts';
import type { ExportedComment, ExportSource } from '../slots.ts';
import { textsOf } from './plain-text.ts';
import type { Writer } from './proposal-row.ts';
import { timeText } from './text-values.ts';

export const PROPOSAL_TYPE = 'Decidim::Proposals::Proposal';
export const COMMENT_TYPE = 'Decidim::Comments::Comment';
const ALIGNMENTS: Readonly<Record<Position, number>> = { for: 1, neutral: 0, against: -1 };

/** Columns of Parvis behind Decidim's, which tell neither votes on comments nor that one was deleted. */
function ownColumns({ votes, goneAt }: ExportedComment, html: string | null): Nested {
  const own = {
    ...(votes.up > 0 ? { up_votes: votes.up } : {}),
    ...(votes.down > 0 ? { down_votes: votes.down } : {}),
    ...(goneAt === null ? {} : { deleted_at: timeText(goneAt) }),
    ...(html === null ? {} : { html }),
  };
  return Object.keys(own).length === 0 ? {} : { parvis: own };
}

/**
 * A comment as a row of Decidim 0.30.
 *
 * @param path page of the proposal that it is about
 */
export function commentRow(one: ExportedComment, path: string, { addressOf }: ExportSource, writer: Writer): Nested {
  const { comment } = one;
  const body = textsOf(comment.body);
  return {
    id: comment.id,
    created_at: timeText(comment.createdAt),
    body: body.text,
    locale: comment.locale,
    author: { id: writer.id, name: writer.name },
    alignment: ALIGNMENTS[comment.position],
    depth: comment.depth,
    user_group: { id: null, name: null },
    commentable_id: comment.parentId ?? comment.resourceId,
    commentable_type: comment.parentId === null ? PROPOSAL_TYPE : COMMENT_TYPE,
    root_commentable_url: addressOf(path),
    ...ownColumns(one, body.html === '' ? null : body.html),
  };
}
