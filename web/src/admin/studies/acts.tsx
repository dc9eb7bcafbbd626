/** What can be done to many studies: fields of each act, and what is asked of the API. */
import { useState } from 'preact/hooks';
import type { ComponentId, ParticipantId, ProposalId } from '../../../../shared/platform/ids.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import type { StudyAct, StudyOutcome, StudyRow } from '../../../../shared/studies/contract.ts';
import { api } from '../../platform/api.ts';
import type { Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { writtenIn } from '../forms/texts.ts';
import { STATUSES } from './board-filter.ts';
import { Texts } from './Texts.tsx';

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

export const idsOf = (rows: readonly StudyRow[]): ProposalId[] => rows.map(({ proposalId }) => proposalId);

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
