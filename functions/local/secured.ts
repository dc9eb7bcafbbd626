import { type AnswerKind, SECURITY_HEADERS } from '../../shared/platform/security-headers.ts';
import type { LocalAnswer } from './cdn.ts';

/** Behaviors of the distribution whose headers are not those of pages, in its order; `*` of CloudFront takes slashes too. */
const KINDS: readonly (readonly [RegExp, AnswerKind])[] = [
  [/^\/(media|tallies)\//, 'file'],
  [/^\/api\//, 'api'],
  [/^\/.*\/preview\//, 'preview'],
  [/^\/uploads$/, 'file'],
  [/^\/.*\/proposals\/.*\/embed\//, 'embed'],
];

/** An answer with the security headers that CloudFront puts over those of functions and buckets. @param url as it was asked */
export function secured(url: string, answered: LocalAnswer): LocalAnswer {
  const [path = '/'] = url.split('?');
  if (path.startsWith('/_local/')) return answered;
  const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'page';
  return { ...answered, headers: { ...answered.headers, ...SECURITY_HEADERS[kind] } };
}
