import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import { useSession, type Words } from '../../platform/island.ts';
import { isRegistered } from '../../platform/session.ts';
import { type DraftState, DraftSync } from './draft-sync.ts';

/** What was typed into the published form before scripts ran. */
function typedIn(form: HTMLFormElement | null) {
  const values = form ? new FormData(form) : new FormData();
  const text = (name: string) => {
    const value = values.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { title: text('title'), body: text('body') };
}

/** The draft of this page: on the device always, on the server while somebody is signed in. */
export function useDraft(componentId: ComponentId, { locale }: Words) {
  const form = useRef<HTMLFormElement>(null);
  const [sync] = useState(() => new DraftSync(componentId, locale, (state) => tell.current(state)));
  const [state, setState] = useState<DraftState>(sync.state);
  const tell = useRef(setState);
  const me = useSession();
  const isSignedIn = isRegistered(me ?? null);

  useEffect(() => {
    const typed = typedIn(form.current);
    sync.start({ ...(typed.title ? { title: typed.title } : {}), ...(typed.body ? { body: typed.body } : {}) });
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
  return { form, sync, state, isSignedIn };
}
