import { useState } from 'preact/hooks';
import type { VerificationMethod } from '../../../../shared/verifications/method.ts';
import { api } from '../../platform/api.ts';
import { Field } from '../../platform/island-field.tsx';
import { useOffice } from '../context.ts';
import { Sure } from '../forms/Sure.tsx';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { METHODS } from './methods-draft.ts';

/** The beginning of a day on this device's clock; `null` where no day is chosen. */
const beginningOf = (day: string): string | null => (day === '' ? null : new Date(`${day}T00:00`).toISOString());

/** Takes back what a method has confirmed, of everybody: after a mistake, or before a new vote. */
export function Revocations() {
  const { t, moment, day: dayOf, announce } = useOffice();
  const loaded = useLoaded('revocations', () => api.verifications.listRevocations());
  const [method, setMethod] = useState<VerificationMethod>(METHODS[0]);
  const [day, setDay] = useState('');
  const [isAsked, setAsked] = useState(false);
  const before = beginningOf(day);
  const name = t(`verification.method.${method}`);
  const done = () => {
    setAsked(false);
    announce(t('verification.revoked'));
    loaded.reload();
  };
  return (
    <section class="stack" aria-labelledby="h-revoke">
      <h2 id="h-revoke">{t('verification.revoke')}</h2>
      <p class="help">{t('verification.revoke.help')}</p>
      <div class="row form-row">
        <Field id="revoke-method" label={t('verification.revoke.method')}>
          {(control) => (
            <select
              {...control}
              class="input input--s"
              value={method}
              onChange={({ currentTarget }) => setMethod(METHODS.find((one) => one === currentTarget.value) ?? method)}
            >
              {METHODS.map((one) => (
                <option key={one} value={one}>
                  {t(`verification.method.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="revoke-before" label={t('verification.revoke.before')} help={t('verification.revoke.before.help')}>
          {(control) => (
            <input
              {...control}
              class="input input--s"
              type="date"
              value={day}
              onInput={(event) => setDay(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      {isAsked ? (
        <Sure
          text={
            before === null
              ? t('verification.revoke.sure-all', { method: name })
              : t('verification.revoke.sure', { method: name, day: dayOf(before) })
          }
          yes={t('verification.revoke.yes')}
          act={() => api.verifications.revokeBefore({ body: { method, before } })}
          onDone={done}
          onLeft={() => setAsked(false)}
        />
      ) : (
        <p>
          <button class="btn btn--2 btn--s" type="button" onClick={() => setAsked(true)}>
            {t('verification.revoke.act')}
          </button>
        </p>
      )}
      <WhenLoaded loaded={loaded}>
        {({ items }) =>
          items.length === 0 ? null : (
            <ul class="list">
              {items.map((one) => (
                <li key={one.method}>
                  {t('verification.revoke.since', {
                    method: t(`verification.method.${one.method}`),
                    moment: moment(one.before),
                  })}
                </li>
              ))}
            </ul>
          )
        }
      </WhenLoaded>
    </section>
  );
}
