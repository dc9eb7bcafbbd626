import type { Translate } from '../../../shared/platform/format.ts';
import type { TextPart } from '../../../shared/platform/text-history.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

/**
 * A changed text as HTML. White space is the author's own and is shown, so none may come from a template. Few screen
 * readers tell `ins` and `del` from other text: words that only they read do.
 */
export function changedHtml(
  t: Translate<'changes.added' | 'changes.removed' | 'changes.end'>,
  parts: readonly TextPart[],
): string {
  const marked = (tag: 'ins' | 'del', text: string, said: string) =>
    `<${tag}><span class="sr">[${escaped(said)} </span>${escaped(text)}<span class="sr"> ${escaped(t('changes.end'))}] </span></${tag}>`;
  return parts
    .map(({ kind, text }) => {
      if (kind === 'same') return escaped(text);
      return kind === 'added' ? marked('ins', text, t('changes.added')) : marked('del', text, t('changes.removed'));
    })
    .join('');
}
