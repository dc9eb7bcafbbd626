import type { MailBlock, MailPage } from '../../../shared/platform/mail-view.ts';
import { richLines } from './rich-lines.ts';

const joined = (...lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n');

function textOf(block: MailBlock, locale: string): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.text;
    case 'code':
      return `    ${block.text}`;
    case 'button':
    case 'link':
      return `${block.text}\n${block.url}`;
    case 'facts':
      return block.rows.map(({ name, value }) => `${name}${locale === 'fr' ? '\u00a0' : ''}: ${value}`).join('\n');
    case 'items':
      return block.items.map(({ title, text, meta, url }) => joined(title, text, meta, url)).join('\n\n');
    case 'image':
      return block.alt;
    case 'card':
      return joined(block.title, block.text, block.meta, block.url);
    case 'html':
      return richLines(block.html);
    case 'divider':
      return '* * *';
  }
}

/** The plain text of a mail: the same as its HTML says, in the same order. */
export function plainText({ locale, organization, about, title, blocks, footer, links }: MailPage): string {
  const parts = [
    joined(organization, about),
    title,
    ...blocks.map((block) => textOf(block, locale)).filter((text) => text !== ''),
    '-- ',
    ...footer,
    ...links.map(({ text, url }) => `${text}\n${url}`),
  ];
  return `${parts.join('\n\n')}\n`;
}
