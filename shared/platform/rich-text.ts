import * as z from 'zod';

/**
 * Text as it was written: participants write a small Markdown, imports bring HTML.
 * Either is sanitized each time it is rendered; nobody trusts what is stored.
 */
export const RichText = z.object({ format: z.enum(['markdown', 'html']), text: z.string() });
export type RichText = z.infer<typeof RichText>;
