import * as z from 'zod';
import { Peak, Peaks } from '../spaces/peak.ts';
import { Scenario } from './scenario.ts';

const { votesPerParticipant, voteLimit, proposals, signInShare } = Scenario.shape;

/** A declared peak, with what an operator may know better than the model's defaults. */
export const PlannedPeak = Peak.extend({
  votesPerParticipant: votesPerParticipant.default(5),
  voteLimit,
  proposals,
  signInShare,
});
export type PlannedPeak = z.infer<typeof PlannedPeak>;

/** A file of peaks: a list, or what the API answers. */
export const PeakFile = z.union([
  z.array(PlannedPeak),
  Peaks.pick({ items: true })
    .extend({ items: z.array(PlannedPeak) })
    .transform(({ items }) => items),
]);
