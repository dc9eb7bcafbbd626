import { useState } from 'preact/hooks';
import type { DeletionFigures } from '../../../../shared/participants/account.ts';
import { problemWords } from '../../platform/island.ts';
import { accountApi } from '../account-api.ts';
import { CodeForm } from './account-code.tsx';
import { LoadedPart } from './account-loaded.tsx';
import { type AccountPart, useLoaded } from './account-part.ts';

interface DeletionProps extends AccountPart {
  readonly onDeleted: () => void;
}

/** Says in figures what a deletion does, asks for a mailed code, and deletes the account. */
export function Deletion(part: DeletionProps) {
  const { t } = part;
  const { loaded, again } = useLoaded(() => accountApi.readDeletion());
  return (
    <LoadedPart t={t} loaded={loaded} again={again}>
      {(figures) => (
        <div class="stack stack-24">
          <Consequences part={part} figures={figures} />
          {figures.isLastAdministrator ? (
            <p class="note note--alert">{t('account.deletion-last')}</p>
          ) : (
            <Confirmation {...part} />
          )}
        </div>
      )}
    </LoadedPart>
  );
}

function Consequences({ part: { t }, figures }: { readonly part: AccountPart; readonly figures: DeletionFigures }) {
  const { proposals, comments, drafts } = figures;
  return (
    <div class="prose">
      <p>{t('account.deletion-intro')}</p>
      <ul>
        <li>{t('account.deletion-stays', { proposals, comments })}</li>
        <li>{t('account.deletion-drafts', { drafts })}</li>
        <li>{t('account.deletion-votes')}</li>
        <li>{t('account.deletion-person')}</li>
      </ul>
      <p class="small muted">{t('account.deletion-withdraw')}</p>
    </div>
  );
}

function Confirmation({ t, me, onDeleted }: DeletionProps) {
  const [isSent, setSent] = useState(false);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  const start = async () => {
    if (busy) return;
    setBusy(true);
    const result = await accountApi.requestDeletionCode();
    setBusy(false);
    setSent(result.ok);
    setError(result.ok ? '' : problemWords(t, result.problem));
  };
  const confirm = async (code: string) => {
    const result = await accountApi.deleteAccount({ body: { code } });
    // A session that has ended meanwhile: another window has done it.
    const isGone = !result.ok && result.problem.code === 'session.invalid';
    if (!result.ok && !isGone) return result.problem;
    onDeleted();
    return null;
  };
  if (!isSent) {
    return (
      <div class="stack stack-16">
        <div role="alert">{error && <p class="note note--alert">{error}</p>}</div>
        <button class="btn btn--danger" type="button" onClick={start} aria-busy={busy}>
          {t('account.deletion-start')}
        </button>
      </div>
    );
  }
  return (
    <div class="panel stack stack-16">
      <p role="status">{t('account.deletion-sent', { email: me.email })}</p>
      <CodeForm
        t={t}
        id="account-deletion-code"
        action={t('account.deletion-confirm')}
        isDanger
        act={confirm}
        leave={t('account.deletion-keep')}
        onLeave={() => setSent(false)}
      />
    </div>
  );
}
