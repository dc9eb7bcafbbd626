import { useState } from 'preact/hooks';
import { useOffice } from '../context.ts';
import { loadedLater } from '../LoadedLater.tsx';
import { useRights } from '../rights.ts';
import { Screen } from '../Screen.tsx';
import { AssistedSessions } from './AssistedSessions.tsx';
import { BeginAssistance } from './BeginAssistance.tsx';
import { VerifyAccount } from './VerifyAccount.tsx';

const PaperVotes = loadedLater(
  ['papers'],
  async () => (await import('../budgets/papers/PaperVotes.tsx')).PaperVotes,
  true,
);
const WAYS = ['assist', 'account'] as const;

/** The desk: an agent looks at a document and enters for the person, or verifies their account. */
export function DeskScreen() {
  const { t } = useOffice();
  const { isAdministrator } = useRights();
  const [way, setWay] = useState<(typeof WAYS)[number] | null>(null);
  return (
    <Screen title={t('verification-desk.title')}>
      <p class="lead">{t('verification-desk.intro')}</p>
      <fieldset class="stack stack-8">
        <legend>{t('verification-desk.way')}</legend>
        {WAYS.map((one) => (
          <label key={one} class="choice">
            <input type="radio" name="way" checked={way === one} onChange={() => setWay(one)} />
            <span>{t(`verification-desk.way.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {way === 'assist' && (
        <section class="panel stack" aria-label={t('verification-desk.way.assist')}>
          <BeginAssistance />
        </section>
      )}
      {way === 'account' && (
        <section class="panel stack" aria-label={t('verification-desk.way.account')}>
          <VerifyAccount />
        </section>
      )}
      <PaperVotes />
      {isAdministrator && <AssistedSessions />}
    </Screen>
  );
}
