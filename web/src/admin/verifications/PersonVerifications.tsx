import { useState } from 'preact/hooks';
import type { ParticipantId } from '../../../../shared/platform/ids.ts';
import type { OwnAuthorization } from '../../../../shared/verifications/own-routes.ts';
import { api } from '../../platform/api.ts';
import { Field } from '../../platform/island-field.tsx';
import { useOffice } from '../context.ts';
import { Sure } from '../forms/Sure.tsx';
import { useLoaded, WhenLoaded } from '../loading.tsx';

const isParticipantId = (text: string): text is ParticipantId => /^ptp_[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);

/** The participant that an address of a page about somebody names, or the id itself. */
function participantIn(text: string): ParticipantId | null {
  const found = /ptp_[0-9A-Z]{26}/.exec(text)?.[0] ?? '';
  return isParticipantId(found) ? found : null;
}

interface PersonProps {
  readonly participantId: ParticipantId;
}

function Granted({
  one,
  participantId,
  onGone,
}: PersonProps & { readonly one: OwnAuthorization; readonly onGone: () => void }) {
  const { t, moment, announce } = useOffice();
  const [isAsked, setAsked] = useState(false);
  const method = t(`verification.method.${one.method}`);
  const until = one.expiresAt === null ? '' : ` · ${t('verification.person.until', { moment: moment(one.expiresAt) })}`;
  const act = () => api.verifications.revokeAuthorization({ params: { participantId, method: one.method } });
  const done = () => {
    announce(t('verification.revoked'));
    onGone();
  };
  return (
    <li class="stack stack-8">
      <div class="row between">
        <p>
          <b>{method}</b>{' '}
          <span class="muted">
            {t('verification.person.since', { moment: moment(one.grantedAt) })}
            {until}
            {one.isRevoked && ` · ${t('verification.person.revoked')}`}
          </span>
        </p>
        {!one.isRevoked && !isAsked && (
          <button
            class="btn btn--quiet btn--s"
            type="button"
            aria-label={t('verification.person.revoke-of', { method })}
            onClick={() => setAsked(true)}
          >
            {t('verification.person.revoke')}
          </button>
        )}
      </div>
      {isAsked && !one.isRevoked && (
        <Sure
          text={t('verification.person.sure', { method })}
          yes={t('verification.revoke.yes')}
          act={act}
          onDone={done}
          onLeft={() => setAsked(false)}
        />
      )}
    </li>
  );
}

function Person({ participantId }: PersonProps) {
  const { t, moment } = useOffice();
  const params = { participantId };
  const loaded = useLoaded(participantId, () => api.verifications.readAuthorizations({ params }));
  return (
    <WhenLoaded loaded={loaded}>
      {({ items, pending }) => (
        <ul class="plain-list stack" aria-label={t('verification.person.list')}>
          {items.length + pending.length === 0 && <li>{t('verification.person.none')}</li>}
          {items.map((one) => (
            <Granted key={one.method} one={one} participantId={participantId} onGone={loaded.reload} />
          ))}
          {pending.map(({ method, state, since }) => (
            <li key={`pending-${method}`}>
              <b>{t(`verification.method.${method}`)}</b>{' '}
              <span class="muted">{t(`verification.person.${state}`, { moment: moment(since) })}</span>
            </li>
          ))}
        </ul>
      )}
    </WhenLoaded>
  );
}

/** Verifications of one person, found by the address of the page about them: looking is written down. */
export function PersonVerifications() {
  const { t } = useOffice();
  const [shown, setShown] = useState<ParticipantId | null>(null);
  const [text, setText] = useState('');
  const [error, setError] = useState('');
  const show = (event: SubmitEvent) => {
    event.preventDefault();
    const found = participantIn(text);
    setError(found === null ? t('verification.person.wrong') : '');
    setShown(found);
  };
  return (
    <section class="stack" aria-labelledby="h-person">
      <h2 id="h-person">{t('verification.person')}</h2>
      <form class="stack" onSubmit={show} noValidate={true}>
        <Field
          id="person-address"
          label={t('verification.person.address')}
          help={t('verification.person.address.help')}
          error={error}
        >
          {(control) => (
            <input
              {...control}
              class="input"
              type="text"
              autoComplete="off"
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        <p>
          <button class="btn btn--2 btn--s" type="submit">
            {t('verification.person.show')}
          </button>
        </p>
      </form>
      {shown && <Person key={shown} participantId={shown} />}
    </section>
  );
}
