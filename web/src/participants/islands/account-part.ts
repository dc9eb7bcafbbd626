import { useEffect, useState } from 'preact/hooks';
import type { Me } from '../../../../shared/participants/contract.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import type { Problem, Result } from '../../platform/problem.ts';

/** What every section of the account is given. */
export interface AccountPart {
  readonly t: Translate;
  readonly locale: InterfaceLocale;
  /** Of the organization. */
  readonly timeZone: string;
  readonly me: Me;
}

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'ready'; readonly data: T };

/** Something that a section reads once it is opened; `again` reads it anew, and shows what was read until then. */
export function useLoaded<T>(read: () => Promise<Result<T>>): {
  readonly loaded: Loaded<T>;
  readonly again: () => void;
} {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let gone = false;
    read().then((result) => {
      if (gone) return;
      setLoaded(result.ok ? { state: 'ready', data: result.data } : { state: 'failed', problem: result.problem });
    });
    return () => {
      gone = true;
    };
  }, [turn]);
  return {
    loaded,
    again: () => {
      setLoaded((before) => (before.state === 'failed' ? { state: 'loading' } : before));
      setTurn((before) => before + 1);
    },
  };
}
