import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Me } from '../../../../shared/participants/contract.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { qrPath } from '../../platform/qr-code.ts';
import { problemText } from '../forms/problems.ts';
import type { Words } from '../language.ts';
import { Doorstep } from '../office/Doorstep.tsx';
import { CodeForm } from './CodeForm.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

interface SetUpProps {
  readonly words: Words;
  readonly onDone: (me: Me) => void;
}
interface Enrollment {
  readonly secret: string;
  readonly uri: string;
}
const QR_SIZE = 240;

/** In groups of four, as people type it. */
const readable = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

function useEnrollment() {
  const [enrollment, setEnrollment] = useState<Enrollment | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const begin = useCallback(async () => {
    const answer = await api.participants.enrollSecondFactor();
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setEnrollment(answer.data);
  }, []);
  useEffect(() => {
    begin();
  }, [begin]);
  return { enrollment, problem, begin };
}

/** Drawn into the page: images of `data:` addresses are shown nowhere here. */
function Picture({ text, label }: { readonly text: string; readonly label: string }) {
  const { path, modules } = qrPath(text);
  return (
    <svg
      class="enrollment-qr"
      role="img"
      aria-label={label}
      width={QR_SIZE}
      height={QR_SIZE}
      viewBox={`0 0 ${modules} ${modules}`}
      shape-rendering="crispEdges"
    >
      <rect fill="white" width={modules} height={modules} />
      <path fill="black" d={path} />
    </svg>
  );
}

function NewApp({ words: { t }, secret, uri }: Enrollment & { readonly words: Words }) {
  return (
    <>
      <ol class="stack stack-8">
        <li>{t('second-factor.set-up.app')}</li>
        <li>{t('second-factor.set-up.scan')}</li>
        <li>{t('second-factor.set-up.type')}</li>
      </ol>
      <Picture text={uri} label={t('second-factor.qr')} />
      <p>
        {t('second-factor.key')} <code class="key">{readable(secret)}</code>
      </p>
    </>
  );
}

/** Sets an authenticator app up: QR code and key, its first code, and the recovery codes that are shown once. */
export function SetUp({ words, onDone }: SetUpProps) {
  const { t } = words;
  const { enrollment, problem, begin } = useEnrollment();
  const [made, setMade] = useState<{ readonly participant: Me; readonly recoveryCodes: readonly string[] } | null>(
    null,
  );
  if (made)
    return (
      <Doorstep title={t('second-factor.recovery.title')}>
        <RecoveryCodes words={words} codes={made.recoveryCodes} onDone={() => onDone(made.participant)} />
      </Doorstep>
    );
  return (
    <Doorstep title={t('second-factor.set-up.title')}>
      <div class="panel gate stack stack-16">
        <p>{t('second-factor.set-up.text')}</p>
        {problem && (
          <div class="note note--alert stack stack-8" role="alert">
            <p>{problemText(words, problem)}</p>
            <button class="btn btn--2 btn--s" type="button" onClick={begin}>
              {t('load.again')}
            </button>
          </div>
        )}
        {!enrollment && !problem && <p role="status">{t('loading')}</p>}
        {enrollment && (
          <>
            <NewApp words={words} {...enrollment} />
            <CodeForm
              words={words}
              label={t('second-factor.first-code')}
              help={t('second-factor.code.help')}
              action={t('second-factor.set-up.action')}
              isNumeric={true}
              send={(code) => api.participants.confirmSecondFactor({ body: { code } })}
              onDone={setMade}
            />
          </>
        )}
      </div>
    </Doorstep>
  );
}
