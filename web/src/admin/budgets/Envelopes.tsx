import { formatMoney } from '../../../../shared/budgets/format-money.ts';
import { useOffice } from '../context.ts';
import { paths } from '../places.ts';
import { BudgetScreen } from './BudgetScreen.tsx';
import { useBudget } from './use-budget.ts';

function EnvelopeRows() {
  const { t, textOf, locale, number } = useOffice();
  const { component, envelopes, projects, taxonomies, currency } = useBudget();
  const district = (id: string | null) => {
    const taxonomy = taxonomies.find((one) => one.id === id);
    return taxonomy ? textOf(taxonomy.name) : t('budget.everywhere');
  };
  return (
    <tbody>
      {envelopes.map((envelope) => {
        const inside = projects.filter(({ envelopeId }) => envelopeId === envelope.id);
        const shown = inside.filter(({ state }) => state === 'published');
        const asked = shown.reduce((sum, { cost }) => sum + cost, 0);
        return (
          <tr key={envelope.id}>
            <th scope="row">
              <a class="row-head" href={paths.budget(component.id, 'envelopes', envelope.id)}>
                {textOf(envelope.title)}
              </a>
            </th>
            <td>
              {district(envelope.territoryId)}
              {envelope.residentsOnly && <small> {t('budget.residents')}</small>}
            </td>
            <td class="n">{formatMoney(envelope.total, currency, locale)}</td>
            <td class="n">
              <a href={`${paths.budget(component.id, 'projects')}?envelope=${envelope.id}`}>{number(inside.length)}</a>
            </td>
            <td class="n">{formatMoney(asked, currency, locale)}</td>
          </tr>
        );
      })}
    </tbody>
  );
}

/** Envelopes in their order, with what their projects would cost together. */
export function Envelopes() {
  const { t } = useOffice();
  const { component, envelopes, isVoteBegun } = useBudget();
  const add = !isVoteBegun && (
    <a class="btn btn--s" href={paths.budget(component.id, 'envelopes', 'new')}>
      {t('budget.envelope.add')}
    </a>
  );
  return (
    <BudgetScreen component={component} section="envelopes" title={t('budget.section.envelopes')} actions={add}>
      {isVoteBegun && <p class="note">{t('budget.begun')}</p>}
      {envelopes.length === 0 ? (
        <p class="empty">{t('budget.envelopes.empty')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
        <section class="scroll" tabIndex={0} aria-label={t('budget.section.envelopes')}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t('budget.column.envelope')}</th>
                <th scope="col">{t('budget.column.district')}</th>
                <th scope="col" class="n">
                  {t('budget.column.total')}
                </th>
                <th scope="col" class="n">
                  {t('budget.column.projects')}
                </th>
                <th scope="col" class="n">
                  {t('budget.column.asked')}
                </th>
              </tr>
            </thead>
            <EnvelopeRows />
          </table>
        </section>
      )}
    </BudgetScreen>
  );
}
