import type { Case } from '../../../../shared/moderation/case.ts';
import type { ParticipantId, ProcessId } from '../../../../shared/platform/ids.ts';
import { useOffice } from '../context.ts';
import type { Offered } from './use-offered.ts';

/** As the contract has them: the browser carries no schemas. */
export const REASONS = ['spam', 'offensive', 'off-topic', 'illegal', 'personal-data'] as const;
const KINDS = ['proposal', 'comment', 'attachment', 'profile'] as const;

export interface Filters {
  readonly reason: (typeof REASONS)[number] | '';
  readonly kind: Case['kind'] | '';
  readonly space: ProcessId | '';
  readonly assignee: 'me' | 'nobody' | ParticipantId | '';
}
export const NO_FILTERS: Filters = { reason: '', kind: '', space: '', assignee: '' };

interface SelectProps<V extends string> {
  readonly label: string;
  readonly value: V | '';
  readonly any: string;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V | '') => void;
}

function Select<V extends string>({ label, value, any, choices, onChange }: SelectProps<V>) {
  const choose = (wanted: string) => onChange(choices.find((choice) => choice.value === wanted)?.value ?? '');
  return (
    <label class="filter">
      <span>{label}</span>
      <select class="input input--s" value={value} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface CaseFiltersProps {
  readonly filters: Filters;
  readonly offered: Offered;
  readonly onChange: (filters: Filters) => void;
}

/** What of the queue is shown: each choice takes effect at once. */
export function CaseFilters({ filters, offered, onChange }: CaseFiltersProps) {
  const { t, textOf } = useOffice();
  const set = (changes: Partial<Filters>) => onChange({ ...filters, ...changes });
  const people = [
    { value: 'me', label: t('moderation.me') } as const,
    { value: 'nobody', label: t('moderation.nobody') } as const,
    ...offered.moderators.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <search class="row filters">
      <Select
        label={t('moderation.reason')}
        value={filters.reason}
        any={t('moderation.any')}
        choices={REASONS.map((value) => ({ value, label: t(`moderation.reason.${value}`) }))}
        onChange={(reason) => set({ reason })}
      />
      <Select
        label={t('moderation.space')}
        value={filters.space}
        any={t('moderation.any')}
        choices={offered.spaces.map(({ id, title }) => ({ value: id, label: textOf(title) }))}
        onChange={(space) => set({ space })}
      />
      <Select
        label={t('moderation.kind')}
        value={filters.kind}
        any={t('moderation.any')}
        choices={KINDS.map((value) => ({ value, label: t(`moderation.kind.${value}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <Select
        label={t('moderation.assignee')}
        value={filters.assignee}
        any={t('moderation.any')}
        choices={people}
        onChange={(assignee) => set({ assignee })}
      />
    </search>
  );
}
