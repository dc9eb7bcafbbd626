import { useEffect, useState } from 'preact/hooks';
import type { Taxonomy } from '../../../../shared/spaces/contract.ts';
import { useOffice } from '../context.ts';
import { inTree } from '../taxonomies/taxonomy-tree.ts';
import { LISTED_STATES, type ListAddress, readAddress, TABLE_SORTS, writeAddress } from './list-address.ts';

interface ProposalFiltersProps {
  readonly address: ListAddress;
  readonly themes: readonly Taxonomy[];
  readonly path: string;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Begins with `value` and is then left alone: a choice not yet sent outlives the list that loads meanwhile. */
function FilterSelect({
  name,
  label,
  value,
  choices,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
}) {
  return (
    <label class="filter">
      <span>{label}</span>
      <select class="input input--s" name={name}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Search, filters and order of the table; they go into the address, so that a view can be kept and shared. */
export function ProposalFilters({ address, themes, path }: ProposalFiltersProps) {
  const { t, textOf, navigation } = useOffice();
  const [q, setQ] = useState(address.q);
  useEffect(() => setQ(address.q), [address.q]);
  const apply = (event: Event & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const said = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) if (typeof value === 'string') said.set(name, value);
    navigation.go(path + writeAddress(readAddress(said.toString())));
  };
  const themeChoices = inTree(themes).map(({ taxonomy, depth }) => ({
    value: taxonomy.id,
    label: `${depth > 0 ? '— ' : ''}${textOf(taxonomy.name)}`,
  }));
  const isFiltered = address.q !== '' || address.state !== '' || address.theme !== '';
  return (
    <search>
      {/* The key fills the selects anew when the address changes without this form, by the back button for instance. */}
      <form class="row filters" action={path} onSubmit={apply} key={writeAddress({ ...address, q: '', cursor: '' })}>
        <label class="filter">
          <span>{t('filter.search')}</span>
          <input
            class="input input--s"
            name="q"
            type="search"
            value={q}
            placeholder={t('filter.search.placeholder')}
            onInput={(event) => setQ(event.currentTarget.value)}
          />
        </label>
        <FilterSelect
          name="state"
          label={t('filter.state')}
          value={address.state}
          choices={[
            { value: '', label: t('filter.any-state') },
            ...LISTED_STATES.map((state) => ({ value: state, label: t(`proposal.state.${state}`) })),
          ]}
        />
        {themeChoices.length > 0 && (
          <FilterSelect
            name="theme"
            label={t('filter.theme')}
            value={address.theme}
            choices={[{ value: '', label: t('filter.any-theme') }, ...themeChoices]}
          />
        )}
        <FilterSelect
          name="sort"
          label={t('filter.sort')}
          value={address.sort}
          choices={TABLE_SORTS.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
        />
        <button class="btn btn--2 btn--s" type="submit">
          {t('filter.apply')}
        </button>
        {isFiltered && (
          <a class="more" href={path}>
            {t('filter.clear')}
          </a>
        )}
      </form>
    </search>
  );
}
