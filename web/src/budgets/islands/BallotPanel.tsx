import { useEffect, useState } from 'preact/hooks';
import type { ProjectId } from '../../../../shared/platform/ids.ts';
import { useLive, useSession, useWords } from '../../platform/island.ts';
import { closedWords, useOpening } from '../../platform/island-gate.ts';
import { isHinted } from '../../platform/session.ts';
import { keptUnder } from '../../platform/store.ts';
import { useModule } from '../../proposals/islands/lazily.ts';
import { type BallotPanelProps, choosers } from './ballot-props.ts';

const loadDesk = () => import('./BallotDesk.tsx');

/** The project that was pressed before anything could answer it. */
function usePressed(isAwake: boolean): ProjectId | null {
  const [pressed, press] = useState<ProjectId | null>(null);
  useEffect(() => {
    if (isAwake) return;
    const stops = choosers().map((place) => {
      const button = place.querySelector('button');
      // The page names its own projects.
      const choose = () => press((place.dataset.choose ?? null) as ProjectId | null);
      if (button) button.hidden = false;
      button?.addEventListener('click', choose);
      return () => button?.removeEventListener('click', choose);
    });
    return () => {
      for (const stop of stops) stop();
    };
  }, [isAwake]);
  return pressed;
}

/**
 * The own ballot beside the catalogue. What composes it is loaded once somebody chooses, has begun before, or is signed
 * in: who reads only does not load it.
 */
export function BallotPanel(props: BallotPanelProps) {
  const t = useWords(props);
  const live = useLive();
  const me = useSession();
  const opening = useOpening(props.voting, props.phase);
  const [isAsked, ask] = useState(false);
  const pressed = usePressed(!opening.isOpen);
  const [hasKept] = useState(
    () => typeof document !== 'undefined' && ['basket:', 'cast:'].some((name) => keptOf(name, props.componentId)),
  );
  const isSignedIn = me ? true : me === undefined && isHinted();
  const desk = useModule(loadDesk, live && (isAsked || pressed !== null || hasKept || isSignedIn));
  if (desk.module) return <desk.module.BallotDesk {...props} pressed={pressed} opening={opening} />;
  return (
    <aside class="ballot" id="ballot" aria-label={t('basket.title')}>
      <h2 class="desk">{t('basket.title')}</h2>
      {opening.isOpen ? (
        <>
          <p class="desk">{props.needs || t('ballot.nobody')}</p>
          {desk.isLost && <p class="note note--alert">{t('basket.failed')}</p>}
          {live ? (
            <button class="btn btn--wide" type="button" onClick={() => (desk.isLost ? desk.again() : ask(true))}>
              {t(desk.isLost ? 'basket.again' : 'basket.open')}
            </button>
          ) : (
            <noscript>
              <p class="note">{t('ballot.no-script')}</p>
            </noscript>
          )}
          <p class="muted desk">{t('basket.not-counted')}</p>
        </>
      ) : (
        <p>{closedWords(t, 'ballot', opening, props.phase, props)}</p>
      )}
    </aside>
  );
}

const keptOf = (name: string, componentId: string): boolean =>
  keptUnder(`${name}${componentId}:`, () => true).length > 0;
