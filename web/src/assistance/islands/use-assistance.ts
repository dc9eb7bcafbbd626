import { useEffect, useRef } from 'preact/hooks';
import type { Me } from '../../../../shared/participants/contract.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';

/** Shows the bar of assisted entry to an agent who is in it; nobody else loads anything of it. */
export function useAssistance(me: Me | null | undefined, locale: InterfaceLocale): void {
  const isShown = useRef(false);
  const current = me?.assistance;
  useEffect(() => {
    if (current === undefined && !isShown.current) return;
    isShown.current = current !== undefined;
    // What could not be loaded is tried again with the next page; the API refuses what may not be done.
    import('./open-bar.tsx').then(({ showBar }) => showBar(current, locale)).catch(() => undefined);
  }, [current, locale]);
}
