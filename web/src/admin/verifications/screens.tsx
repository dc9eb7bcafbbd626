/** Screens of verification, in files that a browser loads when one of them is opened. */
import type { ComponentType } from 'preact';
import { useOffice } from '../context.ts';
import { loadedLater } from '../LoadedLater.tsx';
import { type MethodWithScreen, type Place, paths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { VerificationScreen } from './VerificationScreen.tsx';

/**
 * The screen of each method that has one: `census: loadedLater(['verifications'], async () => (await
 * import('./CensusScreen.tsx')).CensusScreen)`.
 */
const SCREENS: Readonly<Partial<Record<MethodWithScreen, ComponentType>>> = {
  census: loadedLater(['verifications'], async () => (await import('./CensusScreen.tsx')).CensusScreen),
  desk: loadedLater(['verifications'], async () => (await import('./DeskScreen.tsx')).DeskScreen),
  'id-document': loadedLater(['verifications'], async () => (await import('./IdDocumentScreen.tsx')).IdDocumentScreen),
  sms: loadedLater(['verifications'], async () => (await import('./SmsScreen.tsx')).SmsScreen),
  'postal-letter': loadedLater(
    ['verifications'],
    async () => (await import('./PostalLetterScreen.tsx')).PostalLetterScreen,
  ),
};

interface VerificationsProps {
  readonly place: Place;
}

/** The settings of all methods, or the screen of one. */
export function Verifications({ place }: VerificationsProps) {
  const { t } = useOffice();
  if (place.screen !== 'verification-method') return <VerificationScreen />;
  const Shown = SCREENS[place.method];
  if (Shown) return <Shown />;
  return (
    <Screen title={t('not-found.title')}>
      <p>{t('not-found.text')}</p>
      <a class="more" href={paths.verifications}>
        {t('verification.title')}
      </a>
    </Screen>
  );
}
