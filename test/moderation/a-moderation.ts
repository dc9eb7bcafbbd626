import type { Person } from '../participants/account.ts';
import type { Answer, TestPlatform } from '../support/platform.ts';

/** A statement of reasons with all that it needs. */
export const STATEMENT = {
  reason: 'offensive',
  basis: 'charter',
  rule: 'Rule 3: be kind',
  facts: 'The second sentence calls the mayor a thief.',
  words: 'Write it again without the insult.',
} as const;

/** What tests of moderation do, as the screens would. */
export function moderating(platform: TestPlatform) {
  let people = 0;
  const someone = async (): Promise<Person> => {
    const email = `person-${++people}@example.org`;
    const { id, cookie } = await platform.participant({ email });
    return { id, email, cookie };
  };
  const report = (resourceId: string, cookie: string | undefined, body: Record<string, unknown> = {}, key?: string) =>
    platform.call('POST /api/resources/{resourceId}/reports', {
      params: { resourceId },
      ...(cookie === undefined ? {} : { cookie }),
      ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
      body: { reason: 'spam', ...body },
    });
  const comment = async (resourceId: string, cookie: string, body: string, parentId: string | null = null) => {
    const answer = await platform.call('POST /api/resources/{resourceId}/comments', {
      params: { resourceId },
      cookie,
      body: { body, locale: 'en', parentId },
    });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return String(answer.body.id);
  };
  const cases = async (cookie: string, query: Record<string, string> = {}): Promise<Answer> =>
    platform.call('GET /api/moderation/cases', { cookie, query });
  const decide = (cookie: string, subjects: readonly string[], body: Record<string, unknown>, key?: string) =>
    platform.call('POST /api/moderation/decisions', {
      cookie,
      ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
      body: { subjects, ...body },
    });
  const hide = (cookie: string, subjects: readonly string[], key?: string) =>
    decide(cookie, subjects, { measure: 'hide', statement: STATEMENT }, key);
  const own = async (cookie: string) =>
    (await platform.call('GET /api/participants/me/decisions', { cookie })).body.items;
  const appeal = (cookie: string, decisionId: string, words = 'It was no insult.') =>
    platform.call('POST /api/participants/me/decisions/{decisionId}/appeal', {
      params: { decisionId },
      cookie,
      body: { words },
    });
  const judge = (cookie: string, decisionId: string, outcome: 'upheld' | 'reversed') =>
    platform.call('PUT /api/moderation/decisions/{decisionId}/judgement', {
      params: { decisionId },
      cookie,
      body: { outcome, reasons: 'Looked at again.' },
    });
  const reverse = (cookie: string, decisionId: string, words = '') =>
    platform.call('POST /api/moderation/decisions/{decisionId}/reversal', {
      params: { decisionId },
      cookie,
      body: { words },
    });
  /** A published file or page as readers get it; `undefined` where there is none. */
  const site = async (key: string): Promise<string | undefined> => {
    const file = await platform.services.files.site.get(key);
    return file && new TextDecoder().decode(file.body);
  };
  /** A moment later, with all that follows from what was done. */
  const later = async (seconds = 60) => {
    await platform.settle();
    platform.clock.advance(seconds);
  };
  return { someone, report, comment, cases, decide, hide, own, appeal, judge, reverse, site, later };
}
