import type { BudgetStatistics } from '../../../../../shared/budgets/results/count.ts';
import { api } from '../../../platform/api.ts';
import { useOffice } from '../../context.ts';
import { download } from '../../download.ts';
import { useLoaded, WhenLoaded } from '../../loading.tsx';
import { separatorOf, toCsv } from '../../proposals/csv.ts';
import { currencyOf } from '../budget-settings.ts';
import type { TabProps } from './screens.tsx';
import { useCountWords } from './use-count-words.ts';

type Row = readonly [name: string, value: number | string];
interface Group {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Sums of a vote in groups, as they are shown and exported. */
function useGroups(statistics: BudgetStatistics, { component }: TabProps, names: ReadonlyMap<string, string>): Group[] {
  const { t, day } = useOffice();
  const { say, moneyIn } = useCountWords();
  const money = moneyIn(currencyOf(component));
  const { turnout, unfinished, content } = statistics;
  const nameOf = (id: string | null) => (id === null ? t('counts.figures.unknown') : (names.get(id) ?? id));
  return [
    {
      title: t('counts.figures.all'),
      rows: [
        [t('counts.figures.ballots'), turnout.ballots],
        [t('counts.figures.unfinished'), unfinished],
        [t('counts.figures.handed-out'), turnout.handedOut],
      ],
    },
    {
      title: t('counts.figures.channels'),
      rows: turnout.channels.map(({ key, ballots }) => [say(`channel.${key}`), ballots]),
    },
    {
      title: t('counts.figures.days'),
      rows: turnout.days.map(({ key, ballots }) => [day(`${key}T12:00:00.000Z`), ballots]),
    },
    {
      title: t('counts.figures.hours'),
      rows: turnout.hours.map(({ key, ballots }) => [t('counts.figures.hour', { hour: key }), ballots]),
    },
    { title: t('counts.figures.districts'), rows: turnout.districts.map(({ key, ballots }) => [nameOf(key), ballots]) },
    { title: t('counts.figures.envelopes'), rows: turnout.envelopes.map(({ key, ballots }) => [nameOf(key), ballots]) },
    ...(content === null
      ? []
      : [
          {
            title: t('counts.figures.projects'),
            rows: content.projects.map(
              ({ key, ballots }): Row => [t('counts.figures.of-projects', { count: key }), ballots],
            ),
          },
          {
            title: t('counts.figures.spent'),
            rows: content.spent.map(
              ({ envelopeId, sum, ballots }): Row => [
                nameOf(envelopeId),
                ballots === 0 ? '–' : money(Math.round(sum / ballots)),
              ],
            ),
          },
        ]),
  ];
}

interface ShownProps extends TabProps {
  readonly statistics: BudgetStatistics;
  readonly names: ReadonlyMap<string, string>;
}

function Shown({ statistics, names, component }: ShownProps) {
  const { t, number, moment, locale } = useOffice();
  const groups = useGroups(statistics, { component }, names).filter(({ rows }) => rows.length > 0);
  const csv = () =>
    download(
      'figures.csv',
      toCsv(
        groups.flatMap(({ title, rows }) => rows.map(([name, value]) => [title, name, value])),
        separatorOf(locale),
      ),
    );
  return (
    <>
      <p class="muted">{t('counts.figures.made', { at: moment(statistics.madeAt) })}</p>
      <p>
        <button class="btn btn--2 btn--s" type="button" onClick={csv}>
          {t('counts.figures.csv')}
        </button>
      </p>
      {groups.map(({ title, rows }) => (
        <table class="table" key={title}>
          <caption>{title}</caption>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="n">{typeof value === 'number' ? number(value) : value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}

/** Figures for those who run the vote. */
export function Figures({ component }: TabProps) {
  const { t, textOf, announce } = useOffice();
  const params = { componentId: component.id };
  const loaded = useLoaded(component.id, () => api.budgetResults.readStatistics({ params }));
  const named = useLoaded(component.id, () => api.budgets.listEnvelopes({ params }));
  const districts = useLoaded('districts', () => api.spaces.manageTaxonomies());
  const names = new Map<string, string>([
    ...(named.state.status === 'ready' ? named.state.data.items : []).map(({ id, title }): [string, string] => [
      id,
      textOf(title),
    ]),
    ...(districts.state.status === 'ready' ? districts.state.data.items : []).map(({ id, name }): [string, string] => [
      id,
      textOf(name),
    ]),
  ]);
  const make = async () => {
    const answer = await api.budgetResults.makeStatistics({ params });
    if (answer.ok) announce(t('counts.figures.asked'));
  };
  return (
    <>
      <p class="lead">{t('counts.figures.help')}</p>
      <div class="row">
        <button class="btn btn--2 btn--s" type="button" onClick={make}>
          {t('counts.figures.make')}
        </button>
        <button class="btn btn--quiet btn--s" type="button" onClick={loaded.reload}>
          {t('counts.figures.read')}
        </button>
      </div>
      <WhenLoaded loaded={loaded}>
        {({ statistics }) =>
          statistics === null ? (
            <p class="note">{t('counts.figures.none')}</p>
          ) : (
            <Shown statistics={statistics} names={names} component={component} />
          )
        }
      </WhenLoaded>
    </>
  );
}
