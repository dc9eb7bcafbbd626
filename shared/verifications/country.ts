import * as z from 'zod';

/** Two letters of ISO 3166-1, capitals. */
export const Country = z.string().regex(/^[A-Z]{2}$/);
export type Country = z.infer<typeof Country>;
