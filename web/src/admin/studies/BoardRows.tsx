import type { ComponentId, ProposalId } from '../../../../shared/platform/ids.ts';
import type { StudyRow } from '../../../../shared/studies/contract.ts';
import { useOffice } from '../context.ts';
import { paths } from '../places.ts';
import { isLate, standingOf } from './board-filter.ts';
import { StudyMark } from './StudyMark.tsx';
import { useMoney } from './use-money.ts';

interface RowProps {
  readonly componentId: ComponentId;
  readonly row: StudyRow;
  readonly currency: string;
  /** Of the organization: `2027-01-31`. */
  readonly today: string;
  /** `null`: nothing is chosen here. */
  readonly chosen: ReadonlySet<ProposalId> | null;
  readonly toggle: (id: ProposalId) => void;
}

function Row({ componentId, row, currency, today, chosen, toggle }: RowProps) {
  const { t, number } = useOffice();
  const { day, range } = useMoney(currency);
  const { proposalId, title, locale, study, evaluators, supports, projects } = row;
  const [project] = projects;
  return (
    <tr>
      {chosen && (
        <td class="check">
          <label>
            <input type="checkbox" checked={chosen.has(proposalId)} onChange={() => toggle(proposalId)} />
            <span class="sr">{t('studies.select', { name: title })}</span>
          </label>
        </td>
      )}
      <th scope="row">
        <a class="row-head" href={paths.study(componentId, proposalId)} lang={locale}>
          {title}
        </a>
      </th>
      <td>
        <StudyMark status={standingOf(row)} />
        {project && <p class="tiny muted">{t('studies.project', { number: project.number })}</p>}
        {!row.isPublished && study.status !== 'not-begun' && (
          <p class="tiny muted">{t('studies.status.unpublished')}</p>
        )}
      </td>
      <td>
        {study.service}
        <p class="tiny muted">{evaluators.map(({ name }) => name ?? '–').join(', ')}</p>
      </td>
      <td class={isLate(row, today) ? 'study-late' : ''}>
        {study.dueOn && day(study.dueOn)}
        {isLate(row, today) && <p class="tiny">{t('studies.due.late')}</p>}
      </td>
      <td class="n">{study.estimate && range(study.estimate)}</td>
      <td class="n">{supports === null ? '–' : number(supports)}</td>
    </tr>
  );
}

interface BoardRowsProps extends Omit<RowProps, 'row'> {
  readonly rows: readonly StudyRow[];
  readonly toggleAll: () => void;
}

const COLUMNS = ['proposal', 'status', 'service', 'due', 'cost', 'supports'] as const;

/** The table of studies. */
export function BoardRows({ rows, toggleAll, ...common }: BoardRowsProps) {
  const { t } = useOffice();
  const { chosen } = common;
  const areAll = chosen !== null && rows.every(({ proposalId }) => chosen.has(proposalId));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section class="scroll" tabIndex={0} aria-label={t('studies.title')}>
      <table class="table">
        <thead>
          <tr>
            {chosen && (
              <th scope="col" class="check">
                <label>
                  <input type="checkbox" checked={areAll} onChange={toggleAll} />
                  <span class="sr">{t('studies.select-all')}</span>
                </label>
              </th>
            )}
            {COLUMNS.map((column) => (
              <th key={column} scope="col" class={column === 'cost' || column === 'supports' ? 'n' : ''}>
                {t(`studies.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.proposalId} row={row} {...common} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
