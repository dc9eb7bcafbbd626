/** What can be done to many studies: fields of each act, and what is asked of the API. */
import { useState } from 'preact/hooks';
import type { ComponentId, ParticipantId, ProposalId } from '../../../../shared/platform/ids.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import type { StudyAct, StudyOutcome, StudyRow } from '../../../../shared/studies/contract.ts';
import { api } from '../../platform/api.ts';
import type { Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { writtenIn } from '../forms/texts.ts';
import { languageName } from '../language.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { STATUSES } from './board-filter.ts';

export const ACT_KINDS = ['assign', 'status', 'service', 'due', 'publish', 'merge', 'convert'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

type Done = Promise<Result<{ readonly items: readonly StudyOutcome[] }>>;
/** Carries the act out on what is chosen. */
export type Perform = () => Done;

export interface ActProps {
  readonly componentId: ComponentId;
  readonly chosen: readonly StudyRow[];
  readonly evaluators: readonly { readonly participantId: ParticipantId; readonly name: string | null }[];
  readonly budgets: readonly { readonly componentId: ComponentId; readonly name: Localized }[];
  /** `null`: something is still missing. */
  readonly onReady: (perform: Perform | null) => void;
}

const idsOf = (rows: readonly StudyRow[]): ProposalId[] => rows.map(({ proposalId }) => proposalId);

/** @returns carries out an act of `actOnStudies` */
export const acting =
  ({ componentId, chosen }: Pick<ActProps, 'componentId' | 'chosen'>, act: StudyAct): Perform =>
  () =>
    api.studies.actOnStudies({ params: { componentId }, body: { proposalIds: idsOf(chosen), act } });

export function AssignFields(props: ActProps) {
  const { t } = useOffice();
  const [ids, setIds] = useState<readonly ParticipantId[]>([]);
  const toggle = (id: ParticipantId) => {
    const next = ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
    setIds(next);
    props.onReady(next.length === 0 ? null : acting(props, { kind: 'assign', evaluatorIds: [...next] }));
  };
  if (props.evaluators.length === 0) return <p class="muted">{t('studies.no-evaluators')}</p>;
  return (
    <fieldset class="field">
      <legend>{t('studies.evaluator')}</legend>
      {props.evaluators.map(({ participantId, name }) => (
        <label key={participantId} class="row">
          <input type="checkbox" checked={ids.includes(participantId)} onChange={() => toggle(participantId)} />
          <span>{name ?? '–'}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface TextsProps {
  readonly id: string;
  readonly label: string;
  readonly texts: Localized;
  readonly onChange: (texts: Localized) => void;
}
/** A text in each language of the organization. */
function Texts({ id, label, texts, onChange }: TextsProps) {
  const { languages, locale } = useOffice();
  return (
    <>
      {languages.map((language) => (
        <div key={language} class="field">
          <label for={`${id}-${language}`}>
            {label} <span class="muted field-note">{languageName(language, locale)}</span>
          </label>
          <textarea
            class="input"
            id={`${id}-${language}`}
            rows={2}
            lang={language}
            value={texts[language] ?? ''}
            onInput={(event) => onChange({ ...texts, [language]: event.currentTarget.value })}
          />
        </div>
      ))}
    </>
  );
}

export function StatusFields(props: ActProps) {
  const { t } = useOffice();
  const [status, setStatus] = useState('');
  const [reasons, setReasons] = useState<Localized>({});
  const say = (value: string, texts: Localized) => {
    setStatus(value);
    setReasons(texts);
    const known = STATUSES.find((one) => one === value);
    props.onReady(known ? acting(props, { kind: 'status', status: known, reasons: writtenIn(texts) }) : null);
  };
  return (
    <>
      <div class="field">
        <label for="act-status">{t('studies.column.status')}</label>
        <select
          class="input input--s"
          id="act-status"
          value={status}
          onChange={(event) => say(event.currentTarget.value, reasons)}
        >
          <option value="" disabled={true} />
          {STATUSES.map((one) => (
            <option key={one} value={one}>
              {t(`studies.status.${one}`)}
            </option>
          ))}
        </select>
        {status === 'under-study' && <p class="help">{t('studies.begin.help')}</p>}
      </div>
      {(status === 'not-feasible' || status === 'feasible-if-changed') && (
        <Texts id="act-reasons" label={t('studies.reasons')} texts={reasons} onChange={(texts) => say(status, texts)} />
      )}
    </>
  );
}

export function ServiceFields(props: ActProps) {
  const { t } = useOffice();
  return (
    <div class="field">
      <label for="act-service">{t('studies.service')}</label>
      <input
        class="input"
        id="act-service"
        maxLength={120}
        onInput={(event) => props.onReady(acting(props, { kind: 'service', service: event.currentTarget.value }))}
      />
    </div>
  );
}

export function DueFields(props: ActProps) {
  const { t } = useOffice();
  const say = (value: string) => props.onReady(acting(props, { kind: 'due', dueOn: value === '' ? null : value }));
  return (
    <div class="field">
      <label for="act-due">{t('studies.due')}</label>
      <input class="input input--narrow" id="act-due" type="date" onInput={(event) => say(event.currentTarget.value)} />
    </div>
  );
}

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
