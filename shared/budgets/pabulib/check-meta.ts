import type { Draft } from './draft.ts';
import { META_FIELDS } from './fields.ts';
import { checkValue } from './row.ts';
import { readDate } from './values.ts';

const before = (one: readonly number[], other: readonly number[]): boolean => {
  const [at] = one.flatMap((part, index) => (part === other[index] ? [] : [index]));
  return at !== undefined && (one[at] ?? 0) < (other[at] ?? 0);
};

/** Looks at META as a whole, once it is read: what is missing or unknown, and what contradicts itself. */
export function checkMeta(draft: Draft): void {
  const { problems, meta } = draft;
  for (const [name, { value, line }] of meta) {
    const field = META_FIELDS.get(name);
    if (field === undefined) problems.error('key-unknown', line, { name });
    else checkValue(draft, field, name, value, line);
  }
  for (const [name, { isNeeded }] of META_FIELDS)
    if (isNeeded && !meta.has(name)) problems.error('key-missing', 0, { name });
  checkOrder(draft, 'META', [...meta.keys()], [...META_FIELDS.keys()]);
  const [begin, end] = [readDate(draft.text('date_begin') ?? ''), readDate(draft.text('date_end') ?? '')];
  if (begin !== undefined && end !== undefined && before(end, begin))
    problems.error('dates-reversed', draft.lineOf('date_end'));
  checkLengths(draft);
  if (draft.voteType === 'cumulative' && draft.text('max_sum_points') === undefined)
    problems.error('points-sum-missing', 0);
}

/** The usual order of keys or columns; another one is only unusual. */
export function checkOrder(
  draft: Draft,
  section: string,
  names: readonly string[],
  usual: readonly string[],
  line = 0,
): void {
  const known = names.filter((name) => usual.includes(name));
  const expected = usual.filter((name) => known.includes(name));
  if (known.some((name, at) => name !== expected[at]))
    draft.problems.warn('order-unusual', line, { section, expected: expected.join(', ') });
}

function checkLengths(draft: Draft): void {
  const { problems } = draft;
  const [least, most] = [draft.whole('min_length'), draft.whole('max_length')];
  const line = draft.lineOf('max_length');
  if (draft.voteType === 'choose-1') {
    if ((least ?? 1) !== 1 || (most ?? 1) !== 1) problems.error('choose-one-lengths', line);
  } else if (most === 1) problems.warn('choose-one-suggested', line);
  const limit = draft.whole('num_projects');
  if (most !== undefined && limit !== undefined && most > limit)
    problems.error('max-length-too-high', line, { value: most, limit });
}
