import { useEffect, useState } from 'preact/hooks';
import type { VerificationMethod } from '../../../../shared/verifications/method.ts';
import type {
  OfferedMethod,
  OwnAuthorization,
  PendingVerification,
} from '../../../../shared/verifications/own-routes.ts';
import type { Words } from '../../platform/page-words.ts';
import type { Problem } from '../../platform/problem.ts';
import { METHOD_ORDER } from '../methods.ts';
import { verificationsApi } from '../verifications-api.ts';
import { withVerificationWords } from '../words.ts';

/** A method on offer, with how somebody stands with it. */
export interface MethodView {
  readonly offered: OfferedMethod;
  readonly own: OwnAuthorization | null;
  readonly pending: PendingVerification | null;
}

/** Which methods are on offer: to whom, and for what. */
export interface Wanted {
  /** Nobody is signed in, and nobody shall be. */
  readonly withoutAccount: boolean;
  /** Those that help with what was refused; `null`: all. */
  readonly methods: readonly VerificationMethod[] | null;
}

export type Methods =
  | { readonly state: 'loading' }
  /** `null`: the words of verification themselves could not be had. */
  | { readonly state: 'failed'; readonly problem: Problem | null; readonly words: Words | null }
  | { readonly state: 'ready'; readonly items: readonly MethodView[]; readonly words: Words };

const byOrder = ({ offered: one }: MethodView, { offered: other }: MethodView) =>
  METHOD_ORDER.indexOf(one.method) - METHOD_ORDER.indexOf(other.method);

async function load(words: Words, { withoutAccount, methods }: Wanted): Promise<Methods> {
  const [said, listed, own] = await Promise.all([
    withVerificationWords(words).catch(() => null),
    verificationsApi.listMethods({ query: { locale: words.locale } }),
    withoutAccount ? null : verificationsApi.listAuthorizations(),
  ]);
  if (said === null) return { state: 'failed', problem: null, words: null };
  if (!listed.ok) return { state: 'failed', problem: listed.problem, words: said };
  if (own !== null && !own.ok) return { state: 'failed', problem: own.problem, words: said };
  const { items, pending } = own?.data ?? { items: [], pending: [] };
  const views = listed.data.items
    .filter((offered) => methods === null || methods.includes(offered.method))
    .filter((offered) => !withoutAccount || offered.withoutAccount)
    .map((offered) => ({
      offered,
      own: items.find(({ method }) => method === offered.method) ?? null,
      pending: pending.find(({ method }) => method === offered.method) ?? null,
    }));
  return { state: 'ready', items: views.sort(byOrder), words: said };
}

/** The methods on offer with the words to show them; `again` loads them anew, keeping what is shown. */
export function useMethods(words: Words, wanted: Wanted): { readonly methods: Methods; readonly again: () => void } {
  const [methods, setMethods] = useState<Methods>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(wanted);
  useEffect(() => {
    let isWanted = true;
    load(words, wanted).then((loaded) => isWanted && setMethods(loaded));
    return () => {
      isWanted = false;
    };
  }, [words.locale, key, turn]);
  return { methods, again: () => setTurn((before) => before + 1) };
}
