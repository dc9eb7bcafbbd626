import type { Translate } from '../../../../shared/platform/format.ts';
import type { FieldProblem } from '../../../../shared/platform/problem.ts';

/** Fields of the form by the pointer that a refusal names them with, with the id of their control. */
const FIELDS = {
  '/title': { name: 'title', control: 'proposal-title' },
  '/themeId': { name: 'theme', control: 'proposal-theme' },
  '/territoryId': { name: 'territory', control: 'proposal-territory' },
  '/body': { name: 'body', control: 'proposal-body' },
  '/place': { name: 'place', control: 'proposal-place' },
  '/attachments': { name: 'attachments', control: 'proposal-attachments' },
  '/groupId': { name: 'group', control: 'proposal-group' },
} as const;
type Pointer = keyof typeof FIELDS;
type FieldName = (typeof FIELDS)[Pointer]['name'];

/** What is wrong, in words, in the order of the form. */
export interface FormError {
  readonly name: FieldName;
  readonly control: string;
  readonly said: string;
}

const SAID = ['too_small', 'too_big', 'choice.required', 'text.begins-small', 'text.capitals', 'text.marks', 'outside'];
const WITH_WORDS: readonly FieldName[] = ['title', 'body', 'theme', 'place'];

/** Puts problems of fields into words; one that the form does not have is said beside the text. */
export function formErrors(t: Translate, problems: readonly FieldProblem[]): readonly FormError[] {
  const found = problems.map(({ pointer, code, facts = {} }) => {
    const field = Object.entries(FIELDS).find(([known]) => known === pointer)?.[1] ?? FIELDS['/body'];
    const values = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value ?? '']));
    const isKnown = SAID.includes(code) && WITH_WORDS.includes(field.name);
    return { ...field, said: t(isKnown ? `form.${field.name}.${code}` : 'form.field-wrong', values) };
  });
  const order = Object.values(FIELDS).map(({ name }) => name);
  return found.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}
