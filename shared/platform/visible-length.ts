import type { RichText } from './rich-text.ts';

/** Characters that a reader sees: what length rules count, tags and surplus white space left out. */
export function visibleLength({ format, text }: RichText): number {
  const visible = format === 'html' ? text.replace(/<[^>]*>/g, ' ') : text;
  return [...visible.replace(/\s+/g, ' ').trim()].length;
}
