/** Reconciliation of paper: every paper that was printed is somewhere, or somebody says why not. Pure. */
import * as z from 'zod';
import { PaperBatch } from './paper.ts';

const Count = z.int().nonnegative();

/** Where the papers of a component are. */
export const PaperStanding = z.object({
  printed: Count,
  handedOut: Count.describe('Voters who are marked as having a paper'),
  takenBack: Count.describe('Marks that were removed again, since the paper came back unused'),
  spoiled: Count.describe('Taken out since they were filled in wrongly, and replaced'),
  unused: Count.describe('Taken out since they came back unused'),
  left: Count.nullable().describe('Unused papers as counted by hand; null: nobody has counted'),
  kiosk: Count.describe('Papers whose code was used at the tablet'),
  returned: Count.describe('Papers out of urns as counted by hand'),
  entered: Count.describe('Papers that at least one agent has entered'),
  valid: Count,
  invalid: Count,
  invalidBy: z.record(z.string(), Count),
  half: Count.describe('Entered by one agent, waiting for a second one'),
  different: Count.describe('Entered by two agents, and not the same'),
  batches: z.array(PaperBatch.extend({ entered: Count })),
});
export type PaperStanding = z.infer<typeof PaperStanding>;

/** What does not add up, or is still to be done. `count` is how many papers. */
export interface PaperRemark {
  readonly code:
    | 'waiting'
    | 'different'
    | 'too-many-entered'
    | 'not-returned'
    | 'more-than-handed-out'
    | 'missing-from-stock'
    | 'too-many-in-stock'
    | 'stock-not-counted'
    | 'batch-short'
    | 'batch-over';
  readonly count: number;
  /** Place of the batch. */
  readonly place?: string;
  /** Must be done before the count is sealed; everything else is only explained. */
  readonly isOpen: boolean;
}

const whole = (code: PaperRemark['code'], count: number, isOpen = false): PaperRemark[] =>
  count > 0 ? [{ code, count, isOpen }] : [];

/** Batches whose papers were entered in another number than was counted. */
const batchRemarks = ({ batches }: PaperStanding): PaperRemark[] =>
  batches.flatMap(({ place, counted, entered }): PaperRemark[] => {
    if (entered === counted) return [];
    const code = entered < counted ? 'batch-short' : 'batch-over';
    return [{ code, count: Math.abs(counted - entered), place, isOpen: entered < counted }];
  });

/** Papers of the stock: what should be left, against what was counted. */
function stockRemarks({ printed, handedOut, spoiled, unused, left }: PaperStanding): PaperRemark[] {
  const expected = printed - handedOut - spoiled - unused;
  if (left === null) return whole('stock-not-counted', expected);
  return [...whole('missing-from-stock', expected - left), ...whole('too-many-in-stock', left - expected)];
}

/** What does not add up; none: every paper is where it should be. */
export function paperRemarks(standing: PaperStanding): readonly PaperRemark[] {
  const { handedOut, kiosk, returned, entered, half, different } = standing;
  const expected = handedOut - kiosk;
  return [
    ...whole('waiting', half, true),
    ...whole('different', different, true),
    ...batchRemarks(standing),
    ...(standing.batches.length === 0 ? [] : whole('too-many-entered', entered - returned)),
    ...whole('not-returned', expected - Math.max(returned, entered)),
    ...whole('more-than-handed-out', Math.max(returned, entered) - expected),
    ...stockRemarks(standing),
  ];
}
