/** What the checks of accessibility go through: tests run over these, and the statement may claim no more. */
import axe from 'axe-core';
import type { Checks } from '../../shared/accessibility/checks.ts';
import { criteriaOf } from '../../shared/accessibility/criteria.ts';
import { AXE_VERSION, conditions } from './accessible.ts';
import { kinds } from './gallery.ts';

/** Screens of the back office on the real platform, by what follows `/admin/`; those of consultations are in test/admin. */
export const OFFICE_SCREENS = [
  'today',
  'moderation',
  'moderation/?show=decided',
  'moderation/?show=appealed',
  'audit',
  'team',
  'start',
  'process-groups/new',
  'announcement',
  'partners',
  'peaks',
  'sign-in-services',
  'pages',
  'pages/accessibility',
  'process:team',
  'process:preview',
  'process:copy',
  'process:documents',
  'component:proposals',
] as const;

/** What is done by the keyboard alone, and the test that does it. */
export const WALKS = {
  vote: 'finds a proposal, votes, signs in on the way and comments',
  comment: 'finds a proposal, votes, signs in on the way and comments',
  propose: 'writes a proposal, reads it over, and publishes it',
  moderate: 'lets a moderator keep, take back and hide by the keyboard alone, and says what was done',
  'second-factor': 'asks for the second factor without a mouse',
} as const;

/** Kinds of pages with the number of states of each. */
function states(): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const kind of kinds.values()) counted[kind] = (counted[kind] ?? 0) + 1;
  return counted;
}

/**
 * What may be said of the checks as they are now.
 *
 * @param applied rules of axe that had something to look at
 */
export function whatIsChecked(applied: ReadonlySet<string>): Omit<Checks, 'checkedOn'> {
  const tags = axe
    .getRules()
    .filter(({ ruleId }) => applied.has(ruleId))
    .flatMap((rule) => rule.tags);
  return {
    axe: AXE_VERSION,
    pages: states(),
    screens: OFFICE_SCREENS.length,
    conditions,
    walks: Object.keys(WALKS),
    ...criteriaOf(tags),
  };
}
