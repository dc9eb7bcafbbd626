import * as z from 'zod';

/** An amount in the smallest unit of its currency (cents, for euros): never a fraction, never a float. At most 10 milliards of euros. */
export const Amount = z.int().min(0).max(1_000_000_000_000).describe('In the smallest unit of the currency');
export type Amount = z.infer<typeof Amount>;
