import * as z from 'zod';

/**
 * Text as it was written: participants write a small Markdown, imports bring HTML.
 * Either is sanitized each time it is rendered; nobody trusts what is stored.
 */
export const RichText = z.object({ format: z.enum(['markdown', 'html']), text: z.string() });
export type RichText = z.infer<typeof RichText>;

/** Characters that a reader sees: what length rules count, tags and surplus white space left out. */
export function visibleLength({ format, text }: RichText): number {
  const visible = format === 'html' ? text.replace(/<[^>]*>/g, ' ') : text;
  return [...visible.replace(/\s+/g, ' ').trim()].length;
}
