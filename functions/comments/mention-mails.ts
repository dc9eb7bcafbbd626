import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { Write } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import { profilesOf } from '../platform/profiles.ts';
import type { Services } from '../platform/services.ts';
import type { Commentable } from '../platform/slots.ts';
import type { CommentItem } from './comment-item.ts';

/** Whom a comment tells of a mention for the first time: never its own author. */
export const toNotify = (comment: Pick<CommentItem, 'authorId' | 'notified'>, mentions: readonly ParticipantId[]) =>
  mentions.filter((id) => id !== comment.authorId && !comment.notified.includes(id));

/**
 * The mails that tell people of a mention: part of the transaction that writes it. Imported authors and closed accounts
 * have no address, and get none.
 */
export async function mentionMails(
  services: Services,
  { title, pagePath }: Pick<Commentable, 'title' | 'pagePath'>,
  { id, authorId }: Pick<CommentItem, 'id' | 'authorId'>,
  mentioned: readonly ParticipantId[],
): Promise<Write[]> {
  if (mentioned.length === 0) return [];
  const [people, names] = await Promise.all([
    services.db.batchGet(
      Participants,
      mentioned.map((one) => ({ id: one })),
    ),
    profilesOf(services, authorId === null ? [] : [authorId]),
  ]);
  const author = authorId === null ? undefined : names.get(authorId);
  return people
    .filter(({ deletedAt }) => deletedAt === null)
    .map((person) =>
      outboxMail(services, {
        source: ['comment-mention', id, person.id],
        template: 'comment-mention',
        to: { participantId: person.id },
        locale: person.locale,
        values: { title, path: `${pagePath}#${id}`, author },
      }),
    );
}
