import { useEffect, useState } from 'preact/hooks';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { useOffice } from '../context.ts';
import { inTree } from '../taxonomies/taxonomy-tree.ts';
import { isFiltered, LISTED_STATES, type ListAddress, readAddress, TABLE_SORTS, writeAddress } from './list-address.ts';
import type { OwnState } from './own-states.ts';

interface ProposalFiltersProps {
  readonly address: ListAddress;
  /** Themes and territories that the component offers or has. */
  readonly taxonomies: readonly Taxonomy[];
  readonly states: readonly OwnState[];
  readonly path: string;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface FilterSelectProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  /** Choices apart, below a heading of their own. */
  readonly more?: { readonly label: string; readonly choices: readonly Choice[] };
}

/** Begins with `value` and is then left alone: a choice not yet sent outlives the list that loads meanwhile. */
function FilterSelect({ name, label, value, choices, more }: FilterSelectProps) {
  const option = (choice: Choice) => (
    <option key={choice.value} value={choice.value} selected={choice.value === value}>
      {choice.label}
    </option>
  );
  return (
    <label class="filter">
      <span>{label}</span>
      <select class="input input--s" name={name}>
        {choices.map(option)}
        {more && more.choices.length > 0 && <optgroup label={more.label}>{more.choices.map(option)}</optgroup>}
      </select>
    </label>
  );
}

function TaxonomyFilter({
  kind,
  value,
  taxonomies,
}: {
  readonly kind: Taxonomy['kind'];
  readonly value: string;
  readonly taxonomies: readonly Taxonomy[];
}) {
  const { t, textOf } = useOffice();
  const choices = inTree(taxonomies.filter((taxonomy) => taxonomy.kind === kind)).map(({ taxonomy, depth }) => ({
    value: taxonomy.id,
    label: `${depth > 0 ? '— ' : ''}${textOf(taxonomy.name)}`,
  }));
  if (choices.length === 0) return null;
  const any = { value: '', label: t(kind === 'theme' ? 'filter.any-theme' : 'filter.any-territory') };
  return <FilterSelect name={kind} label={t(`filter.${kind}`)} value={value} choices={[any, ...choices]} />;
}

/** Search, filters and order of the table; they go into the address, so that a view can be kept and shared. */
export function ProposalFilters({ address, taxonomies, states, path }: ProposalFiltersProps) {
  const { t, textOf, navigation } = useOffice();
  const [q, setQ] = useState(address.q);
  useEffect(() => setQ(address.q), [address.q]);
  const apply = (event: Event & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const said = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) if (typeof value === 'string') said.set(name, value);
    navigation.go(path + writeAddress(readAddress(said.toString())));
  };
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
          more={{
            label: t('filter.own-states'),
            choices: states.map(({ id, name }) => ({ value: id, label: textOf(name) })),
          }}
        />
        <TaxonomyFilter kind="theme" value={address.theme} taxonomies={taxonomies} />
        <TaxonomyFilter kind="territory" value={address.territory} taxonomies={taxonomies} />
        <FilterSelect
          name="assigned"
          label={t('filter.assigned')}
          value={address.assigned}
          choices={[
            { value: '', label: t('filter.assigned.any') },
            { value: 'me', label: t('filter.assigned.me') },
          ]}
        />
        <FilterSelect
          name="sort"
          label={t('filter.sort')}
          value={address.sort}
          choices={TABLE_SORTS.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
        />
        <button class="btn btn--2 btn--s" type="submit">
          {t('filter.apply')}
        </button>
        {isFiltered(address) && (
          <a class="more" href={path}>
            {t('filter.clear')}
          </a>
        )}
      </form>
    </search>
  );
}
