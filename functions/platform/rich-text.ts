import { marked } from 'marked';
import sanitize from 'sanitize-html';
import type { RichText } from '../../shared/platform/rich-text.ts';

const OPTIONS: sanitize.IOptions = {
  allowedTags: [
    'p',
    'br',
    'h2',
    'h3',
    'h4',
    'strong',
    'b',
    'em',
    'i',
    's',
    'u',
    'ul',
    'ol',
    'li',
    'blockquote',
    'a',
    'hr',
    'sup',
    'sub',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'code',
    'pre',
    // What is left of a link that leads nowhere we allow.
    'span',
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    ol: ['start'],
  },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // No style attribute is allowed; the bundles have no parser of styles.
  parseStyleAttributes: false,
  transformTags: {
    // The title of the page is its only h1; what people paste starts one level below.
    h1: 'h2',
    h5: 'h4',
    h6: 'h4',
    // A relative address would lead into our own site, back office included: such a link becomes its text.
    // Search engines must not reward spam.
    a: (_, { href }) =>
      /^(https?:|mailto:)/i.test(href ?? '')
        ? { tagName: 'a', attribs: { href: href ?? '', rel: 'nofollow ugc noopener' } }
        : { tagName: 'span', attribs: {} },
  },
};

/** Sanitizes HTML that somebody pasted; empty paragraphs, which editors leave behind, are dropped. */
const sanitizeHtml = (html: string): string =>
  sanitize(html, OPTIONS)
    .replace(/<p>(\s|&nbsp;|\u00a0|<br \/>)*<\/p>/g, '')
    .trim();

/** HTML that is safe to put into a page, from text as it was written. Raw HTML inside Markdown is sanitized like any. */
export function toHtml({ format, text }: RichText): string {
  return sanitizeHtml(format === 'html' ? text : marked.parse(text, { async: false, gfm: true, breaks: true }));
}

/** The text alone, for search, excerpts and mails. */
export function toPlainText(richText: RichText): string {
  return sanitize(toHtml(richText).replace(/<\/(p|li|h\d|td|th|blockquote)>|<br \/>/g, '$& '), {
    allowedTags: [],
    allowedAttributes: {},
  })
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The beginning of a text, cut between words. */
export function excerptOf(text: string, length = 180): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).trimEnd()}…`;
}
