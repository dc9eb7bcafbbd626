import { useRef } from 'preact/hooks';
import { writeMoney } from '../../../../shared/budgets/money-input.ts';
import { dateLocale } from '../../../../shared/platform/format.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import type { StudyFile } from '../../../../shared/studies/contract.ts';
import type { Estimate, Study } from '../../../../shared/studies/study.ts';
import { api } from '../../platform/api.ts';
import type { Result } from '../../platform/problem.ts';
import { amountIn, MoneyField } from '../budgets/MoneyField.tsx';
import { useOffice } from '../context.ts';
import { Field, SelectField, TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { useForm } from '../forms/form.ts';
import { LanguageBar, LocalizedField, MarkdownHelp } from '../forms/LocalizedField.tsx';
import { writtenIn } from '../forms/texts.ts';
import { STATUSES } from './board-filter.ts';

interface StudyDraft {
  readonly status: string;
  readonly reasons: Localized;
  readonly low: string;
  readonly high: string;
  readonly estimateNote: Localized;
  readonly service: string;
  readonly dueOn: string;
}

const draftOf = (study: Study, currency: string, locale: string): StudyDraft => {
  const typed = (amount: number | undefined) =>
    amount === undefined ? '' : writeMoney(amount, currency, dateLocale(locale));
  return {
    status: study.status,
    reasons: study.reasons,
    low: typed(study.estimate?.low),
    high: typed(study.estimate?.high),
    estimateNote: study.estimateNote,
    service: study.service,
    dueOn: study.dueOn ?? '',
  };
};

/** One amount alone is both ends; nothing typed is no estimate. */
function estimateIn({ low, high }: StudyDraft, currency: string): Result<Estimate | null> {
  if (low.trim() === '' && high.trim() === '') return { ok: true, data: null };
  const from = amountIn(low.trim() === '' ? high : low, currency, '/estimate/low');
  if (!from.ok) return from;
  const to = amountIn(high.trim() === '' ? low : high, currency, '/estimate/high');
  return to.ok ? { ok: true, data: { low: from.data, high: to.data } } : to;
}

interface StudyFormProps {
  readonly file: StudyFile;
  readonly onSaved: (file: StudyFile) => void;
}

/** The study that the form was filled from. One that was published since says the same, and may be gone on from. */
function useBase(study: Study) {
  const { locale } = useOffice();
  const based = useRef(study);
  const said = (one: Study) => JSON.stringify(draftOf(one, 'EUR', locale));
  if (said(based.current) === said(study)) based.current = study;
  return based;
}

/** What the services have found out: nothing of it is public before it is published. */
export function StudyForm({ file, onSaved }: StudyFormProps) {
  const { t, locale, announce } = useOffice();
  const { study, currency } = file;
  const { componentId, proposalId } = study;
  const params = { componentId, proposalId };
  const based = useBase(study);
  const form = useForm({
    initial: draftOf(study, currency, locale),
    save: async (draft) => {
      const estimate = estimateIn(draft, currency);
      if (!estimate.ok) return estimate;
      const status = STATUSES.find((one) => one === draft.status) ?? 'not-begun';
      const { service, dueOn } = draft;
      const texts = { reasons: writtenIn(draft.reasons), estimateNote: writtenIn(draft.estimateNote) };
      const body = { ...texts, status, service, estimate: estimate.data, dueOn: dueOn === '' ? null : dueOn };
      return api.studies.writeStudy({ params, body: { ...body, version: based.current.version } });
    },
    onSaved: (saved: StudyFile, sent) => {
      based.current = saved.study;
      form.restart(draftOf(saved.study, currency, locale), sent);
      onSaved(saved);
      announce(t('studies.saved'));
    },
  });
  const { value, change } = form;
  const after = (go: (theirs: StudyFile) => void) => async () => {
    const answer = await api.studies.readStudy({ params });
    if (!answer.ok) return;
    based.current = answer.data.study;
    go(answer.data);
  };
  const conflict = {
    takeTheirs: after((theirs) => {
      form.restart(draftOf(theirs.study, currency, locale));
      onSaved(theirs);
    }),
    keepMine: after(() => form.submit()),
  };
  return (
    <FormBox form={form} save={t('studies.save')} conflict={conflict}>
      <LanguageBar texts={[value.reasons, value.estimateNote]} />
      <div class="stack stack-24">
        <SelectField
          pointer="/status"
          label={t('studies.column.status')}
          help={value.status === 'under-study' ? t('studies.begin.help') : undefined}
          value={value.status}
          onChange={(status) => change({ status })}
          options={STATUSES.map((status) => ({ value: status, label: t(`studies.status.${status}`) }))}
        />
        <LocalizedField
          pointer="/reasons"
          label={t('studies.reasons')}
          help={t('studies.reasons.help')}
          lines={6}
          value={value.reasons}
          onChange={(reasons) => change({ reasons })}
        />
        <MarkdownHelp />
        <div class="side-by-side">
          <MoneyField
            pointer="/estimate/low"
            label={t('studies.cost.low')}
            isOptional={true}
            currency={currency}
            value={value.low}
            onChange={(low) => change({ low })}
          />
          <MoneyField
            pointer="/estimate/high"
            label={t('studies.cost.high')}
            isOptional={true}
            currency={currency}
            value={value.high}
            onChange={(high) => change({ high })}
          />
        </div>
        <LocalizedField
          pointer="/estimateNote"
          label={t('studies.cost.note')}
          isOptional={true}
          value={value.estimateNote}
          onChange={(estimateNote) => change({ estimateNote })}
        />
        <TextField
          pointer="/service"
          label={t('studies.service')}
          help={t('studies.service.help')}
          isOptional={true}
          value={value.service}
          onChange={(service) => change({ service })}
        />
        <Field pointer="/dueOn" label={t('studies.due')} help={t('studies.due.help')} isOptional={true}>
          {(control) => (
            <input
              {...control}
              class="input input--narrow"
              type="date"
              value={value.dueOn}
              onInput={(event) => change({ dueOn: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
    </FormBox>
  );
}
