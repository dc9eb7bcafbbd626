/** What is wrong with a file, and what is only strange. Codes are stable. */
export const PABULIB_MESSAGES = {
  'line-too-long': 'the line is too long: no more than 1,000,000 characters are read, and nothing after it',
  'quote-unclosed': 'a quotation is not closed on its line, or something follows behind it',
  'section-missing': 'the section {name} is missing',
  'section-twice': 'the section {name} is there twice',
  'section-order': 'sections must come in the order META, PROJECTS, VOTES',
  'row-outside': 'a row stands before any section',
  'header-missing': 'the section {name} has no header',
  'header-meta': 'META must start with the header key;value',
  'header-first': 'the first column of {section} must be {name}',
  'columns-too-many': 'the header has more than {limit} columns',
  'column-twice': 'the column {name} is there twice',
  'column-unknown': 'the column {name} is not known in {section}',
  'column-missing': 'the column {name} is missing in {section}',
  'column-renamed': 'the column target was renamed to beneficiaries in April 2026',
  'whitespace-around': 'there is white space before or after {name}',
  'whitespace-in-vote': 'projects of a vote are separated by commas without white space',
  'whitespace-in-list': 'entries of {name} are separated by commas without white space',
  'key-empty': 'a row of META has no key',
  'key-twice': '{name} is there twice in META',
  'key-unknown': '{name} is not known in META',
  'key-missing': '{name} is missing in META',
  'id-empty': 'the row has no {name}',
  'id-twice': '{name} {id} is there twice',
  'value-empty': '{name} is empty',
  'value-invalid': '{name} is not valid: {value}',
  'comma-in-number': '{name} has a comma for a point: {value}',
  'date-invalid': '{name} is no date of the calendar (YYYY or DD.MM.YYYY): {value}',
  'dates-reversed': 'date_end is earlier than date_begin',
  'rule-unknown': 'the rule {value} is not known',
  'coordinates-alone': 'latitude and longitude must both be there, or neither',
  'max-length-too-high': 'max_length {value} is higher than num_projects {limit}',
  'projects-miscounted': 'META says {value} projects, there are {counted}',
  'votes-miscounted': 'META says {value} votes, there are {counted}',
  'tallies-missing': 'PROJECTS has neither votes nor score',
  'project-votes-differ': 'project {id} has {value} votes by its row, {counted} are counted',
  'project-score-differs': 'project {id} has a score of {value} by its row, {counted} is counted',
  'project-no-cost': 'project {id} costs nothing',
  'withdrawn-selected': 'project {id} is selected, but its cost stands for a withdrawn one',
  'project-over-budget': 'project {id} costs more than the whole budget',
  'budget-exceeded': 'the selected projects cost more than the budget',
  'all-funded': 'the budget is enough for all projects, but fully_funded is not there',
  'fully-funded-wrong': 'fully_funded is there, but the budget is not enough for all projects',
  'vote-empty': 'the vote names no project',
  'vote-unknown-project': 'the vote names {id}, which is no project',
  'vote-duplicate-project': 'the vote names {id} twice',
  'vote-too-long': 'the vote names {counted} projects, at most {limit} are allowed',
  'vote-too-short': 'the vote names {counted} projects, at least {limit} are needed',
  'vote-not-one': 'a choose-1 vote names one project, this one {counted}',
  'points-missing': 'votes of this type need points',
  'points-mismatch': 'the vote names {counted} projects and has {value} points',
  'points-unexpected': 'votes of this type have no points',
  'points-too-low': 'a project gets {value} points, at least {limit} are needed',
  'points-too-high': 'a project gets {value} points, at most {limit} are allowed',
  'points-sum-missing': 'max_sum_points is missing in META, which cumulative votes need',
  'threshold-missing': 'greedy-threshold needs min_project_score_threshold in META',
  'below-threshold': 'project {id} is selected below the threshold',
  'rule-not-followed':
    'by the rule {rule}, these should be selected but are not: {missing}; and these are but should not: {extra}',
  'empty-line': 'the line is empty',
  'extra-columns': 'the row has more columns than its header; they are not read',
  'order-unusual': 'columns or keys of {section} are not in the usual order: {expected}',
  'rule-unverified': 'whether the rule {rule} was followed cannot be verified',
  'rule-differs':
    'the selection differs from what greedy gives, which a {rule} rule may do: missing {missing}; more {extra}',
  'comment-missing': 'a greedy-custom rule should be explained in comment',
  'selected-missing': 'PROJECTS does not say what was selected',
  'project-withdrawn': 'project {id} has the cost 999999999, which stands for a withdrawn one',
  'project-no-votes': 'project {id} has no votes',
  'max-length-unused': 'nobody used all {limit} places of a vote',
  'choose-one-suggested': 'votes of one project each are of type choose-1',
  'votes-of-one': 'all votes name one project each, though max_length is {limit}',
  'vote-over-cost': 'the projects of the vote cost more than max_sum_cost',
  'choose-one-lengths': 'for choose-1, min_length and max_length must be 1',
  'points-sum-too-high': 'the points of the vote are {value} together, at most {limit} are allowed',
  'points-sum-too-low': 'the points of the vote are {value} together, at least {limit} are needed',
  'points-unsorted': 'projects of the vote are not in the order of their points',
  'labels-alike': 'labels differ only in how they are written: {value}',
} as const;

export type PabulibCode = keyof typeof PABULIB_MESSAGES;

export type PabulibFacts = Readonly<Record<string, string | number>>;

/** Something about one line of a file; line 0 is the file as a whole. */
export interface PabulibProblem {
  readonly severity: 'error' | 'warning';
  readonly code: PabulibCode;
  readonly line: number;
  readonly facts: PabulibFacts;
}

/** In words, in English: `line 12: the line is empty`. */
export function pabulibMessage({ code, line, facts }: PabulibProblem): string {
  const words = PABULIB_MESSAGES[code].replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    String(facts[name] ?? placeholder),
  );
  return line === 0 ? words : `line ${line}: ${words}`;
}

/** Most problems that are kept of a file; the rest is only counted. */
export const MOST_PROBLEMS = 1000;

/** Collects problems; what is longer than a line of a screen is cut in what it quotes. */
export class Problems {
  readonly #kept: PabulibProblem[] = [];
  #errors = 0;
  #all = 0;

  readonly error = (code: PabulibCode, line: number, facts: PabulibFacts = {}): void =>
    this.#add('error', code, line, facts);
  readonly warn = (code: PabulibCode, line: number, facts: PabulibFacts = {}): void =>
    this.#add('warning', code, line, facts);

  /** The first of them, in the order in which they were found. */
  get kept(): readonly PabulibProblem[] {
    return this.#kept;
  }

  get errors(): number {
    return this.#errors;
  }

  get all(): number {
    return this.#all;
  }

  #add(severity: PabulibProblem['severity'], code: PabulibCode, line: number, facts: PabulibFacts): void {
    this.#all += 1;
    if (severity === 'error') this.#errors += 1;
    const short = (value: string | number): string | number =>
      typeof value === 'string' && value.length > 80 ? `${value.slice(0, 80)}…` : value;
    if (this.#kept.length < MOST_PROBLEMS)
      this.#kept.push({
        severity,
        code,
        line,
        facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, short(value)])),
      });
  }
}
