import { useEffect, useMemo } from 'preact/hooks';
import { instantToLocal } from '../../../../shared/spaces/zoned.ts';
import { useOffice } from '../context.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths, publicPaths } from '../places.ts';
import { type Rights, useRights } from '../rights.ts';
import { Screen } from '../Screen.tsx';
import { opensWithGuide } from '../start/first-visit.ts';
import {
  type CountedProcess,
  FIGURE_NAMES,
  type Figure,
  type FigureName,
  processFigure,
  type Task,
  tasksOf,
} from './attention.ts';
import { loadToday } from './load-today.ts';
import { WaitingMails } from './WaitingMails.tsx';
import { useWaiting, WaitingReports } from './WaitingReports.tsx';

interface TaskLine {
  readonly figure: string;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly href: string;
  readonly isLate?: boolean;
}

function useTaskLine() {
  const office = useOffice();
  const { t, textOf, number, moment, day } = office;
  return (task: Task, { process }: CountedProcess): TaskLine => {
    const href = paths.process(process.id);
    switch (task.kind) {
      case 'unpublished':
        return {
          figure: '!',
          title: t('today.unpublished'),
          text: t('today.unpublished.text'),
          action: t('today.unpublished.action'),
          href,
        };
      case 'no-phase':
        return {
          figure: '!',
          title: t('today.no-phase'),
          text: t('today.no-phase.text'),
          action: t('today.no-phase.action'),
          href,
        };
      case 'no-component':
        return {
          figure: '!',
          title: t('today.no-component'),
          text: t('today.no-component.text'),
          action: t('today.no-component.action'),
          href: paths.newComponent(process.id),
        };
      case 'component-unpublished':
        return {
          figure: '!',
          title: t('today.component-unpublished', { name: textOf(task.component.name) }),
          text: t('today.component-unpublished.text'),
          action: t('today.component-unpublished.action'),
          href: paths.component(task.component.id),
        };
      case 'unanswered':
        return {
          figure: number(task.count),
          title: t('today.unanswered', { count: task.count }),
          text: [
            t('today.unanswered.text', { name: textOf(task.component.name) }),
            task.since && t('today.oldest', { day: day(task.since) }),
          ]
            .filter(Boolean)
            .join(' '),
          action: t('today.unanswered.action'),
          href: `${paths.proposals(task.component.id)}?state=published&sort=oldest`,
        };
      case 'reached':
        return {
          figure: number(task.count),
          title: t('today.reached', { count: task.count }),
          text: t('today.unanswered.text', { name: textOf(task.component.name) }),
          action: t('today.unanswered.action'),
          href: `${paths.proposals(task.component.id)}?state=published&sort=most-supported`,
          isLate: true,
        };
      case 'interrupted':
        return {
          figure: number(task.count),
          title: t('today.interrupted', { count: task.count }),
          text: t('today.unanswered.text', { name: textOf(task.component.name) }),
          action: t('today.interrupted.action'),
          href: paths.proposals(task.component.id),
          isLate: true,
        };
      default:
        return {
          figure: number(task.days),
          title: t(task.kind === 'phase-starts' ? 'today.phase-starts' : 'today.phase-ends', {
            days: task.days,
            name: textOf(task.phase.title),
          }),
          text: t('today.phase.text', { moment: moment(task.at) }),
          action: t('today.phase.action'),
          href,
          isLate: task.days <= 1,
        };
    }
  };
}

/** Tasks that somebody can do: who does not run a process can do nothing about its settings. */
const tasksFor = ({ runs }: Rights, counted: CountedProcess, now: string) =>
  tasksOf(counted, now).filter(
    ({ kind }) => runs(counted.process.id) || kind === 'unanswered' || kind === 'reached' || kind.startsWith('phase-'),
  );

/** A figure with what came of it today and yesterday. */
function GrowingFigure({ name, figure }: { readonly name: FigureName; readonly figure: Figure }) {
  const { t, number } = useOffice();
  const { count, today, yesterday } = figure;
  if (count === null) return <span class="growth">{t('today.hidden-votes')}</span>;
  const isGrowing = today !== null && (today !== 0 || (yesterday ?? 0) !== 0);
  return (
    <span>
      <b>{number(count)}</b> {t(`figures.${name}`, { count })}
      {isGrowing && (
        <span class="growth">
          {' '}
          (
          {yesterday === null
            ? t('today.growth', { count: today })
            : t('today.growth-both', { count: today, before: yesterday })}
          )
        </span>
      )}
    </span>
  );
}

function ProcessToday({ counted, now }: { readonly counted: CountedProcess; readonly now: string }) {
  const { t, textOf, publicLocale, organization } = useOffice();
  const lineOf = useTaskLine();
  const { process, components } = counted;
  const tasks = tasksFor(useRights(), counted, now);
  const today = instantToLocal(now, organization.timeZone).slice(0, 10);
  const headingId = `h-${process.id}`;
  return (
    <section class="stack" aria-labelledby={headingId}>
      <div class="row between">
        <h2 id={headingId}>
          <a class="plain" href={paths.process(process.id)}>
            {textOf(process.title)}
          </a>
        </h2>
        {process.isPublished && (
          <a class="more" href={publicPaths(publicLocale).process(process.slug)}>
            {t('public.process')}
          </a>
        )}
      </div>
      <p class="counts">
        {FIGURE_NAMES.map((name) => (
          <GrowingFigure key={name} name={name} figure={processFigure(components, name, today)} />
        ))}
      </p>
      {tasks.length === 0 ? (
        <p class="note note--ok">{t('today.nothing')}</p>
      ) : (
        <ul class="todo">
          {tasks.map((task) => {
            const line = lineOf(task, counted);
            return (
              <li key={`${task.kind} ${line.href} ${line.title}`}>
                <span class={line.isLate ? 'n late' : 'n'} aria-hidden="true">
                  {line.figure}
                </span>
                <div>
                  <b>{line.title}</b>
                  <p class="muted tiny">{line.text}</p>
                </div>
                <a class="btn btn--2 btn--s" href={line.href}>
                  {line.action}
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** How much waits in all, or that all is well. */
function Sum({
  processes,
  now,
  more,
}: {
  readonly processes: readonly CountedProcess[];
  readonly now: string;
  readonly more: number;
}) {
  const { t } = useOffice();
  const rights = useRights();
  const count = processes.reduce((sum, counted) => sum + tasksFor(rights, counted, now).length, more > 0 ? 1 : 0);
  return count === 0 ? (
    <p class="note note--ok">{t('today.all-well')}</p>
  ) : (
    <p class="muted">{t('today.sum', { count })}</p>
  );
}

/** First screen: what waits for an administrator today, process by process, with its figures. */
export function Today() {
  const { t, day, navigation } = useOffice();
  const rights = useRights();
  const loaded = useLoaded('today', () => loadToday(rights));
  const isFirstVisit = rights.isAdministrator && loaded.state.status === 'ready' && opensWithGuide(loaded.state.data);
  useEffect(() => {
    if (isFirstVisit) navigation.go(paths.start, { replace: true });
  }, [isFirstVisit]);
  const waiting = useWaiting();
  const now = useMemo(() => new Date().toISOString(), []);
  return (
    <Screen title={t('today.title')} above={day(now)}>
      <WhenLoaded loaded={loaded}>
        {(processes) =>
          processes.length === 0 && !rights.isAdministrator ? (
            <p class="empty">{t('today.no-role')}</p>
          ) : processes.length === 0 ? (
            <div class="empty stack">
              <p>{t('today.empty')}</p>
              <a class="btn" href={paths.start}>
                {t('processes.create')}
              </a>
            </div>
          ) : (
            <div class="stack stack-48">
              <Sum processes={processes} now={now} more={waiting.open + waiting.appeals} />
              {rights.isAdministrator && <WaitingMails />}
              <WaitingReports waiting={waiting} />
              {processes.map((counted) => (
                <ProcessToday key={counted.process.id} counted={counted} now={now} />
              ))}
            </div>
          )
        }
      </WhenLoaded>
    </Screen>
  );
}
