import { withMentions } from '../../shared/comments/mentions.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import { toHtml } from '../platform/rich-text.ts';
import { type CommentItem, isReadable } from './comment-item.ts';

/** Texts kept as HTML by one function, the latest ones: sanitizing is most of the work of a request. */
const MOST_KEPT = 5000;
const made = new Map<string, string>();

/** A text never changes without its revision, so what was made of it once holds. */
function bodyHtml({ id, revision, body }: CommentItem): string {
  const key = `${id} ${revision} ${body.text.length}`;
  const html = made.get(key) ?? toHtml(body);
  made.delete(key);
  made.set(key, html);
  if (made.size > MOST_KEPT) made.delete(made.keys().next().value ?? '');
  return html;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

/**
 * A comment as safe HTML, people mentioned by the names they have now. A mention without a name (the account is
 * deleted) is an empty element: the screen says it in its own language.
 */
export function commentHtml(comment: CommentItem, names: ReadonlyMap<ParticipantId, string>): string {
  if (!isReadable(comment)) return '';
  return withMentions(bodyHtml(comment), (id) => {
    const mentioned = comment.mentions.find((known) => known === id);
    if (mentioned === undefined) return undefined;
    const name = names.get(mentioned);
    return `<span class="mention">${name === undefined ? '' : `@${escaped(name)}`}</span>`;
  });
}
