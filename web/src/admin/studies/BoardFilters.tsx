import type { ComponentChildren } from 'preact';
import type { StudyRow } from '../../../../shared/studies/contract.ts';
import { useOffice } from '../context.ts';
import { type BoardFilter, countsOf, STATUSES, servicesOf } from './board-filter.ts';

interface Person {
  readonly participantId: string;
  readonly name: string | null;
}
interface BoardFiltersProps {
  readonly rows: readonly StudyRow[];
  readonly evaluators: readonly Person[];
  readonly filter: BoardFilter;
  readonly onChange: (filter: BoardFilter) => void;
}

const STANDINGS = [...STATUSES, 'merged', 'project', 'unpublished'] as const;

/** How many studies stand where; each figure filters the table. */
function Figures({ rows, filter, onChange }: Omit<BoardFiltersProps, 'evaluators'>) {
  const { t, number } = useOffice();
  const counts = countsOf(rows);
  return (
    <fieldset class="study-figures">
      <legend class="sr">{t('studies.filter.status')}</legend>
      {STANDINGS.map((status) => (
        <button
          key={status}
          class="study-figure"
          type="button"
          aria-pressed={filter.status === status}
          onClick={() => onChange({ ...filter, status: filter.status === status ? '' : status })}
        >
          <b>{number(counts.get(status) ?? 0)}</b>
          <span>{t(`studies.status.${status}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}

interface SelectProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ComponentChildren;
}
function Select({ id, label, value, onChange, children }: SelectProps) {
  const { t } = useOffice();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select class="input input--s" id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t('studies.filter.all')}</option>
        {children}
      </select>
    </div>
  );
}

const DUE = ['late', 'week', 'none'] as const;

/** What the board shows: by where studies stand, by words, service, evaluator and day. */
export function BoardFilters({ rows, evaluators, filter, onChange }: BoardFiltersProps) {
  const { t } = useOffice();
  return (
    <div class="stack">
      <Figures rows={rows} filter={filter} onChange={onChange} />
      <search class="side-by-side">
        <div class="field">
          <label for="study-text">{t('studies.filter.text')}</label>
          <input
            class="input"
            id="study-text"
            type="search"
            value={filter.text}
            onInput={(event) => onChange({ ...filter, text: event.currentTarget.value })}
          />
        </div>
        <Select
          id="study-service"
          label={t('studies.service')}
          value={filter.service}
          onChange={(service) => onChange({ ...filter, service })}
        >
          {servicesOf(rows).map((service) => (
            <option key={service}>{service}</option>
          ))}
        </Select>
        <Select
          id="study-evaluator"
          label={t('studies.evaluator')}
          value={filter.evaluator}
          onChange={(evaluator) => onChange({ ...filter, evaluator })}
        >
          <option value="nobody">{t('studies.nobody')}</option>
          {evaluators.map(({ participantId, name }) => (
            <option key={participantId} value={participantId}>
              {name ?? '–'}
            </option>
          ))}
        </Select>
        <Select
          id="study-due"
          label={t('studies.due')}
          value={filter.due}
          onChange={(value) => onChange({ ...filter, due: DUE.find((due) => due === value) ?? '' })}
        >
          {DUE.map((due) => (
            <option key={due} value={due}>
              {t(`studies.due.${due}`)}
            </option>
          ))}
        </Select>
      </search>
    </div>
  );
}
