import type { PaperStanding } from '../../../../../shared/budgets/papers/report.ts';
import { api } from '../../../platform/api.ts';
import { useOffice } from '../../context.ts';
import { TextField } from '../../forms/Field.tsx';
import { FormBox } from '../../forms/FormBox.tsx';
import { useForm } from '../../forms/form.ts';
import { refused } from '../../forms/problems.ts';
import type { PapersProps } from './papers-props.ts';
import { numberIn } from './VoidNumber.tsx';

interface BatchesProps extends Pick<PapersProps, 'component'> {
  readonly batches: PaperStanding['batches'];
  readonly onChanged: () => void;
}
const EMPTY = { place: '', counted: '' };

/** Opens a batch with what was counted by hand. */
function BatchForm({ component: { id: componentId }, onChanged }: Omit<BatchesProps, 'batches'>) {
  const { t, announce } = useOffice();
  const form = useForm({
    initial: EMPTY,
    isKept: true,
    save: async ({ place, counted: typed }: typeof EMPTY) => {
      const counted = numberIn(typed);
      if (counted === null) return refused('/counted', 'invalid_format');
      return api.budgetPapers.createPaperBatch({ params: { componentId }, body: { place, counted } });
    },
    onSaved: () => {
      announce(t('papers.batches.added'));
      form.restart(EMPTY);
      onChanged();
    },
  });
  const { value, change } = form;
  return (
    <FormBox form={form} save={t('papers.batches.add')}>
      <div class="fields stack">
        <TextField
          pointer="/place"
          label={t('papers.batches.place')}
          value={value.place}
          onChange={(place) => change({ place })}
        />
        <TextField
          pointer="/counted"
          label={t('papers.batches.counted')}
          narrow={true}
          value={value.counted}
          onChange={(counted) => change({ counted })}
        />
      </div>
    </FormBox>
  );
}

/** Papers of each urn as they were counted by hand, against what was entered. */
export function Batches({ component, batches, onChanged }: BatchesProps) {
  const { t } = useOffice();
  return (
    <section class="panel stack" aria-labelledby="h-batches">
      <h2 id="h-batches">{t('papers.batches')}</h2>
      <p class="help">{t('papers.batches.help')}</p>
      {batches.length > 0 && (
        <ul class="list">
          {batches.map(({ id, place, counted, entered }) => (
            <li key={id}>{t('papers.batches.line', { name: place, number: entered, total: counted })}</li>
          ))}
        </ul>
      )}
      <BatchForm component={component} onChanged={onChanged} />
    </section>
  );
}

interface LeftOverProps extends Pick<PapersProps, 'component'> {
  readonly left: number | null;
  readonly onChanged: () => void;
}

/** Unused papers as they were counted by hand at the end. */
export function LeftOver({ component: { id: componentId }, left, onChanged }: LeftOverProps) {
  const { t, announce } = useOffice();
  const form = useForm({
    initial: { left: left === null ? '' : String(left) },
    isKept: true,
    save: async ({ left: typed }) => {
      const counted = typed.trim() === '' ? null : numberIn(typed);
      if (counted === null && typed.trim() !== '') return refused('/left', 'invalid_format');
      return api.budgetPapers.countUnusedPapers({ params: { componentId }, body: { left: counted } });
    },
    onSaved: () => {
      announce(t('papers.left.saved'));
      onChanged();
    },
  });
  return (
    <section class="panel stack" aria-labelledby="h-left">
      <h2 id="h-left">{t('papers.left')}</h2>
      <FormBox form={form} save={t('papers.left.save')}>
        <TextField
          pointer="/left"
          label={t('papers.report.left')}
          narrow={true}
          value={form.value.left}
          onChange={(value) => form.change({ left: value })}
        />
      </FormBox>
    </section>
  );
}
