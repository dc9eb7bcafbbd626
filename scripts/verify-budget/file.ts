import * as z from 'zod';

const Id = z.string().min(1);
const Sum = z.int().nonnegative();
const Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** The published file, said strictly and apart from what wrote it. */
export const ListFile = z.strictObject({
  election: z.strictObject({
    format: z.literal('parvis-budget-ballots'),
    version: z.literal(1),
    componentId: Id,
    title: z.record(z.string(), z.string()),
    currency: z.string().length(3),
    ballotKind: z.enum(['envelope', 'number', 'points', 'ranking']),
    rule: z.strictObject({
      allocation: z.enum(['greedy-votes', 'greedy-ratio', 'equal-shares', 'phragmen']),
      utility: z.enum(['cost', 'cardinality']),
      completion: z.enum(['none', 'add1', 'utilitarian']),
      ties: z.array(z.enum(['max-votes', 'min-cost', 'max-cost', 'number'])),
      unit: z.int().positive(),
    }),
    sealedAt: z.iso.datetime(),
    envelopes: z.array(
      z.strictObject({
        id: Id,
        title: z.record(z.string(), z.string()),
        total: Sum,
        places: z.int().nonnegative().nullable(),
        projects: z.array(
          z.strictObject({
            id: Id,
            number: z.int().positive(),
            title: z.record(z.string(), z.string()),
            cost: Sum,
            isWithdrawn: z.boolean(),
          }),
        ),
      }),
    ),
  }),
  root: Hex,
  winners: z
    .array(z.strictObject({ envelopeId: Id, winners: z.array(Id), totalCost: z.string().regex(/^\d+$/) }))
    .nullable(),
  ballots: z.array(
    z.strictObject({
      receipt: z.string().regex(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/),
      projects: z.array(z.int().positive()),
      points: z.array(z.int().positive()).optional(),
    }),
  ),
});
export type ListFile = z.infer<typeof ListFile>;
export type Ballot = ListFile['ballots'][number];
export type Envelope = ListFile['election']['envelopes'][number];
