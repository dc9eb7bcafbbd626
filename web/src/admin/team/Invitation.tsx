import { useState } from 'preact/hooks';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { setSession } from '../../platform/session.ts';
import { problemText } from '../forms/problems.ts';
import type { Words } from '../language.ts';
import { Doorstep } from '../office/Doorstep.tsx';
import { paths } from '../places.ts';
import { endSession } from '../sign-out.ts';

interface InvitationProps {
  readonly words: Words;
  /** Of the account that is signed in. */
  readonly email: string;
}

/** Takes a role on. The session is read again afterwards: the second factor comes next. */
export function Invitation({ words, email }: InvitationProps) {
  const { t, locale } = words;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const accept = async () => {
    setBusy(true);
    const answer = await api.team.accept({ body: { token: location.hash.slice(1) } });
    if (answer.ok) {
      const session = await api.participants.readSession();
      history.replaceState(null, '', paths.today);
      setSession(session.ok ? session.data.participant : null);
      return;
    }
    setBusy(false);
    setProblem(answer.problem);
  };
  const signOut = async () => {
    const ended = await endSession();
    if (ended.ok && ended.data.url !== null) return location.assign(ended.data.url);
    setSession(null);
  };
  return (
    <Doorstep title={t('invitation.title')}>
      <div class="panel gate stack stack-16">
        <p>{t('invitation.text', { email })}</p>
        <div role="alert">{problem && <p class="note note--alert">{problemText(words, problem)}</p>}</div>
        <div class="row">
          <button class="btn" type="button" onClick={accept} aria-busy={isBusy}>
            {t('invitation.accept')}
          </button>
          <button class="btn btn--2" type="button" onClick={signOut}>
            {t('gate.other-account')}
          </button>
          <a class="btn btn--quiet" href={`/${locale}/`}>
            {t('gate.home')}
          </a>
        </div>
      </div>
    </Doorstep>
  );
}
