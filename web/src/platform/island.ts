import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Me } from '../../../shared/participants/contract.ts';
import type { Translate } from '../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { translatorOf, type Words } from './page-words.ts';
import type { Problem } from './problem.ts';
import { onSession, readSession } from './session.ts';

export type { Words };

/** Says the words of an island. */
export const useWords = ({ locale, messages }: Words): Translate =>
  useMemo(() => translatorOf({ locale, ...(messages && { messages }) }), [messages, locale]);

/** False in the published page, true once scripts run: what only works with them is shown from then on. */
export function useLive(): boolean {
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return live;
}

/** Who is signed in; `undefined` until it is known. */
export function useSession(): Me | null | undefined {
  const [me, setMe] = useState<Me | null>();
  useEffect(() => {
    const stop = onSession(setMe);
    readSession().then(setMe);
    return stop;
  }, []);
  return me;
}

/** The newest value of something, for callbacks that outlive the rendering that made them. */
export function useLatest<T>(value: T): { readonly current: T } {
  const ref = useRef(value);
  ref.current = value;
  return ref;
}

/** Words of a refusal, with its facts. */
export function problemWords(t: Translate, { code, facts }: Problem): string {
  const values = Object.entries(facts).map(([name, value]) => [name, value ?? '']);
  return t(`problem.${code}`, Object.fromEntries(values));
}

/** Address of the sign-in page that comes back here. */
export const signInPath = (locale: InterfaceLocale, returnTo: string): string =>
  `/${locale}/sign-in/?returnTo=${encodeURIComponent(returnTo)}`;
