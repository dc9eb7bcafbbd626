import type { ParticipantId } from '../../../../shared/platform/ids.ts';
import type { RefusalReason } from '../../../../shared/verifications/document.ts';
import type { DocumentCase as Case, DocumentDecision } from '../../../../shared/verifications/id-document-routes.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { Field, FieldErrors, SelectField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { useFields, useForm } from '../forms/form.ts';
import { fieldId, refused } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { TerritoryField, territoryOf } from './DocumentFields.tsx';

// shared/verifications/document.ts has the same, but brings the schema library with it.
const REASONS = [
  'unreadable',
  'not-accepted',
  'expired',
  'does-not-match',
  'already-used',
  'other',
] as const satisfies readonly RefusalReason[];
const MOST_WORDS = 600;

interface Draft {
  readonly outcome: '' | 'confirm' | 'refuse';
  readonly territoryId: string;
  readonly reason: RefusalReason;
  readonly words: string;
}
const UNDECIDED: Draft = { outcome: '', territoryId: '', reason: 'unreadable', words: '' };

/** `null`: nothing was chosen yet. */
function decisionOf(id: Case['id'], draft: Draft): DocumentDecision | null {
  if (draft.outcome === 'confirm') return { outcome: 'confirm', id, territoryId: territoryOf(draft) };
  return draft.outcome === 'refuse' ? { outcome: 'refuse', id, reason: draft.reason, words: draft.words } : null;
}

/** What a reviewer compares: what was typed, beside the pictures. */
function Facts({ one }: { readonly one: Case }) {
  const { t, moment, locale } = useOffice();
  const bornOn = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(one.bornOn));
  return (
    <>
      <dl class="document-facts">
        <dt>{t('verification-id-document.who')}</dt>
        <dd>{one.displayName ?? t('verification-desk.no-name')}</dd>
        <dt>{t('verification-desk.kind')}</dt>
        <dd>{t(`verification-desk.kind.${one.kind}`)}</dd>
        <dt>{t('verification-desk.number')}</dt>
        <dd>
          <code>{one.number}</code>
        </dd>
        <dt>{t('verification-desk.born-on')}</dt>
        <dd>{bornOn}</dd>
        <dt>{t('verification-id-document.since')}</dt>
        <dd>{moment(one.since)}</dd>
      </dl>
      {one.pictures.map((picture, index) => (
        <img
          key={picture.slice(-40)}
          class="document-picture"
          src={picture}
          alt={t('verification-id-document.picture', { number: index + 1 })}
        />
      ))}
    </>
  );
}

interface DecisionProps {
  readonly one: Case;
  readonly onDecided: () => void;
}

function Decision({ one, onDecided }: DecisionProps) {
  const { t, announce } = useOffice();
  const form = useForm({
    initial: UNDECIDED,
    save: (draft: Draft) => {
      const body = decisionOf(one.id, draft);
      if (body === null) return Promise.resolve(refused('/outcome', 'outcome.required'));
      return api.verifications.decideIdDocument({ params: { participantId: one.participantId }, body });
    },
    onSaved: (_, { outcome }) => {
      announce(t(outcome === 'confirm' ? 'verification-id-document.confirmed' : 'verification-id-document.refused'));
      onDecided();
    },
  });
  const { value, change } = form;
  return (
    <FormBox form={form} save={t('verification-id-document.decide')}>
      <div class="fields stack">
        <OutcomeField value={value} change={change} />
        {value.outcome === 'confirm' && (
          <TerritoryField
            pointer="/territoryId"
            value={value.territoryId}
            onChange={(territoryId) => change({ territoryId })}
          />
        )}
        {value.outcome === 'refuse' && <Refusal value={value} change={change} />}
        <p class="help">{t('verification-id-document.deleted')}</p>
      </div>
    </FormBox>
  );
}

function OutcomeField({ value, change }: { readonly value: Draft; readonly change: (patch: Partial<Draft>) => void }) {
  const { t } = useOffice();
  const { register } = useFields();
  const pointer = '/outcome';
  register({ pointer, label: t('verification-id-document.outcome') });
  return (
    <fieldset class="field stack stack-8">
      <legend>{t('verification-id-document.outcome')}</legend>
      <FieldErrors pointer={pointer} id={`${fieldId(pointer)}-error`} />
      {(['confirm', 'refuse'] as const).map((outcome) => (
        <label key={outcome} class="choice">
          <input
            id={outcome === 'confirm' ? fieldId(pointer) : undefined}
            type="radio"
            name="outcome"
            checked={value.outcome === outcome}
            onChange={() => change({ outcome })}
          />
          <span>{t(`verification-id-document.${outcome}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Refusal({ value, change }: { readonly value: Draft; readonly change: (patch: Partial<Draft>) => void }) {
  const { t } = useOffice();
  return (
    <>
      <SelectField
        pointer="/reason"
        label={t('verification-id-document.reason')}
        value={value.reason}
        options={REASONS.map((reason) => ({ value: reason, label: t(`verification-id-document.reason.${reason}`) }))}
        onChange={(text) => change({ reason: REASONS.find((reason) => reason === text) ?? value.reason })}
      />
      <Field
        pointer="/words"
        label={t('verification-id-document.words')}
        help={t('verification-id-document.words.help')}
        isOptional={true}
      >
        {(control) => (
          <textarea
            {...control}
            class="input"
            rows={3}
            maxLength={MOST_WORDS}
            value={value.words}
            onInput={(event) => change({ words: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

interface DocumentCaseProps {
  readonly participantId: ParticipantId;
  readonly onDecided: () => void;
}

/** One case: looking at it is written into the audit log. */
export function DocumentCase({ participantId, onDecided }: DocumentCaseProps) {
  const { t } = useOffice();
  const params = { participantId };
  const loaded = useLoaded(participantId, () => api.verifications.openIdDocument({ params }));
  return (
    <section class="panel stack" aria-label={t('verification-id-document.case')}>
      <WhenLoaded loaded={loaded}>
        {(one) => (
          <div class="stack stack-32">
            <Facts one={one} />
            <Decision one={one} onDecided={onDecided} />
          </div>
        )}
      </WhenLoaded>
    </section>
  );
}
