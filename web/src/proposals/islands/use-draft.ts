import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import { useSession, type Words } from '../../platform/island.ts';
import { isRegistered } from '../../platform/session.ts';
import { type Draft, writtenIn } from './draft-memory.ts';
import { type DraftState, DraftSync } from './draft-sync.ts';

/** Id of the form in the page. */
export const FORM_ID = 'proposal-form';

/**
 * What was typed and chosen in the published form before its script ran. It is read while the island is drawn for the
 * first time: the page is then as its reader left it, and hydration gives controls the values they were published with.
 */
function typedEarly(): Partial<Draft> {
  if (typeof document === 'undefined') return {};
  const form = document.getElementById(FORM_ID);
  return form instanceof HTMLFormElement ? writtenIn(new FormData(form)) : {};
}

/** The draft of this page: on the device always, on the server while somebody is signed in. */
export function useDraft(componentId: ComponentId, { locale }: Words) {
  const [typed] = useState(typedEarly);
  const [sync] = useState(() => new DraftSync(componentId, locale, (state) => tell.current(state)));
  const [state, setState] = useState<DraftState>(sync.state);
  const tell = useRef(setState);
  const me = useSession();
  const isSignedIn = isRegistered(me ?? null);

  // Before anything more can be typed: a later start would put an older text over it.
  useLayoutEffect(() => sync.start(typed), [sync, typed]);
  useEffect(() => {
    const save = () => sync.saveIfSignedIn();
    window.addEventListener('online', save);
    return () => {
      window.removeEventListener('online', save);
      sync.stop();
    };
  }, [sync]);
  useEffect(() => {
    if (isSignedIn) sync.signedIn();
    else sync.signedOut();
  }, [sync, isSignedIn]);
  return { sync, state, isSignedIn };
}
