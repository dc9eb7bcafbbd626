import { MAX_MENTIONS, mentionedIn, withNames } from '../../shared/comments/mentions.ts';
import { mayWrite, tidyText } from '../../shared/comments/text.ts';
import type { CommentId, ParticipantId } from '../../shared/platform/ids.ts';
import type { RichText } from '../../shared/platform/rich-text.ts';
import { enforce, Problem } from '../platform/problem.ts';
import { profilesOf } from '../platform/profiles.ts';
import { toPlainText } from '../platform/rich-text.ts';
import type { Services } from '../platform/services.ts';
import type { Commentable } from '../platform/slots.ts';
import type { CommentedResource } from './comment-views.ts';
import { pathOf, type ThreadIndex } from './thread-index.ts';
import { warmThreads } from './warm-threads.ts';

/** A text that may be published, and those whom it mentions. */
export interface WrittenText {
  readonly body: RichText;
  readonly mentions: readonly ParticipantId[];
}

/**
 * Those who take part: authors of comments that still stand, and of the resource. Those of one thread come first, then
 * who wrote last; each once.
 */
export function takingPart(
  threads: ThreadIndex,
  { authorId }: Pick<CommentedResource, 'authorId'>,
  thread?: CommentId,
): ParticipantId[] {
  const node = thread === undefined ? undefined : threads.get(thread);
  const near = node === undefined ? [] : pathOf(node).flatMap((one) => [one, ...one.replies]);
  const recent = [...threads.all()].sort(({ entry: one }, { entry: other }) => other.createdMs - one.createdMs);
  const authors = [...near, ...recent].map(({ entry }) => (entry.isDeleted ? null : entry.authorId));
  return [...new Set([...authors.slice(0, near.length), authorId, ...authors.slice(near.length)])].filter(
    (id) => id !== null,
  );
}

/**
 * Judges a text as it came in.
 *
 * @throws Problem `comment.empty` (also for Markdown of which nothing can be seen), `comment.too-long`,
 *   `comment.too-many-mentions`
 */
export async function writtenText(
  services: Services,
  { maxLength, authorId }: Pick<Commentable, 'maxLength' | 'authorId'>,
  resourceId: CommentedResource['id'],
  written: string,
): Promise<WrittenText> {
  const text = tidyText(written);
  const named = new Set(mentionedIn(text));
  const mentions =
    named.size === 0
      ? []
      : takingPart(await warmThreads(services, resourceId), { authorId }).filter((id) => named.has(id));
  if (mentions.length > MAX_MENTIONS) throw new Problem('comment.too-many-mentions', { facts: { most: MAX_MENTIONS } });
  const names = await profilesOf(services, mentions);
  enforce(
    mayWrite(
      withNames(
        text,
        Array.from(names, ([id, name]) => ({ id, name })),
      ),
      maxLength,
    ),
  );
  const body = { format: 'markdown', text } as const;
  if (toPlainText(body) === '') throw new Problem('comment.empty');
  return { body, mentions };
}
