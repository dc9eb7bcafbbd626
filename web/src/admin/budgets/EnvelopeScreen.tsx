import { useMemo, useState } from 'preact/hooks';
import type { Envelope } from '../../../../shared/budgets/envelope.ts';
import { writeMoney } from '../../../../shared/budgets/money-input.ts';
import type { EnvelopeId, TaxonomyId } from '../../../../shared/platform/ids.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import type { Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { type Form, useForm } from '../forms/form.ts';
import { LanguageBar, LocalizedField, MarkdownHelp } from '../forms/LocalizedField.tsx';
import { Sure } from '../forms/Sure.tsx';
import { useStoredForm } from '../forms/stored-form.ts';
import { writtenIn } from '../forms/texts.ts';
import { paths } from '../places.ts';
import { BudgetScreen } from './BudgetScreen.tsx';
import { amountIn, MoneyField } from './MoneyField.tsx';
import { TaxonomySelect } from './TaxonomySelect.tsx';
import { useBudget } from './use-budget.ts';

interface EnvelopeDraft {
  readonly title: Localized;
  readonly description: Localized;
  readonly total: string;
  readonly territoryId: TaxonomyId | null;
  readonly residentsOnly: boolean;
  /** Counted from 1. */
  readonly position: string;
}

function EnvelopeFields({
  form: { value, change },
  isLocked,
}: {
  readonly form: Form<EnvelopeDraft>;
  isLocked: boolean;
}) {
  const { t } = useOffice();
  const { currency } = useBudget();
  return (
    <>
      <LanguageBar texts={[value.title, value.description]} />
      <div class="stack stack-24 fields">
        <LocalizedField
          pointer="/title"
          label={t('budget.envelope.title')}
          help={t('budget.envelope.title.help')}
          value={value.title}
          onChange={(title) => change({ title })}
        />
        <LocalizedField
          pointer="/description"
          label={t('budget.envelope.description')}
          isOptional={true}
          lines={4}
          value={value.description}
          onChange={(description) => change({ description })}
        />
        <MarkdownHelp />
        <TextField
          pointer="/position"
          label={t('budget.position')}
          type="number"
          narrow={true}
          min={1}
          value={value.position}
          onChange={(position) => change({ position })}
        />
      </div>
      <fieldset class="stack stack-24 fields plain" disabled={isLocked}>
        {isLocked && <p class="note">{t('budget.locked')}</p>}
        <MoneyField
          pointer="/total"
          label={t('budget.envelope.total')}
          help={t('budget.money.help')}
          currency={currency}
          value={value.total}
          onChange={(total) => change({ total })}
        />
        <TaxonomySelect
          kind="territory"
          pointer="/territoryId"
          label={t('budget.envelope.district')}
          help={t('budget.envelope.district.help')}
          none={t('budget.everywhere')}
          value={value.territoryId}
          onChange={(territoryId) => change({ territoryId, ...(territoryId ? {} : { residentsOnly: false }) })}
        />
        <label class="choice">
          <input
            type="checkbox"
            checked={value.residentsOnly}
            disabled={value.territoryId === null}
            onChange={(event) => change({ residentsOnly: event.currentTarget.checked })}
          />
          <span>
            {t('budget.envelope.residents')}
            <small>{t('budget.envelope.residents.help')}</small>
          </span>
        </label>
      </fieldset>
    </>
  );
}

function bodyOf(draft: EnvelopeDraft, currency: string) {
  const total = amountIn(draft.total, currency, '/total');
  if (!total.ok) return total;
  const position = /^\d+$/.test(draft.position) ? Number(draft.position) - 1 : -1;
  const { territoryId, residentsOnly } = draft;
  const texts = { title: writtenIn(draft.title), description: writtenIn(draft.description) };
  return { ok: true as const, data: { ...texts, territoryId, residentsOnly, total: total.data, position } };
}

function NewEnvelope() {
  const { t, navigation, announce } = useOffice();
  const { component, envelopes, currency, reload } = useBudget();
  const idempotencyKey = useMemo(newKey, []);
  const [initial] = useState<EnvelopeDraft>({
    title: {},
    description: {},
    total: '',
    territoryId: null,
    residentsOnly: false,
    position: String(envelopes.length + 1),
  });
  const form = useForm<EnvelopeDraft, Envelope>({
    initial,
    save: async (draft): Promise<Result<Envelope>> => {
      const body = bodyOf(draft, currency);
      if (!body.ok) return body;
      return api.budgets.createEnvelope({ params: { componentId: component.id }, body: body.data, idempotencyKey });
    },
    onSaved: () => {
      announce(t('budget.envelope.created'));
      reload();
      navigation.go(paths.budget(component.id, 'envelopes'));
    },
  });
  return (
    <FormBox form={form} save={t('budget.envelope.create')}>
      <EnvelopeFields form={form} isLocked={false} />
    </FormBox>
  );
}

function RemoveEnvelope({ envelope }: { readonly envelope: Envelope }) {
  const { t, textOf, navigation, announce } = useOffice();
  const { component, reload } = useBudget();
  const [isAsked, setAsked] = useState(false);
  const params = { componentId: component.id, envelopeId: envelope.id };
  if (!isAsked)
    return (
      <button class="btn btn--quiet btn--s" type="button" onClick={() => setAsked(true)}>
        {t('budget.envelope.remove')}
      </button>
    );
  return (
    <Sure
      text={t('budget.envelope.remove.sure', { name: textOf(envelope.title) })}
      yes={t('budget.envelope.remove')}
      act={() => api.budgets.removeEnvelope({ params })}
      onDone={() => {
        announce(t('budget.envelope.removed'));
        reload();
        navigation.go(paths.budget(component.id, 'envelopes'));
      }}
      onLeft={() => setAsked(false)}
    />
  );
}

function StoredEnvelope({ envelope }: { readonly envelope: Envelope }) {
  const { t, locale, announce } = useOffice();
  const { component, envelopes, currency, isVoteBegun, show } = useBudget();
  const params = { componentId: component.id, envelopeId: envelope.id };
  const showOne = (stored: Envelope) =>
    show({
      envelopes: envelopes
        .map((one) => (one.id === stored.id ? stored : one))
        .sort((one, other) => one.position - other.position),
    });
  const { form, conflict } = useStoredForm<Envelope, EnvelopeDraft>({
    stored: envelope,
    draftOf: ({ title, description, total, territoryId, residentsOnly, position }) => ({
      title,
      description,
      total: writeMoney(total, currency, locale),
      territoryId,
      residentsOnly,
      position: String(position + 1),
    }),
    save: async (draft, version): Promise<Result<Envelope>> => {
      const body = bodyOf(draft, currency);
      return body.ok ? api.budgets.updateEnvelope({ params, body: { ...body.data, version } }) : body;
    },
    read: async (): Promise<Result<Envelope>> => {
      const answer = await api.budgets.listEnvelopes({ params });
      if (!answer.ok) return answer;
      return { ok: true, data: answer.data.items.find(({ id }) => id === envelope.id) ?? envelope };
    },
    onStored: showOne,
    onSaved: () => announce(t('saved')),
  });
  return (
    <FormBox
      form={form}
      save={t('budget.envelope.save')}
      conflict={conflict}
      actions={!isVoteBegun && <RemoveEnvelope envelope={envelope} />}
    >
      <EnvelopeFields form={form} isLocked={isVoteBegun} />
    </FormBox>
  );
}

/** One envelope, or a new one. @param item its id, or `new` */
export function EnvelopeScreen({ item }: { readonly item: EnvelopeId | string }) {
  const { t, textOf } = useOffice();
  const { component, envelopes } = useBudget();
  const envelope = envelopes.find(({ id }) => id === item);
  const title = envelope ? textOf(envelope.title) : t(item === 'new' ? 'budget.envelope.add' : 'not-found.title');
  return (
    <BudgetScreen component={component} section="envelopes" title={title}>
      {envelope && <StoredEnvelope key={envelope.id} envelope={envelope} />}
      {item === 'new' && <NewEnvelope />}
    </BudgetScreen>
  );
}
