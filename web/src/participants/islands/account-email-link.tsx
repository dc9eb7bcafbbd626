import { useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { ParticipantId } from '../../../../shared/platform/ids.ts';
import { problemWords } from '../../platform/island.ts';
import { readSession, setSession } from '../../platform/session.ts';
import { accountApi } from '../account-api.ts';

/** What the mailed link of a change of address carries. */
export interface EmailLink {
  readonly participantId: ParticipantId;
  readonly token: string;
}

const isParticipantId = (text: string | null): text is ParticipantId => /^ptp_[0-9A-Z]{26}$/.test(text ?? '');

/** Reads the link that the page was opened with; `null` where it was opened without one. */
export function emailLinkIn(search: string): EmailLink | null {
  const query = new URLSearchParams(search);
  const [participantId, token] = [query.get('participant'), query.get('token')];
  return token && isParticipantId(participantId) ? { participantId, token } : null;
}

interface EmailLinkProps {
  readonly t: Translate;
  readonly link: EmailLink;
}

/** The press that a mailed link asks for, because mail scanners follow links. It works without a session, too. */
export function EmailLinkPanel({ t, link }: EmailLinkProps) {
  const [email, setEmail] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  const confirm = async () => {
    if (busy) return;
    setBusy(true);
    const result = await accountApi.confirmEmailChange({ body: { ...link } });
    setBusy(false);
    if (!result.ok && result.problem.code === 'network.failed') return setError(problemWords(t, result.problem));
    // Used up: it must not stay in the address, in the history or in a reload.
    history.replaceState(null, '', location.pathname + location.hash);
    if (!result.ok) return setError(problemWords(t, result.problem));
    setError('');
    setEmail(result.data.email);
    const me = await readSession();
    if (me?.id === link.participantId) setSession({ ...me, email: result.data.email });
  };
  return (
    <section class="panel stack stack-16" aria-labelledby="account-email-link">
      <h2 id="account-email-link">{t('account.email-link-title')}</h2>
      <div role="status">{email && <p class="note note--ok">{t('account.email-link-done', { email })}</p>}</div>
      <div role="alert">{error && <p class="note note--alert">{error}</p>}</div>
      {!email && (
        <>
          <p>{t('account.email-link-intro')}</p>
          <button class="btn" type="button" onClick={confirm} aria-busy={busy}>
            {t('account.email-link-action')}
          </button>
        </>
      )}
    </section>
  );
}
