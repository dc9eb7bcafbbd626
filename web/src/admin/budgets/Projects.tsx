import { useState } from 'preact/hooks';
import { formatMoney } from '../../../../shared/budgets/format-money.ts';
import type { ProjectLine } from '../../../../shared/budgets/office.ts';
import type { ProjectId } from '../../../../shared/platform/ids.ts';
import { useOffice } from '../context.ts';
import { paths, publicPaths } from '../places.ts';
import { useSpace } from '../space.ts';
import { BudgetScreen } from './BudgetScreen.tsx';
import { ChangeNote } from './ChangeNote.tsx';
import { ProjectBulk } from './ProjectBulk.tsx';
import { ProjectFilters } from './ProjectFilters.tsx';
import { filtered, readFilter, writeFilter } from './project-list.ts';
import { useBudget } from './use-budget.ts';
import { useChanges } from './use-changes.ts';

/** The state of a project as a colored mark. */
export function ProjectMark({ state }: { readonly state: ProjectLine['state'] }) {
  const { t } = useOffice();
  const color = { draft: 'off', published: 'yes', withdrawn: 'no' }[state];
  return <span class={`state state--${color}`}>{t(`budget.state.${state}`)}</span>;
}

interface RowProps {
  readonly project: ProjectLine;
  readonly isChosen: boolean;
  readonly toggle: () => void;
}

function ProjectRow({ project, isChosen, toggle }: RowProps) {
  const { t, textOf, locale, publicLocale } = useOffice();
  const { process } = useSpace();
  const { component, envelopes, taxonomies, currency } = useBudget();
  const { id, number, state, cost } = project;
  const title = textOf(project.title);
  const category = taxonomies.find((one) => one.id === project.categoryId);
  const isPublic = process.isPublished && component.isPublished && state !== 'draft';
  return (
    <tr>
      <td class="budget-check">
        <label>
          <input type="checkbox" checked={isChosen} onChange={toggle} />
          <span class="sr">{t('budget.select', { number })}</span>
        </label>
      </td>
      <td class="n">{number}</td>
      <th scope="row">
        <a class="row-head" href={paths.budget(component.id, 'projects', id)}>
          {title}
        </a>
        {isPublic && (
          <small>
            <a href={publicPaths(publicLocale).project(process.slug, component.id, id)}>
              {t('budget.project.public')}
              <span class="sr"> {title}</span>
            </a>
          </small>
        )}
      </th>
      <td>{textOf(envelopes.find((one) => one.id === project.envelopeId)?.title ?? {})}</td>
      <td>{category ? textOf(category.name) : t('budget.category.none')}</td>
      <td class="n">{cost === 0 ? t('budget.no-cost') : formatMoney(cost, currency, locale)}</td>
      <td>
        <ProjectMark state={state} />
      </td>
    </tr>
  );
}

const COLUMNS = ['number', 'project', 'envelope', 'category', 'cost', 'state'] as const;

interface TableProps {
  readonly found: readonly ProjectLine[];
  readonly chosen: ReadonlySet<ProjectId>;
  readonly choose: (ids: ReadonlySet<ProjectId>) => void;
}

function ProjectTable({ found, chosen, choose }: TableProps) {
  const { t } = useOffice();
  const isWhole = found.length > 0 && found.every(({ id }) => chosen.has(id));
  const toggle = (id: ProjectId) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section class="scroll" tabIndex={0} aria-label={t('budget.section.projects')}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col" class="budget-check">
              <label>
                <input
                  type="checkbox"
                  checked={isWhole}
                  onChange={() => choose(new Set(isWhole ? [] : found.map(({ id }) => id)))}
                />
                <span class="sr">{t('budget.select-all')}</span>
              </label>
            </th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" class={column === 'number' || column === 'cost' ? 'n' : ''}>
                {t(`budget.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.map((project) => (
            <ProjectRow
              key={project.id}
              project={project}
              isChosen={chosen.has(project.id)}
              toggle={() => toggle(project.id)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the filter finds, and what is done with those chosen. */
function FoundProjects() {
  const { t, textOf, navigation } = useOffice();
  const { component, projects } = useBudget();
  const filter = readFilter(navigation.search);
  const found = filtered(projects, filter, textOf);
  const [chosen, choose] = useState<ReadonlySet<ProjectId>>(new Set());
  const changes = useChanges();
  const path = paths.budget(component.id, 'projects');
  return (
    <div class="stack">
      <ChangeNote {...changes} />
      <ProjectFilters filter={filter} path={path} />
      <p role="status">{t('budget.projects.found', { count: found.length })}</p>
      {found.length === 0 ? (
        <p class="empty">{t(writeFilter(filter) === '' ? 'budget.projects.empty' : 'budget.projects.none-found')}</p>
      ) : (
        <ProjectTable found={found} chosen={chosen} choose={choose} />
      )}
      <ProjectBulk
        chosen={found.filter(({ id }) => chosen.has(id))}
        changes={changes}
        clear={() => choose(new Set())}
      />
    </div>
  );
}

/** Projects of a budget: search, filters, order, and changes of many at once. */
export function Projects() {
  const { t } = useOffice();
  const { component, envelopes, isVoteBegun } = useBudget();
  const add = !isVoteBegun && envelopes.length > 0 && (
    <>
      <a class="btn btn--2 btn--s" href={paths.budget(component.id, 'import')}>
        {t('budget.section.import')}
      </a>
      <a class="btn btn--s" href={paths.budget(component.id, 'projects', 'new')}>
        {t('budget.project.add')}
      </a>
    </>
  );
  return (
    <BudgetScreen component={component} section="projects" title={t('budget.section.projects')} actions={add}>
      {isVoteBegun && <p class="note">{t('budget.begun')}</p>}
      {envelopes.length === 0 && <p class="note">{t('budget.check.no-envelope', { count: 1 })}</p>}
      <FoundProjects />
    </BudgetScreen>
  );
}
