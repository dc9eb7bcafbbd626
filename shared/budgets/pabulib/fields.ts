/** What a field holds. `list`: entries between commas. */
export type FieldKind =
  | 'text'
  | 'whole'
  | 'amount'
  | 'list'
  | 'country'
  | 'language'
  | 'currency'
  | 'date'
  | 'vote-type'
  | 'rule'
  | 'one'
  | 'comment'
  | 'selected'
  | 'latitude'
  | 'longitude'
  | 'age'
  | 'sex'
  | 'method';

export interface Field {
  readonly kind: FieldKind;
  readonly isNeeded?: true;
  readonly mayBeEmpty?: true;
}

type Fields = ReadonlyMap<string, Field>;

/** Columns of text, whole numbers and so on, in the order that is usual. */
const fields = (entries: Readonly<Record<string, Field>>): Fields => new Map(Object.entries(entries));

const TEXT = { kind: 'text' } as const;
const WHOLE = { kind: 'whole' } as const;
const AMOUNT = { kind: 'amount' } as const;
const LIST = { kind: 'list' } as const;
const needed = <Kind extends FieldKind>(kind: Kind) => ({ kind, isNeeded: true }) as const;
const orEmpty = <Kind extends FieldKind>(kind: Kind) => ({ kind, mayBeEmpty: true }) as const;

/** Keys of META. */
export const META_FIELDS: Fields = fields({
  description: needed('text'),
  country: needed('country'),
  unit: needed('text'),
  district: TEXT,
  subunit: TEXT,
  instance: needed('text'),
  num_projects: needed('whole'),
  num_votes: needed('whole'),
  budget: needed('amount'),
  vote_type: needed('vote-type'),
  rule: needed('rule'),
  date_begin: needed('date'),
  date_end: needed('date'),
  min_length: WHOLE,
  max_length: WHOLE,
  min_sum_cost: AMOUNT,
  max_sum_cost: AMOUNT,
  min_points: WHOLE,
  max_points: WHOLE,
  min_sum_points: WHOLE,
  max_sum_points: WHOLE,
  default_score: WHOLE,
  min_project_cost: WHOLE,
  max_project_cost: WHOLE,
  min_project_score_threshold: WHOLE,
  neighborhoods: LIST,
  subdistricts: LIST,
  categories: LIST,
  edition: TEXT,
  language: { kind: 'language' },
  currency: { kind: 'currency' },
  fully_funded: { kind: 'one' },
  experimental: { kind: 'one' },
  comment: { kind: 'comment' },
  acknowledgments: TEXT,
  leftover_budget: TEXT,
  budget_per_category: LIST,
  budget_per_neighborhood: LIST,
  min_length_per_category: WHOLE,
  max_length_per_category: WHOLE,
  min_sum_cost_per_category: LIST,
  max_sum_cost_per_category: LIST,
});

/** Columns of PROJECTS. */
export const PROJECT_FIELDS: Fields = fields({
  project_id: needed('text'),
  cost: needed('amount'),
  votes: WHOLE,
  score: WHOLE,
  name: TEXT,
  category: orEmpty('list'),
  beneficiaries: orEmpty('list'),
  selected: { kind: 'selected' },
  neighborhood: TEXT,
  subunit: TEXT,
  district: TEXT,
  description: TEXT,
  proposer: TEXT,
  public_id: TEXT,
  latitude: orEmpty('latitude'),
  longitude: orEmpty('longitude'),
});

/** Columns of VOTES. */
export const VOTE_FIELDS: Fields = fields({
  voter_id: needed('text'),
  vote: needed('list'),
  points: LIST,
  age: orEmpty('age'),
  sex: orEmpty('sex'),
  voting_method: { kind: 'method' },
  district: orEmpty('text'),
  neighborhood: orEmpty('text'),
  education: orEmpty('text'),
  topic_preference_transport: WHOLE,
  topic_preference_culture: WHOLE,
  topic_preference_nature: WHOLE,
  district_preference: TEXT,
  time_taken_seconds: WHOLE,
  format_easiness: TEXT,
  format_expressiveness: TEXT,
  format_rank: TEXT,
});

/** Types of ballots. */
export const VOTE_TYPES = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'] as const;
export type VoteType = (typeof VOTE_TYPES)[number];

/** Rules that META may name. */
export const PABULIB_RULES = [
  'unknown',
  'greedy',
  'greedy-no-skip',
  'greedy-threshold',
  'greedy-exclusive',
  'greedy-custom',
  'equalshares',
  'equalshares/add1',
  'equalshares-comparison',
  'equalshares/add1-comparison',
] as const;
export type PabulibRule = (typeof PABULIB_RULES)[number];
