import { useState } from 'preact/hooks';
import type { Me } from '../../../../shared/participants/contract.ts';
import { api } from '../../platform/api.ts';
import { setSession } from '../../platform/session.ts';
import type { Words } from '../language.ts';
import { Doorstep } from '../office/Doorstep.tsx';
import { endSession } from '../sign-out.ts';
import { CodeForm } from './CodeForm.tsx';
import { SetUp } from './SetUp.tsx';

interface SecondFactorProps {
  readonly words: Words;
  readonly me: Me;
}

/** What stands between sign-in and the back office: an authenticator app is set up the first time, and asked later. */
export function SecondFactor({ words, me }: SecondFactorProps) {
  return me.secondFactor === 'not-set-up' ? (
    <SetUp words={words} onDone={setSession} />
  ) : (
    <Show words={words} me={me} />
  );
}

function Show({ words, me }: SecondFactorProps) {
  const { t } = words;
  const [isLost, setLost] = useState(false);
  const signOut = async () => {
    const ended = await endSession();
    if (ended.ok && ended.data.url !== null) return location.assign(ended.data.url);
    setSession(null);
  };
  return (
    <Doorstep title={t('second-factor.title')}>
      <div class="panel gate stack stack-16">
        <p>{t('second-factor.show.text', { email: me.email })}</p>
        <CodeForm
          words={words}
          label={t(isLost ? 'second-factor.recovery-code' : 'second-factor.code')}
          help={t(isLost ? 'second-factor.recovery-code.help' : 'second-factor.code.help')}
          action={t('second-factor.show.action')}
          isNumeric={!isLost}
          send={(code) => api.participants.showSecondFactor({ body: { code } })}
          onDone={({ participant }) => setSession(participant)}
        >
          <button class="btn btn--quiet" type="button" onClick={() => setLost(!isLost)}>
            {t(isLost ? 'second-factor.use-app' : 'second-factor.use-recovery')}
          </button>
        </CodeForm>
        <p class="muted small">{t('second-factor.lost-all')}</p>
        <p>
          <button class="btn btn--quiet btn--s" type="button" onClick={signOut}>
            {t('gate.other-account')}
          </button>
        </p>
      </div>
    </Doorstep>
  );
}
