import * as z from 'zod';
import { Problem } from '../problem.ts';

const KeyName = z.enum(['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk']);
const StartKey = z.partialRecord(KeyName, z.string().max(1024));

/** Opaque text for where a list goes on. */
export const encodeCursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * Reads a cursor back.
 *
 * @throws Problem `request.invalid-cursor` for anything that this platform did not make.
 */
export function decodeCursor<S extends z.ZodType>(cursor: string, schema: S): z.infer<S> {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Problem('request.invalid-cursor');
  }
}

/** Reads the start key of a query; a key of another partition is refused, so that a cursor opens nothing else. */
export function decodeStartKey(
  cursor: string,
  partition: { readonly name: 'pk' | 'gsi1pk' | 'gsi2pk'; readonly value: string },
): Record<string, string> {
  const keys = decodeCursor(cursor, StartKey);
  if (keys[partition.name] !== partition.value) throw new Problem('request.invalid-cursor');
  return { ...keys };
}
