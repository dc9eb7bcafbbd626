import * as z from 'zod';

/** One call to AWS that a function made: on what, in the platform's own names. */
export const AwsCall = z.object({
  /** Name of the function in the local runtime. */
  caller: z.string(),
  action: z.string(),
  on: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('table'), index: z.string().optional(), keys: z.array(z.string()) }),
    z.object({ kind: z.literal('bucket'), bucket: z.string(), key: z.string().optional() }),
    z.object({ kind: z.literal('queue'), queue: z.string() }),
    z.object({ kind: z.literal('secret'), secret: z.string() }),
    z.object({ kind: z.literal('mail') }),
  ]),
  /** Test that made it first. */
  test: z.string(),
});
export type AwsCall = z.infer<typeof AwsCall>;
