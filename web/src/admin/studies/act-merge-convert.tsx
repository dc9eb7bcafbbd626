/** What becomes of several proposals together: one of them takes up the others, or they become projects. */
import { useState } from 'preact/hooks';
import type { ComponentId, ProposalId } from '../../../../shared/platform/ids.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { writtenIn } from '../forms/texts.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { type ActProps, idsOf, type Perform } from './acts.tsx';
import { Texts } from './Texts.tsx';

export function MergeFields({ componentId, chosen, onReady }: ActProps) {
  const { t } = useOffice();
  const [into, setInto] = useState<ProposalId | null>(null);
  const [reason, setReason] = useState<Localized>({});
  const perform = (stays: ProposalId, texts: Localized): Perform => {
    const proposalIds = idsOf(chosen).filter((id) => id !== stays);
    return async () => {
      const body = { into: stays, proposalIds, reason: writtenIn(texts) };
      const answer = await api.studies.merge({ params: { componentId }, body });
      if (!answer.ok) return answer;
      return {
        ok: true,
        data: { items: proposalIds.map((id) => ({ proposalId: id, outcome: 'changed', code: null })) },
      };
    };
  };
  const say = (stays: ProposalId | null, texts: Localized) => {
    setInto(stays);
    setReason(texts);
    const isWritten = Object.values(texts).some((text) => text.trim() !== '');
    onReady(stays !== null && isWritten && chosen.length > 1 ? perform(stays, texts) : null);
  };
  if (chosen.length < 2) return <p class="muted">{t('studies.merge.two')}</p>;
  return (
    <>
      <fieldset class="field">
        <legend>{t('studies.merge.stays')}</legend>
        {chosen.map(({ proposalId, title, supports }) => (
          <label key={proposalId} class="row">
            <input
              type="radio"
              name="merge-into"
              checked={into === proposalId}
              onChange={() => say(proposalId, reason)}
            />
            <span>
              {title} {supports !== null && <span class="muted">{t('studies.supports', { count: supports })}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <p class="help">{t('studies.merge.help')}</p>
      <Texts id="act-reason" label={t('studies.merge.reason')} texts={reason} onChange={(texts) => say(into, texts)} />
    </>
  );
}

function Envelopes({ budgetId, ...props }: ActProps & { readonly budgetId: ComponentId }) {
  const { t, textOf } = useOffice();
  const { componentId, chosen, onReady } = props;
  const loaded = useLoaded(budgetId, () => api.budgets.listEnvelopes({ params: { componentId: budgetId } }));
  return (
    <WhenLoaded loaded={loaded}>
      {({ items }) => {
        const choose = (value: string) => {
          const envelope = items.find(({ id }) => id === value);
          if (!envelope) return onReady(null);
          const body = { proposalIds: idsOf(chosen), budgetId, envelopeId: envelope.id };
          onReady(() => api.studies.convert({ params: { componentId }, body }));
        };
        if (items.length === 0) return <p class="muted">{t('studies.convert.no-envelope')}</p>;
        return (
          <div class="field">
            <label for="act-envelope">{t('studies.convert.envelope')}</label>
            <select class="input input--s" id="act-envelope" onChange={(event) => choose(event.currentTarget.value)}>
              <option value="" />
              {items.map(({ id, title }) => (
                <option key={id} value={id}>
                  {textOf(title)}
                </option>
              ))}
            </select>
          </div>
        );
      }}
    </WhenLoaded>
  );
}

export function ConvertFields(props: ActProps) {
  const { t, textOf } = useOffice();
  const [first] = props.budgets;
  const [budgetId, setBudgetId] = useState(first?.componentId);
  const choose = (value: string) => {
    setBudgetId(props.budgets.find(({ componentId }) => componentId === value)?.componentId);
    props.onReady(null);
  };
  return (
    <>
      <p class="help">{t('studies.convert.help')}</p>
      {props.budgets.length > 1 && (
        <div class="field">
          <label for="act-budget">{t('studies.convert.budget')}</label>
          <select class="input input--s" id="act-budget" onChange={(event) => choose(event.currentTarget.value)}>
            {props.budgets.map(({ componentId, name }) => (
              <option key={componentId} value={componentId}>
                {textOf(name)}
              </option>
            ))}
          </select>
        </div>
      )}
      {budgetId && <Envelopes key={budgetId} {...props} budgetId={budgetId} />}
    </>
  );
}
