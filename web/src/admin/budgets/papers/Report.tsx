import type { PaperStanding } from '../../../../../shared/budgets/papers/report.ts';
import { api } from '../../../platform/api.ts';
import { useOffice } from '../../context.ts';
import { download } from '../../download.ts';
import { useLoaded, WhenLoaded } from '../../loading.tsx';
import { separatorOf, toCsv } from '../../proposals/csv.ts';
import { Batches, LeftOver } from './Batches.tsx';
import type { PapersProps } from './papers-props.ts';
import { Tablets } from './Tablets.tsx';

type Remarks = readonly {
  readonly code: string;
  readonly count: number;
  readonly place?: string | undefined;
  readonly isOpen: boolean;
}[];
type PaperReport = PaperStanding & { readonly waiting: readonly number[]; readonly remarks: Remarks };

const FIGURES = [
  'printed',
  'handedOut',
  'takenBack',
  'spoiled',
  'unused',
  'left',
  'kiosk',
  'returned',
  'entered',
  'valid',
  'invalid',
  'half',
  'different',
] as const satisfies readonly (keyof PaperStanding)[];

/** The figures of the report with their names, as rows. */
function useRows(report: PaperReport): readonly (readonly [string, number | null])[] {
  const { t, find } = useOffice();
  const reasons = Object.entries(report.invalidBy).map(
    ([reason, count]) => [`– ${find(`papers.invalid.${reason}`) ?? reason}`, count] as const,
  );
  return FIGURES.flatMap((name) => [
    [t(`papers.report.${name}`), report[name]] as const,
    ...(name === 'invalid' ? reasons : []),
  ]);
}

function Figures({ report }: { readonly report: PaperReport }) {
  const { t, number } = useOffice();
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t('papers.report.what')}</th>
          <th scope="col" class="num">
            {t('papers.report.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {useRows(report).map(([name, count]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="num">{count === null ? '–' : number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RemarkList({ remarks, waiting }: Pick<PaperReport, 'remarks' | 'waiting'>) {
  const { t, find, number } = useOffice();
  if (remarks.length === 0) return <p class="note">{t('papers.report.well')}</p>;
  return (
    <section class="stack" aria-labelledby="h-remarks">
      <h2 id="h-remarks">{t('papers.report.remarks')}</h2>
      <ul class="list">
        {remarks.map(({ code, count, place = '', isOpen }) => (
          <li key={`${code} ${place}`}>
            {isOpen ? (
              <b>{find(`papers.remark.${code}`, { count, name: place })}</b>
            ) : (
              find(`papers.remark.${code}`, { count, name: place })
            )}
          </li>
        ))}
      </ul>
      {waiting.length > 0 && (
        <p class="help">{t('papers.report.waiting', { others: waiting.map((one) => number(one)).join(', ') })}</p>
      )}
    </section>
  );
}

interface ShownProps extends PapersProps {
  readonly report: PaperReport;
  readonly reload: () => void;
}

function Shown({ report, component, reload }: ShownProps) {
  const { t, find, locale } = useOffice();
  const rows = useRows(report);
  const remarks = report.remarks.map(({ code, count, place = '' }) => [
    find(`papers.remark.${code}`, { count, name: place }) ?? code,
    count,
  ]);
  const csv = () =>
    download(
      'papers.csv',
      toCsv([[t('papers.report.what'), t('papers.report.count')], ...rows, ...remarks], separatorOf(locale)),
    );
  return (
    <>
      <div class="row">
        <button class="btn btn--2 btn--s" type="button" onClick={reload}>
          {t('papers.report.again')}
        </button>
        <button class="btn btn--2 btn--s" type="button" onClick={csv}>
          {t('papers.report.csv')}
        </button>
        <button class="btn btn--2 btn--s" type="button" onClick={() => print()}>
          {t('papers.report.print')}
        </button>
      </div>
      <RemarkList remarks={report.remarks} waiting={report.waiting} />
      <Figures report={report} />
      <Batches component={component} batches={report.batches} onChanged={reload} />
      <LeftOver component={component} left={report.left} onChanged={reload} />
    </>
  );
}

/** The report of an evening: every paper that was printed is somewhere. */
export function Report(props: PapersProps) {
  const { t } = useOffice();
  const { id: componentId } = props.component;
  const loaded = useLoaded(componentId, () => api.budgetPapers.readPaperReport({ params: { componentId } }));
  return (
    <>
      <p class="lead">{t('papers.report.help')}</p>
      <WhenLoaded loaded={loaded}>{(report) => <Shown {...props} report={report} reload={loaded.reload} />}</WhenLoaded>
      <Tablets {...props} />
    </>
  );
}
