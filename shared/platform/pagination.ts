import * as z from 'zod';

/** Where a list goes on: opaque, made by the server, checked when it comes back. */
export const Cursor = z.string().max(2000);

/** One page of a list; `next` is `null` on the last. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: Cursor.nullable(), total: z.int().nonnegative().nullable() });
