import { useState } from 'preact/hooks';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import type { SavedFilter } from '../../../../shared/proposals/office.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded } from '../loading.tsx';
import { filterOf, isFiltered, type ListAddress } from './list-address.ts';

interface SavedFiltersProps {
  readonly componentId: ComponentId;
  readonly address: ListAddress;
  readonly path: string;
}

interface ListProps extends SavedFiltersProps {
  readonly filters: readonly SavedFilter[];
  readonly remove: (filter: SavedFilter) => void;
}

function FilterLinks({ filters, address, path, remove }: ListProps) {
  const { t } = useOffice();
  const here = filterOf(address);
  const isHere = (filter: string) => (filter === here && address.cursor === '' ? ('page' as const) : undefined);
  return (
    <ul class="chips plain-list">
      <li class="chip">
        <a href={path} aria-current={isHere('')}>
          {t('filters.all')}
        </a>
      </li>
      {filters.map((saved) => (
        <li key={saved.id} class="chip">
          <a href={`${path}?${saved.filter}`} aria-current={isHere(saved.filter)}>
            {saved.name}
          </a>
          <button
            type="button"
            onClick={() => remove(saved)}
            aria-label={t('filters.remove', { name: saved.name })}
            title={t('filters.remove', { name: saved.name })}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

interface SaveProps {
  readonly save: (name: string) => Promise<Problem | null>;
}

function SaveFilter({ save }: SaveProps) {
  const office = useOffice();
  const { t } = office;
  const [name, setName] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const refused = await save(name.trim());
    setProblem(refused);
    if (refused) return;
    setName('');
    setOpen(false);
  };
  return (
    <details class="fold save-filter" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('filters.save')}</summary>
      <form class="row filters" onSubmit={submit}>
        <label class="filter">
          <span>{t('filters.name')}</span>
          <input
            class="input input--s"
            value={name}
            maxLength={80}
            required={true}
            autoComplete="off"
            aria-describedby="save-filter-help"
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button class="btn btn--2 btn--s" type="submit">
          {t('filters.save')}
        </button>
        <p class="help" id="save-filter-help">
          {t('filters.name.help')}
        </p>
        {problem && (
          <p class="error" role="alert">
            {problemText(office, problem)}
          </p>
        )}
      </form>
    </details>
  );
}

/** Filters that this administrator has named: links to the table as they show it. */
export function SavedFilters({ componentId, address, path }: SavedFiltersProps) {
  const { t, announce } = useOffice();
  const params = { componentId };
  const { state, replace } = useLoaded(`filters ${componentId}`, () => api.proposals.listFilters({ params }));
  if (state.status !== 'ready') return null;
  const filters = state.data.items;
  const save = async (name: string): Promise<Problem | null> => {
    const answer = await api.proposals.saveFilter({ params, body: { name, filter: filterOf(address) } });
    if (!answer.ok) return answer.problem;
    const others = filters.filter(({ id }) => id !== answer.data.id);
    replace({ items: [...others, answer.data].sort((one, other) => one.name.localeCompare(other.name)) });
    announce(t('filters.saved-as', { name }));
    return null;
  };
  const remove = async ({ id, name }: SavedFilter) => {
    const answer = await api.proposals.removeFilter({ params: { componentId, filterId: id } });
    if (!answer.ok) return;
    replace({ items: filters.filter((filter) => filter.id !== id) });
    announce(t('filters.removed', { name }));
  };
  const isKnown = filters.some(({ filter }) => filter === filterOf(address));
  const canSave = (isFiltered(address) || address.sort !== 'recent') && !isKnown;
  if (filters.length === 0 && !canSave) return null;
  return (
    <nav class="row saved-filters" aria-label={t('filters.saved')}>
      {filters.length > 0 && (
        <FilterLinks componentId={componentId} address={address} path={path} filters={filters} remove={remove} />
      )}
      {canSave && <SaveFilter save={save} />}
    </nav>
  );
}
