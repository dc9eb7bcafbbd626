import { equalShares, type SharesTaking } from './equal-shares.ts';
import { costOf } from './greedy.ts';
import type { Contender, Profile } from './profile.ts';
import { fraction, type Ratio } from './rational.ts';
import type { Rule } from './rule.ts';
import { Scout } from './scout.ts';
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
 * equal share does, it is not done. A tie that is not decided at any share on the way leaves the whole undecided.
 */
export function withRaisedShares(profile: Profile, rule: Rule): Shared {
  const { budget, voters } = profile;
  const { share, raised, reason } = raisedShare(profile, rule);
  const run = equalShares(profile, { n: share, d: 1n }, rule);
  const equal = withEqualShare(profile, rule);
  if (run.tied.length === 0 && equal.run.tied.length === 0 && costOf(equal.run.winners) > costOf(run.winners))
    return { ...equal, share: { ...equal.share, reason: 'no-gain' } };
  if (costOf(run.winners) > budget) throw new Error('The exact count differs from the quick one');
  return { share: { kind: 'share', voters, share: fraction({ n: share, d: 1n }), raised, reason }, run };
}

/** Up to which share is raised; at an undecided tie it is the share where that is. */
function raisedShare(profile: Profile, rule: Rule) {
  const { budget, voters } = profile;
  const scout = new Scout(profile, rule);
  const taken = (share: bigint): readonly Contender[] | undefined => {
    const quick = scout.winners(share);
    if (quick !== undefined) return quick;
    const { winners, tied } = equalShares(profile, { n: share, d: 1n }, rule);
    return tied.length > 0 ? undefined : winners;
  };
  const increment = rule.increment ?? rule.unit;
  let share = (budget / BigInt(voters) / rule.unit) * rule.unit;
  let winners = taken(share);
  let raised = 0;
  while (winners !== undefined && !isExhausted(profile, winners)) {
    const steps = stepsWithoutGain(profile, winners, share, increment);
    [share, raised] = [share + increment * steps, raised + Number(steps)];
    winners = taken(share + increment);
    if (winners !== undefined && costOf(winners) > budget) return { share, raised, reason: 'next-too-dear' } as const;
    [share, raised] = [share + increment, raised + 1];
  }
  return { share, raised, reason: 'exhausted' } as const;
}

/**
 * How many steps can be gone without a look. As long as the supporters of everything that was not taken do not have its
 * cost even if they spent nothing else, nothing new can be taken, so the winners stay within the envelope and the raising goes on.
 */
function stepsWithoutGain(
  { contenders }: Profile,
  winners: readonly Contender[],
  share: bigint,
  increment: bigint,
): bigint {
  const won = new Set(winners);
  let least: bigint | undefined;
  for (const contender of contenders) {
    if (contender.supporters === 0 || won.has(contender)) continue;
    const needed = (contender.cost - 1n) / BigInt(contender.supporters);
    if (least === undefined || needed < least) least = needed;
  }
  return least === undefined || least < share ? 0n : (least - share) / increment;
}
