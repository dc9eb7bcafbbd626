import { formatMoney } from '../../../../shared/budgets/format-money.ts';
import { useOffice } from '../context.ts';
import { paths, publicPaths } from '../places.ts';
import { useSpace } from '../space.ts';
import { BudgetScreen } from './BudgetScreen.tsx';
import { CatalogueExport } from './CatalogueExport.tsx';
import { RuleText } from './RuleText.tsx';
import { type Check, checksOf, votePhase } from './readiness.ts';
import { useBudget } from './use-budget.ts';

function hrefOf({ where, query }: Check, component: ReturnType<typeof useBudget>['component']): string {
  if (where === 'settings') return paths.component(component.id);
  if (where === 'process') return paths.process(component.processId);
  return paths.budget(component.id, where) + query;
}

function CheckLine({ check }: { readonly check: Check }) {
  const { t } = useOffice();
  const { component } = useBudget();
  return (
    <li class={check.isNeeded ? 'check-line check-line--needed' : 'check-line'}>
      <span class="state state--off">{t(check.isNeeded ? 'budget.check.needed' : 'budget.check.look')}</span>
      <a href={hrefOf(check, component)}>{t(`budget.check.${check.code}`, { count: check.count })}</a>
    </li>
  );
}

/** What is missing before people can vote; said to be in order where nothing is. */
function Checks() {
  const { t } = useOffice();
  const { process } = useSpace();
  const budget = useBudget();
  const checks = checksOf(budget.component, process, budget);
  return (
    <section class="stack" aria-labelledby="h-checks">
      <h2 id="h-checks">{t('budget.checks')}</h2>
      {checks.length === 0 ? (
        <p class="note">{t('budget.checks.none')}</p>
      ) : (
        <ul class="plain-list stack stack-8">
          {checks.map((check) => (
            <CheckLine key={check.code} check={check} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Figures() {
  const { t, locale, number, moment } = useOffice();
  const { process } = useSpace();
  const { component, envelopes, projects, currency, isVoteBegun } = useBudget();
  const phase = votePhase(component, process);
  const count = (state: string) => projects.filter((project) => project.state === state).length;
  const total = envelopes.reduce((sum, envelope) => sum + envelope.total, 0);
  const lines: readonly (readonly [string, string])[] = [
    [t('budget.figure.envelopes'), number(envelopes.length)],
    [t('budget.figure.total'), formatMoney(total, currency, locale)],
    [t('budget.figure.published'), number(count('published'))],
    [t('budget.figure.drafts'), number(count('draft'))],
    [t('budget.figure.withdrawn'), number(count('withdrawn'))],
    [t('budget.figure.opens'), phase ? moment(phase.startsAt) : t('budget.figure.never')],
  ];
  return (
    <section class="stack" aria-labelledby="h-figures">
      <h2 id="h-figures">{t('budget.figures')}</h2>
      <dl class="budget-figures">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isVoteBegun && <p class="note">{t('budget.begun')}</p>}
    </section>
  );
}

/** How a budget stands: figures, what is missing before the vote, the rule as voters read it. */
export function Overview() {
  const { t, publicLocale } = useOffice();
  const { process } = useSpace();
  const { component } = useBudget();
  const links = (
    <>
      <a class="btn btn--2 btn--s" href={paths.component(component.id)}>
        {t('component.settings')}
      </a>
      {process.isPublished && component.isPublished && (
        <a class="btn btn--2 btn--s" href={publicPaths(publicLocale).component(process.slug, component)}>
          {t('budget.public')}
        </a>
      )}
    </>
  );
  return (
    <BudgetScreen component={component} section="overview" title={t('budget.section.overview')} actions={links}>
      <Checks />
      <Figures />
      <RuleText settings={component.settings} />
      <CatalogueExport />
    </BudgetScreen>
  );
}
