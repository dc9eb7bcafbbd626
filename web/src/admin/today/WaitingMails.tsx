import { useEffect, useState } from 'preact/hooks';
import { formatClock } from '../../../../shared/platform/format.ts';
import type { MailBacklog } from '../../../../shared/platform/mail-backlog.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { mailsState } from './mails.ts';

/** How soon a backlog is looked at again, while somebody looks. */
const AGAIN_MS = 30_000;

interface Mails extends MailBacklog {
  readonly state: ReturnType<typeof mailsState>;
}

/** How mails get on; nothing until it is known, and not asked again while they leave as they should. */
function useMails(): Mails | null {
  const [mails, setMails] = useState<Mails | null>(null);
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const answer = await api.platform.readMailBacklog();
      if (!isWanted || !answer.ok) return;
      const state = mailsState(answer.data, new Date().toISOString());
      setMails({ ...answer.data, state });
      if (state !== 'moving') timer = setTimeout(look, AGAIN_MS);
    };
    look();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, []);
  return mails;
}

/** How many mails wait, and since when; nothing while they leave as they should. */
export function WaitingMails() {
  const { t, number, locale, organization } = useOffice();
  const mails = useMails();
  if (mails === null || mails.state === 'moving' || mails.oldest === null) return null;
  const { waiting, isMore, state, oldest } = mails;
  const figure = `${number(waiting)}${isMore ? '+' : ''}`;
  return (
    <p class={state === 'late' ? 'note note--alert' : 'note'}>
      {t('today.mails', { count: waiting, figure, since: formatClock(oldest, locale, organization.timeZone) })}{' '}
      {t(state === 'late' ? 'today.mails.late' : 'today.mails.text')}
    </p>
  );
}
