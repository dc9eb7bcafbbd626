import type { FoundSuppression, SuppressionNote } from '../../../../shared/mails/contract.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { type Form, useForm } from '../forms/form.ts';
import type { AboutProps } from './FoundMails.tsx';

interface Draft {
  readonly reason: string;
}
const EMPTY: Draft = { reason: '' };

interface ReasonProps {
  readonly email: string;
  readonly isSuppressed: boolean;
  readonly onChanged: () => void;
}

/** Puts the address on the list, or takes it off, for a reason that is kept. */
function ReasonForm({ email, isSuppressed, onChanged }: ReasonProps) {
  const { t, announce } = useOffice();
  const form: Form<Draft> = useForm<Draft, unknown>({
    initial: EMPTY,
    save: ({ reason }) => api.mails[isSuppressed ? 'lift' : 'suppress']({ body: { email, reason } }),
    onSaved: () => {
      form.restart(EMPTY);
      announce(t(isSuppressed ? 'mails.lifted' : 'mails.added'));
      onChanged();
    },
  });
  return (
    <FormBox form={form} save={t(isSuppressed ? 'mails.lift' : 'mails.suppress')}>
      <p class="help">{t(isSuppressed ? 'mails.lift.help' : 'mails.suppress.help')}</p>
      <div class="fields stack">
        <TextField
          pointer="/reason"
          label={t('mails.why')}
          help={t('mails.why.help')}
          value={form.value.reason}
          onChange={(reason) => form.change({ reason })}
        />
      </div>
    </FormBox>
  );
}

function Reasons({ suppressions }: { readonly suppressions: readonly FoundSuppression[] }) {
  const { t, moment } = useOffice();
  return (
    <ul class="list">
      {suppressions.map(({ kind, at }) => (
        <li key={kind}>{t('mails.kind.since', { kind: t(`mails.kind.${kind}`), moment: moment(at) })}</li>
      ))}
    </ul>
  );
}

function Notes({ notes }: { readonly notes: readonly SuppressionNote[] }) {
  const { t, moment } = useOffice();
  if (notes.length === 0) return null;
  return (
    <details class="fold">
      <summary>{t('mails.notes')}</summary>
      <ul class="list">
        {notes.map(({ act, at, reason, byName }) => (
          <li key={at}>
            {t(`mails.note.${act}`, { who: byName ?? t('mails.note.operator'), moment: moment(at), reason })}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Whether an address gets mail, why not, and how to change that. */
export function Suppression({ email, about: { suppressions, notes }, onChanged }: AboutProps) {
  const { t } = useOffice();
  const isSuppressed = suppressions.length > 0;
  return (
    <section class="panel stack stack-16" aria-labelledby="h-suppression">
      <h3 id="h-suppression">{t(isSuppressed ? 'mails.suppressed' : 'mails.suppressed.not')}</h3>
      {isSuppressed && <Reasons suppressions={suppressions} />}
      <ReasonForm key={String(isSuppressed)} email={email} isSuppressed={isSuppressed} onChanged={onChanged} />
      <Notes notes={notes} />
    </section>
  );
}
