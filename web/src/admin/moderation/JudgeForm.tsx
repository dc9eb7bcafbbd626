import { useState } from 'preact/hooks';
import type { OfficeDecision } from '../../../../shared/moderation/decision.ts';
import { api } from '../../platform/api.ts';
import { Field } from '../../platform/island-field.tsx';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';

interface JudgeFormProps {
  readonly decision: OfficeDecision;
  readonly about: string;
  readonly onDone: () => void;
}

/** The appeal with the two ways to judge it; who decided first reads that somebody else must. */
export function JudgeForm({ decision, about, onDone }: JudgeFormProps) {
  const office = useOffice();
  const { t } = office;
  const { id, appeal, isOwn } = decision;
  const [reasons, setReasons] = useState('');
  const [error, setError] = useState({ reasons: '', form: '' });
  const [isBusy, setBusy] = useState(false);
  const judge = async (outcome: 'upheld' | 'reversed') => {
    if (isBusy) return;
    if (reasons.trim() === '') return setError({ reasons: t('moderation.missing-judgement'), form: '' });
    setBusy(true);
    const answer = await api.moderation.judge({ params: { decisionId: id }, body: { outcome, reasons } });
    setBusy(false);
    setError({ reasons: '', form: answer.ok ? '' : problemText(office, answer.problem) });
    if (!answer.ok) return;
    office.announce(t('moderation.judged'));
    onDone();
  };
  return (
    <div class="stack stack-8">
      <p dir="auto">
        <b>{t('moderation.appeal')}</b> {appeal?.words}
      </p>
      {isOwn ? (
        <p class="note">{t('moderation.not-yours')}</p>
      ) : (
        <fieldset class="stack stack-8" aria-label={t('moderation.judge-of', { title: about })}>
          <Field
            id={`judge-${id}`}
            label={t('moderation.judgement')}
            help={t('moderation.judgement-help')}
            error={error.reasons}
          >
            {(control) => (
              <textarea
                {...control}
                class="input"
                rows={3}
                value={reasons}
                onInput={(event) => setReasons(event.currentTarget.value)}
              />
            )}
          </Field>
          <div role="alert">{error.form && <p class="note note--alert">{error.form}</p>}</div>
          <div class="row">
            <button class="btn btn--s" type="button" aria-busy={isBusy} onClick={() => judge('reversed')}>
              {t('moderation.judge-reverse')}
            </button>
            <button class="btn btn--2 btn--s" type="button" aria-busy={isBusy} onClick={() => judge('upheld')}>
              {t('moderation.judge-uphold')}
            </button>
          </div>
        </fieldset>
      )}
    </div>
  );
}
