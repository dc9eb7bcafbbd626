const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** One pass: what an entity stands for is text, also where it looks like another one. */
const decoded = (html: string): string =>
  html.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (entity, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? entity;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** A link with its address, or the address alone where that is all it says. */
const spelled = (_: string, url: string, words: string): string => (words === url ? url : `${words} <${url}>`);

/**
 * Rich text that was sanitized (`toHtml`) as lines of plain text: paragraphs apart, points of lists with a dash, links with
 * their addresses.
 */
export function richLines(html: string): string {
  const lines = html
    .replace(/\s+/g, ' ')
    .replace(/<a [^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/g, (all, url, words) =>
      spelled(all, url, words).replace(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;')),
    )
    .replace(/<br ?\/?>/g, '\n')
    .replace(/<li[^>]*>/g, '\n- ')
    .replace(/<hr ?\/?>/g, '\n\n* * *\n\n')
    .replace(/<\/t[dh]>/g, ' ')
    .replace(/<\/(tr|li)>/g, '\n')
    .replace(/<\/?(p|h\d|ul|ol|blockquote|pre|table)[^>]*>/g, '\n\n')
    .replace(/<[^>]*>/g, '');
  return decoded(lines)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n\n(- )/g, '\n$1')
    .trim();
}
