import { equalShares, type SharesTaking } from './equal-shares.ts';
import { costOf } from './greedy.ts';
import type { Contender, Profile } from './profile.ts';
import { fraction, type Ratio } from './rational.ts';
import type { Rule } from './rule.ts';
import type { ShareStep } from './step.ts';

/** A run of Equal Shares with the share that everybody had in it. */
export interface Shared {
  readonly share: ShareStep;
  readonly run: SharesTaking;
}

/** Whether nothing that somebody wants fits into the money that is left. */
export function isExhausted({ budget, contenders }: Profile, winners: readonly Contender[]): boolean {
  const left = budget - costOf(winners);
  const won = new Set(winners);
  return !contenders.some((contender) => contender.supporters > 0 && contender.cost <= left && !won.has(contender));
}

/** The envelope by the number of voters; there must be one at least. */
export const equalShare = ({ budget, voters }: Profile): Ratio => ({ n: budget, d: BigInt(voters) });

/** Equal Shares without completion. */
export function withEqualShare(profile: Profile, rule: Rule): Shared {
  const share = equalShare(profile);
  return {
    share: { kind: 'share', voters: profile.voters, share: fraction(share), raised: 0, reason: 'equal' },
    run: equalShares(profile, share, rule),
  };
}

/**
 * Equal Shares with shares raised step by step (add1): from the equal share, rounded down to whole units of the currency, as
 * long as winners stay within the envelope and something that somebody wants still fits. If raising would spend less than the
 * equal share does, it is not done.
 */
export function withRaisedShares(profile: Profile, rule: Rule): Shared {
  const { budget, voters } = profile;
  const increment = rule.increment ?? rule.unit;
  const equal = withEqualShare(profile, rule);
  let share = (budget / BigInt(voters) / rule.unit) * rule.unit;
  let run = equalShares(profile, { n: share, d: 1n }, rule);
  let raised = 0;
  let reason: ShareStep['reason'] = 'exhausted';
  while (run.tied.length === 0 && !isExhausted(profile, run.winners)) {
    const next = equalShares(profile, { n: share + increment, d: 1n }, rule);
    if (next.tied.length === 0 && costOf(next.winners) > budget) {
      reason = 'next-too-dear';
      break;
    }
    [run, share, raised] = [next, share + increment, raised + 1];
  }
  if (run.tied.length === 0 && equal.run.tied.length === 0 && costOf(equal.run.winners) > costOf(run.winners))
    return { ...equal, share: { ...equal.share, reason: 'no-gain' } };
  return { share: { kind: 'share', voters, share: fraction({ n: share, d: 1n }), raised, reason }, run };
}
