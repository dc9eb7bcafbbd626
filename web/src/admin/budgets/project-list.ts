/** Filters and order of the table of projects, as its address has them. Pure. */
import type { ProjectLine } from '../../../../shared/budgets/office.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';

export const PROJECT_STATES = ['draft', 'published', 'withdrawn'] as const;
export const PROJECT_SORTS = ['number', 'title', 'cost', 'changed'] as const;
export type ProjectSort = (typeof PROJECT_SORTS)[number];

export interface ProjectFilter {
  readonly q: string;
  readonly envelope: string;
  readonly category: string;
  readonly state: string;
  readonly sort: ProjectSort;
}

/** What an address asks for; what it does not know is no filter. */
export function readFilter(search: string): ProjectFilter {
  const said = new URLSearchParams(search);
  const sort = PROJECT_SORTS.find((one) => one === said.get('sort')) ?? 'number';
  const state = PROJECT_STATES.find((one) => one === said.get('state')) ?? '';
  const { q = '', envelope = '', category = '' } = Object.fromEntries(said);
  return { q, envelope, category, state, sort };
}

/** The query of an address; empty where nothing is asked for. */
export function writeFilter(filter: ProjectFilter): string {
  const said = Object.entries(filter).filter(
    ([name, value]) => value !== '' && !(name === 'sort' && value === 'number'),
  );
  return said.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(said))}`;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Projects that a filter finds, in its order; `textOf` picks the language that titles are compared in. */
export function filtered(
  projects: readonly ProjectLine[],
  { q, envelope, category, state, sort }: ProjectFilter,
  textOf: (texts: Localized) => string,
): readonly ProjectLine[] {
  const words = plain(q).split(/\s+/).filter(Boolean);
  const has = ({ title, number }: ProjectLine) => {
    const text = plain(`${number} ${Object.values(title).join(' ')}`);
    return words.every((word) => text.includes(word));
  };
  const found = projects.filter(
    (project) =>
      (envelope === '' || project.envelopeId === envelope) &&
      (category === '' || (category === 'none' ? project.categoryId === null : project.categoryId === category)) &&
      (state === '' || project.state === state) &&
      has(project),
  );
  const by: Readonly<Record<ProjectSort, (one: ProjectLine, other: ProjectLine) => number>> = {
    number: (one, other) => one.number - other.number,
    title: (one, other) => textOf(one.title).localeCompare(textOf(other.title)),
    cost: (one, other) => other.cost - one.cost,
    changed: (one, other) => (one.updatedAt < other.updatedAt ? 1 : -1),
  };
  return [...found].sort((one, other) => by[sort](one, other) || one.number - other.number);
}
