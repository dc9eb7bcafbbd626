import type { Contender } from './profile.ts';
import type { TieRule } from './rule.ts';

/** The higher, the earlier a project comes by one rule. */
function worth(rule: TieRule, { id, votes, cost, number }: Contender): bigint {
  if (rule === 'max-votes') return votes;
  if (rule === 'max-cost') return cost;
  if (rule === 'min-cost') return -cost;
  if (rule === 'number') return BigInt(-number);
  const place = rule.order.indexOf(id);
  return BigInt(place === -1 ? -rule.order.length : -place);
}

/** Those of some projects that come first by the rules, tried in their order: more than one if the rules do not decide. */
export function untie(among: readonly Contender[], rules: readonly TieRule[]): readonly Contender[] {
  let level = among;
  for (const rule of rules) {
    if (level.length < 2) break;
    const worths = level.map((contender) => worth(rule, contender));
    level = level.filter((_, at) => worths.every((other) => other <= (worths[at] ?? other)));
  }
  return level;
}
