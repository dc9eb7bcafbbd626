import type { AuditLine } from '../../../../shared/audit/contract.ts';
import { AUDIT_ENDS, type AuditFilter } from '../../../../shared/audit/filter.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { useLoaded } from '../loading.tsx';
import { useAuditWords } from './use-audit-words.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface SelectProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  readonly choose: (value: string | undefined) => void;
}

function Select({ label, value = '', choices, choose }: SelectProps) {
  return (
    <label class="filter">
      <span>{label}</span>
      <select
        class="input input--s"
        value={value}
        onChange={({ currentTarget }) => choose(currentTarget.value === '' ? undefined : currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly choose: (value: string | undefined) => void;
}

const Day = ({ label, value = '', choose }: DayProps) => (
  <label class="filter">
    <span>{label}</span>
    <input
      class="input input--s"
      type="date"
      value={value}
      onChange={({ currentTarget }) => choose(currentTarget.value === '' ? undefined : currentTarget.value)}
    />
  </label>
);

/** Consultations to choose from; while they load, and where they do not, the log can be read all the same. */
function useSpaces(): (Choice & { readonly value: NonNullable<AuditFilter['space']> })[] {
  const { textOf, organization } = useOffice();
  const { state } = useLoaded('audit-spaces', () => api.spaces.listProcesses());
  const processes = state.status === 'ready' ? state.data.items : [];
  return [
    { value: 'organization', label: textOf(organization.name) },
    ...processes.map(({ id, title }) => ({ value: id, label: textOf(title) })),
  ];
}

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly change: (filter: AuditFilter) => void;
  /** People met in the log so far: whom one has not met, one has nothing to ask about. */
  readonly people: ReadonlyMap<string, Pick<AuditLine, 'entry' | 'actorName'>>;
}

/** Who, what, where, when and with which outcome. */
export function AuditFilters({ filter, change, people }: AuditFiltersProps) {
  const { say, who, operations } = useAuditWords();
  const spaces = useSpaces();
  const set = (part: AuditFilter) => change({ ...filter, ...part });
  const actors = [...people].map(([value, line]) => ({ value, label: who(line) }));
  const any = (label: string): Choice => ({ value: '', label });
  return (
    <search class="row filters" aria-label={say('audit.filters')}>
      <Select
        label={say('audit.who')}
        value={filter.actor}
        choices={[
          any(say('audit.everybody')),
          ...actors.toSorted((one, other) => one.label.localeCompare(other.label)),
        ]}
        choose={(actor) => set({ actor: people.get(actor ?? '')?.entry.actor })}
      />
      <Select
        label={say('audit.what')}
        value={filter.operation}
        choices={[any(say('audit.everything')), ...operations()]}
        choose={(operation) => set({ operation })}
      />
      <Select
        label={say('audit.where')}
        value={filter.space}
        choices={[any(say('audit.everywhere')), ...spaces]}
        choose={(space) => set({ space: spaces.find(({ value }) => value === space)?.value })}
      />
      <Select
        label={say('audit.end')}
        value={filter.end}
        choices={[
          any(say('audit.any-end')),
          ...AUDIT_ENDS.map((value) => ({ value, label: say(`audit.end.${value}`) })),
        ]}
        choose={(end) => set({ end: AUDIT_ENDS.find((one) => one === end) })}
      />
      <Day label={say('audit.from')} value={filter.from} choose={(from) => set({ from })} />
      <Day label={say('audit.until')} value={filter.until} choose={(until) => set({ until })} />
    </search>
  );
}
