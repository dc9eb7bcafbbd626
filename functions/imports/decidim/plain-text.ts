import type { RichText } from '../../../shared/platform/rich-text.ts';
import { toHtml } from '../../platform/rich-text.ts';

/** What sanitized HTML still escapes. */
const ESCAPED: readonly (readonly [string, string])[] = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&amp;', '&'],
];

/**
 * HTML as the text that Decidim's files have of it: paragraphs apart, lines kept, marks gone. For files alone: what it
 * gives is text, and must be escaped wherever it is put into a page.
 */
export function plainText(html: string): string {
  const text = toHtml({ format: 'html', text: html })
    .replace(/\s+/g, ' ')
    .replace(/<br\b[^>]*> ?/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<\/(p|h\d|ul|ol|blockquote|table|pre)\s*> ?/gi, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return ESCAPED.reduce((rest, [escaped, character]) => rest.replaceAll(escaped, character), text);
}

/** Tags that only a text written as HTML begins with. */
const IS_HTML = /^\s*<(p|div|h[1-6]|ul|ol|br|strong|em|a)\b[^>]*>/i;

/**
 * A text of a file. What people write here is a small Markdown, whose plain text is the text itself; Decidim's editor
 * writes HTML.
 *
 * @param html what a file of ours says beside the plain text where that would lose something
 */
export const richTextOf = (text: string, html: string): RichText => {
  if (html !== '') return { format: 'html', text: html };
  return { format: IS_HTML.test(text) ? 'html' : 'markdown', text };
};

/** Text and, where that would lose something, HTML of a text for a file. */
export const textsOf = ({ format, text }: RichText): { readonly text: string; readonly html: string | null } =>
  format === 'markdown' && !IS_HTML.test(text) ? { text, html: null } : { text: plainText(text), html: text };
