import { useOffice } from '../context.ts';
import { PROJECT_SORTS, PROJECT_STATES, type ProjectFilter, readFilter, writeFilter } from './project-list.ts';
import { useTaxonomyOptions } from './TaxonomySelect.tsx';
import { useBudget } from './use-budget.ts';

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

const Choice = ({ name, label, value, choices }: ChoiceProps) => (
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

/** Filters and order of the table; they go into the address, so that a view can be kept and shared. */
export function ProjectFilters({ filter, path }: { readonly filter: ProjectFilter; readonly path: string }) {
  const { t, textOf, navigation } = useOffice();
  const { envelopes } = useBudget();
  const themes = useTaxonomyOptions('theme');
  const apply = (event: Event & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const said = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) if (typeof value === 'string') said.set(name, value);
    navigation.go(path + writeFilter(readFilter(said.toString())));
  };
  const all = (label: string) => ({ value: '', label });
  return (
    <search>
      <form class="row filters" action={path} onSubmit={apply} key={writeFilter(filter)}>
        <label class="filter">
          <span>{t('budget.filter.search')}</span>
          <input class="input input--s" name="q" type="search" defaultValue={filter.q} />
        </label>
        <Choice
          name="envelope"
          label={t('budget.column.envelope')}
          value={filter.envelope}
          choices={[
            all(t('budget.filter.any-envelope')),
            ...envelopes.map(({ id, title }) => ({ value: id, label: textOf(title) })),
          ]}
        />
        <Choice
          name="state"
          label={t('budget.filter.state')}
          value={filter.state}
          choices={[
            all(t('budget.filter.any-state')),
            ...PROJECT_STATES.map((state) => ({ value: state, label: t(`budget.state.${state}`) })),
          ]}
        />
        {themes.length > 0 && (
          <Choice
            name="category"
            label={t('budget.column.category')}
            value={filter.category}
            choices={[
              all(t('budget.filter.any-category')),
              { value: 'none', label: t('budget.category.none') },
              ...themes,
            ]}
          />
        )}
        <Choice
          name="sort"
          label={t('budget.filter.sort')}
          value={filter.sort}
          choices={PROJECT_SORTS.map((sort) => ({ value: sort, label: t(`budget.sort.${sort}`) }))}
        />
        <button class="btn btn--2 btn--s" type="submit">
          {t('budget.filter.apply')}
        </button>
        {writeFilter(filter) !== '' && (
          <a class="more" href={path}>
            {t('budget.filter.clear')}
          </a>
        )}
      </form>
    </search>
  );
}
