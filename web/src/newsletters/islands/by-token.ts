import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import { problemWords } from '../../platform/island.ts';
import type { Problem } from '../../platform/problem.ts';

/** What the link of a mail carries after its `#`; `null` until scripts run. */
export function useToken(): string | null {
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => setToken(location.hash.slice(1)), []);
  return token;
}

/** A refusal of a link: one that is too short to be one is, for its reader, as good as a wrong one. */
export const linkProblem = (t: Translate, problem: Problem): string =>
  problemWords(t, problem.fields.length > 0 ? { ...problem, code: 'newsletter.link-invalid' as const } : problem);

/** The API, loaded when it is needed. */
export const loadApi = async () => (await import('../newsletters-api.ts')).newslettersApi;
