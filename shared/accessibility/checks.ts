import checked from './checks.json' with { type: 'json' };

/** What was checked, when, with what; written by `npm run accessibility` once every check has passed. */
export interface Checks {
  /** Day of the last record, `YYYY-MM-DD`. */
  readonly checkedOn: string;
  /** Version of axe. */
  readonly axe: string;
  /** Kinds of public pages, each with the number of states that were looked at. */
  readonly pages: Readonly<Record<string, number>>;
  /** Screens of the back office, states among them. */
  readonly screens: number;
  /** Conditions in which each was looked at. */
  readonly conditions: readonly string[];
  /** What was done by the keyboard alone. */
  readonly walks: readonly string[];
  /** Criteria of rules of axe that had something to look at. */
  readonly wcag: readonly string[];
  readonly rgaa: readonly string[];
}

export const checks: Checks = checked;
