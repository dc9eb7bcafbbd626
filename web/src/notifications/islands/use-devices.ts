import { useEffect, useState } from 'preact/hooks';
import { notificationsApi } from '../notifications-api.ts';

const CHANGED = 'parvis:devices';

/** Says to the other parts of the page how many devices of this person show notifications. */
export const tellDevices = (count: number): void => {
  window.dispatchEvent(new CustomEvent(CHANGED, { detail: count }));
};

/** Whether some device of this person shows notifications: only then there is something to choose about it. */
export function useDevices(): boolean {
  const [hasDevices, setDevices] = useState(false);
  useEffect(() => {
    const follow = (event: Event) => setDevices(event instanceof CustomEvent && event.detail > 0);
    addEventListener(CHANGED, follow);
    notificationsApi.push.read().then((result) => result.ok && setDevices(result.data.items.length > 0));
    return () => removeEventListener(CHANGED, follow);
  }, []);
  return hasDevices;
}
