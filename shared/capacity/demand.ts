import { arrivals, randomOf } from './random.ts';
import type { Scenario } from './scenario.ts';

/** 0 to 1 over the run: how full it is at second `t` of `end`. The highest value is 1. */
type Shape = (t: number, end: number) => number;

const MENTION_PEAK = 60;
const MENTION_AFTER = 3_600;

const SHAPES: Readonly<Record<Scenario['curve'], Shape>> = {
  steady: () => 1,
  // Announced to the minute: most wait for it, then fewer and fewer.
  opening: (t) => (t < 60 ? t / 60 : Math.exp(-(t - 60) / 1_200)),
  // Twice as many each twentieth of the time, and full for the last five minutes.
  'last-evening': (t, end) => Math.min(1, 2 ** ((20 * (t - end + 300)) / end)),
  // A third of the way in: full for a minute, a third of it for an hour, then fading.
  mention: (t, end) => {
    const since = t - Math.floor(end / 3);
    if (since < 0) return 0;
    if (since < MENTION_PEAK) return 1;
    if (since < MENTION_PEAK + MENTION_AFTER) return 0.33;
    return 0.33 * Math.exp(-(since - MENTION_PEAK - MENTION_AFTER) / 2_400);
  },
};
/** Of the highest second: what comes at all times, where no peak is given. */
const QUIET = 0.02;

const sum = (values: Float64Array): number => values.reduce((one, other) => one + other, 0);

/** The curve between its quiet level and 1, so that `total` come while the highest second has `peak`. */
function shaped(shape: Float64Array, total: number, peak: number): Float64Array {
  const area = sum(shape);
  const quiet = (total - peak * area) / (shape.length - area || 1);
  if (quiet >= 0) return shape.map((value) => Math.min(peak, quiet) + (peak - Math.min(peak, quiet)) * value);
  // Fewer people than the curve is wide: it gets steeper until they fit, so that the peak stays what was said.
  let [low, high] = [1, 4_096];
  for (let step = 0; step < 60; step += 1) {
    const power = (low + high) / 2;
    if (peak * sum(shape.map((value) => value ** power)) > total) low = power;
    else high = power;
  }
  return shape.map((value) => peak * value ** high);
}

/** Expected participants in each second. Their sum is the number of participants, unless the peak makes that impossible. */
export function expectedArrivals(scenario: Scenario): Float64Array {
  const { participants, votesPerParticipant, peakVotesPerSecond, curve, hours } = scenario;
  const end = Math.round(hours * 3_600);
  const shape = Float64Array.from({ length: end }, (_, t) => SHAPES[curve](t, end));
  if (peakVotesPerSecond !== undefined) return shaped(shape, participants, peakVotesPerSecond / votesPerParticipant);
  const level = shape.map((value) => QUIET + (1 - QUIET) * value);
  const scale = participants / sum(level);
  return level.map((value) => value * scale);
}

/** Participants who come in each second, by the scenario's seed. */
export function drawArrivals(scenario: Scenario): number[] {
  const random = randomOf(scenario.seed);
  return Array.from(expectedArrivals(scenario), (mean) => arrivals(mean, random));
}
