import { useState } from 'preact/hooks';
import type { ProjectLine, ProjectPatch } from '../../../../shared/budgets/office.ts';
import { useOffice } from '../context.ts';
import { useTaxonomyOptions } from './TaxonomySelect.tsx';
import { useBudget } from './use-budget.ts';
import type { Changes } from './use-changes.ts';

type Act = 'publish' | 'unpublish' | 'withdraw' | 'move' | 'categorize';
const ACTS: readonly Act[] = ['publish', 'unpublish', 'withdraw', 'move', 'categorize'];

interface ProjectBulkProps {
  readonly chosen: readonly ProjectLine[];
  readonly changes: Changes;
  readonly clear: () => void;
}

/** What is chosen for the act: an envelope, a category, or the reason of a withdrawal. */
function useTarget(act: Act) {
  const { t, textOf, publicLocale } = useOffice();
  const { envelopes } = useBudget();
  const themes = useTaxonomyOptions('theme');
  const [value, setValue] = useState('');
  const options =
    act === 'move'
      ? envelopes.map(({ id, title }) => ({ value: id, label: textOf(title) }))
      : [{ value: '', label: t('budget.category.none') }, ...themes];
  const set = (): ProjectPatch | null => {
    if (act === 'publish') return { state: 'published' };
    if (act === 'unpublish') return { state: 'draft' };
    if (act === 'withdraw')
      return value.trim() === '' ? null : { state: 'withdrawn', withdrawnReason: { [publicLocale]: value } };
    if (act === 'move') {
      const envelope = envelopes.find(({ id }) => id === (value || envelopes[0]?.id));
      return envelope ? { envelopeId: envelope.id } : null;
    }
    return { categoryId: themes.find((theme) => theme.value === value)?.value ?? null };
  };
  return { value, setValue, options, set };
}

/** What is done with the projects chosen; it stays in view at the foot of the table. */
export function ProjectBulk({ chosen, changes, clear }: ProjectBulkProps) {
  const { t } = useOffice();
  const { isVoteBegun } = useBudget();
  const acts = isVoteBegun ? ACTS.filter((act) => act === 'withdraw') : ACTS;
  const [wanted, setAct] = useState<Act>('publish');
  const act = acts.includes(wanted) ? wanted : 'withdraw';
  const target = useTarget(act);
  const set = target.set();
  if (chosen.length === 0) return null;
  const go = async () => {
    if (set === null || changes.isBusy) return;
    await changes.change(chosen, set);
    target.setValue('');
    clear();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that is shown
    <div class="budget-bulk row" role="group" aria-label={t('budget.bulk.label')}>
      <p role="status">{t('budget.bulk.selected', { count: chosen.length })}</p>
      <select
        class="input input--s"
        aria-label={t('budget.bulk.act')}
        value={act}
        onChange={({ currentTarget }) => setAct(acts.find((one) => one === currentTarget.value) ?? act)}
      >
        {acts.map((one) => (
          <option key={one} value={one}>
            {t(`budget.bulk.${one}`)}
          </option>
        ))}
      </select>
      {(act === 'move' || act === 'categorize') && (
        <select
          class="input input--s"
          aria-label={t(act === 'move' ? 'budget.column.envelope' : 'budget.column.category')}
          value={target.value}
          onChange={({ currentTarget }) => target.setValue(currentTarget.value)}
        >
          {target.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
      {act === 'withdraw' && (
        <input
          class="input"
          aria-label={t('budget.withdraw.reason')}
          placeholder={t('budget.withdraw.reason')}
          value={target.value}
          onInput={({ currentTarget }) => target.setValue(currentTarget.value)}
        />
      )}
      <button class="btn btn--s" type="button" aria-busy={changes.isBusy} disabled={set === null} onClick={go}>
        {t('budget.bulk.do', { count: chosen.length })}
      </button>
      <button class="btn btn--quiet btn--s" type="button" onClick={clear}>
        {t('budget.bulk.clear')}
      </button>
    </div>
  );
}
