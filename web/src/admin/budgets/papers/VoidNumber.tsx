import type { VoidReason } from '../../../../../shared/budgets/papers/paper.ts';
import { api } from '../../../platform/api.ts';
import { useOffice } from '../../context.ts';
import { SelectField, TextField } from '../../forms/Field.tsx';
import { FormBox } from '../../forms/FormBox.tsx';
import { useForm } from '../../forms/form.ts';
import { refused } from '../../forms/problems.ts';
import type { PapersProps } from './papers-props.ts';

const REASONS = ['spoiled', 'unused'] as const satisfies readonly VoidReason[];

interface Draft {
  readonly number: string;
  readonly reason: VoidReason;
}
const EMPTY: Draft = { number: '', reason: 'spoiled' };

/** A whole number as it was typed; `null`: it is none. */
export const numberIn = (typed: string): number | null => (/^\d{1,7}$/.test(typed.trim()) ? Number(typed) : null);

/** Takes a number out, apart from the person who had it: which paper somebody had is written down nowhere. */
export function VoidNumber({ component }: Pick<PapersProps, 'component'>) {
  const { t, announce } = useOffice();
  const form = useForm({
    initial: EMPTY,
    isKept: true,
    save: async ({ number: typed, reason }: Draft) => {
      const number = numberIn(typed);
      if (number === null) return refused('/number', 'invalid_format');
      return api.budgetPapers.voidPaper({ params: { componentId: component.id, number }, body: { reason } });
    },
    onSaved: ({ number }) => {
      announce(t('papers.void.done', { number }));
      form.restart(EMPTY);
    },
  });
  return (
    <section class="panel stack" aria-labelledby="h-void">
      <h2 id="h-void">{t('papers.void')}</h2>
      <p class="help">{t('papers.void.help')}</p>
      <FormBox form={form} save={t('papers.void')}>
        <div class="fields stack">
          <TextField
            pointer="/number"
            label={t('papers.number')}
            narrow={true}
            value={form.value.number}
            onChange={(number) => form.change({ number })}
          />
          <SelectField
            pointer="/reason"
            label={t('papers.void.reason')}
            value={form.value.reason}
            options={REASONS.map((reason) => ({ value: reason, label: t(`papers.void.${reason}`) }))}
            onChange={(text) => form.change({ reason: REASONS.find((one) => one === text) ?? 'spoiled' })}
          />
        </div>
      </FormBox>
    </section>
  );
}
