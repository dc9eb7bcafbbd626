import type { Translate } from '../../../shared/platform/format.ts';
import type { TextPart } from '../../../shared/proposals/views.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

/**
 * A changed text as HTML. White space is the author's own and is shown, so none may come from a template. Few screen
 * readers tell `ins` and `del` from other text: words that only they read do.
 */
export function changedHtml(
  t: Translate<'page.changed-added' | 'page.changed-removed' | 'page.changed-end'>,
  parts: readonly TextPart[],
): string {
  const marked = (tag: 'ins' | 'del', text: string, said: string) =>
    `<${tag}><span class="sr">[${escaped(said)} </span>${escaped(text)}<span class="sr"> ${escaped(t('page.changed-end'))}] </span></${tag}>`;
  return parts
    .map(({ kind, text }) => {
      if (kind === 'same') return escaped(text);
      return kind === 'added'
        ? marked('ins', text, t('page.changed-added'))
        : marked('del', text, t('page.changed-removed'));
    })
    .join('');
}
