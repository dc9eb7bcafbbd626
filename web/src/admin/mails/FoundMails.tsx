import { useState } from 'preact/hooks';
import type { FoundAddress, FoundMail } from '../../../../shared/mails/contract.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { kindName } from './previews/kind-name.ts';

/** What is shown about an address, and what to do once that has changed. */
export interface AboutProps {
  readonly email: string;
  readonly about: FoundAddress;
  readonly onChanged: () => void;
}

function Retry({ mail, onChanged }: { readonly mail: FoundMail; readonly onChanged: () => void }) {
  const office = useOffice();
  const { t, moment, announce } = office;
  const [isBusy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    const { id: mailId, newsletterId } = mail;
    const answer = await api.mails.retry({ params: { mailId }, body: { newsletterId } });
    setBusy(false);
    announce(answer.ok ? t('mails.retried') : problemText(office, answer.problem));
    onChanged();
  };
  const label = t('mails.retry.of', { template: kindName(t, mail.template), moment: moment(mail.createdAt) });
  return (
    <button class="btn btn--2 btn--s" type="button" aria-label={label} aria-busy={isBusy} onClick={retry}>
      {t('mails.retry')}
    </button>
  );
}

function MailLine({ mail, onChanged }: { readonly mail: FoundMail; readonly onChanged: () => void }) {
  const { t, moment } = useOffice();
  const { template, newsletterId, lane, state, reason, createdAt, changedAt } = mail;
  return (
    <li class="stack stack-8">
      <p>
        <b>{newsletterId === null ? kindName(t, template) : t('mails.found.newsletter')}</b>
      </p>
      <p class="meta">
        <span class="tag">{t(`mails.state.${state}`)}</span>
        {reason !== null && <span>{t(`mails.reason.${reason}`)}</span>}
        <span>{t(`mails.lane.${lane}`)}</span>
        <span>{moment(changedAt ?? createdAt)}</span>
      </p>
      {state === 'failed' && (
        <p>
          <Retry mail={mail} onChanged={onChanged} />
        </p>
      )}
    </li>
  );
}

/** Mails to an address with their states; what they say is not told. */
export function FoundMails({ email, about, onChanged }: AboutProps) {
  const { t } = useOffice();
  const { mails, isMore, hasAccount, isSubscribed } = about;
  return (
    <div class="stack stack-16">
      <h3>{email}</h3>
      <p role="status">
        {t('mails.found', { count: mails.length })}. {t(hasAccount ? 'mails.found.account' : 'mails.found.no-account')}{' '}
        {t(isSubscribed ? 'mails.found.subscribed' : 'mails.found.not-subscribed')}
      </p>
      {isMore && <p class="muted">{t('mails.found.more')}</p>}
      {mails.length > 0 && (
        <ul class="list">
          {mails.map((mail) => (
            <MailLine key={mail.id} mail={mail} onChanged={onChanged} />
          ))}
        </ul>
      )}
    </div>
  );
}
