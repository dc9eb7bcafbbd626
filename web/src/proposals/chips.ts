import type { Translate } from '../../../shared/platform/format.ts';
import type { StateId } from '../../../shared/platform/ids.ts';
import type { Shown } from '../../../shared/platform/locale.ts';
import type { ProposalsPage, TaxonomyOption } from '../../../shared/proposals/views.ts';
import type { proposalsWords } from '../../../shared/proposals/words.ts';
import { searchPath } from './search-links.ts';

/** An active filter with the link to the list without it. */
export interface Chip {
  readonly name: Shown;
  readonly path: string;
}

const flat = (options: readonly TaxonomyOption[]): readonly TaxonomyOption[] =>
  options.flatMap((option) => [option, ...option.children]);

const isCustom = (state: string): state is StateId => state.startsWith('sta_');

/** What narrows a list, in the order of the form. A theme that is gone is still a filter, and says its id. */
export function chipsOf(page: ProposalsPage, t: Translate<keyof (typeof proposalsWords)['en']>): Chip[] {
  const { query, locale } = page;
  const own = (text: string): Shown => ({ text, locale, isFallback: false });
  const without = (change: Partial<ProposalsPage['query']>) => searchPath(page, { query: change });
  const named = (id: string, options: readonly { readonly id: string; readonly name: Shown }[]) =>
    options.find((option) => option.id === id)?.name ?? own(id);
  const less = <T>(values: readonly T[], value: T) => values.filter((one) => one !== value);
  return [
    ...(query.q === '' ? [] : [{ name: own(t('page.chip-words', { q: query.q })), path: without({ q: '' }) }]),
    ...query.themes.map((id) => ({
      name: named(id, flat(page.themes)),
      path: without({ themes: less(query.themes, id) }),
    })),
    ...query.territories.map((id) => ({
      name: named(id, flat(page.territories)),
      path: without({ territories: less(query.territories, id) }),
    })),
    ...query.states.map((state) => ({
      name: isCustom(state) ? named(state, page.customStates) : own(t(`state.${state}`)),
      path: without({ states: less(query.states, state) }),
    })),
    ...query.origins.map((origin) => ({
      name: own(t(`page.origin-${origin}`)),
      path: without({ origins: less(query.origins, origin) }),
    })),
    ...(query.isPlaced ? [{ name: own(t('page.placed')), path: without({ isPlaced: false }) }] : []),
  ];
}
