import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { ShippedOutline } from '../../shared/places/contract.ts';

const Shipped = z.array(z.object({ code: z.string(), name: z.string(), shape: z.array(z.array(z.array(z.int()))) }));
type Shipped = z.infer<typeof Shipped>;

/** Beside the source, and beside the bundle: see scripts/build-functions.ts. */
const FILE = new URL('./outlines.json', import.meta.url);
let read: Promise<Shipped> | undefined;

/** Outlines of French regions and departments. */
export function shippedOutlines(): Promise<Shipped> {
  read ??= readFile(FILE, 'utf8').then((text) => Shipped.parse(JSON.parse(text)));
  return read;
}

/** How far their lines may be from the true ones: of 14,791 communes four lie farther beside their department. */
export const SHIPPED_TOLERANCE_KM = 5;

/** What can be chosen, without the lines. */
export const choicesOf = (shipped: Shipped): ShippedOutline[] =>
  shipped.map(({ code, name }) => ({ code, name, kind: code.startsWith('reg-') ? 'region' : 'department' }));
