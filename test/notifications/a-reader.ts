/** People who are told things, for tests of notifications on the real store. */
import { put } from '../../functions/platform/db/write.ts';
import { Participants } from '../../functions/platform/entities.ts';
import type { NoticeJob } from '../../functions/platform/notices.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { TestPlatform } from '../support/platform.ts';

export interface Reader {
  readonly id: ParticipantId;
  readonly email: string;
  readonly cookie: string;
}

/** What tests do for somebody. */
export function readersOn(platform: TestPlatform) {
  let people = 0;
  const params = (resourceId: string) => ({ resourceId });
  return {
    async someone(displayName = 'Ada Lovelace'): Promise<Reader> {
      const email = `reader-${++people}@example.org`;
      return { ...(await platform.participant({ displayName, email })), email };
    },
    follow: (resourceId: string, { cookie }: Reader, method = 'PUT') =>
      platform.call(`${method} /api/resources/{resourceId}/follow`, { params: params(resourceId), cookie }),
    comment: (resourceId: string, { cookie }: Reader, body: string, parentId: string | null = null) =>
      platform.call('POST /api/resources/{resourceId}/comments', {
        params: params(resourceId),
        cookie,
        body: { body, locale: 'en', position: 'neutral', parentId },
      }),
    list: async ({ cookie }: Reader, query: Readonly<Record<string, string>> = {}) =>
      (await platform.call('GET /api/participants/me/notifications', { cookie, query: { locale: 'en', ...query } }))
        .body,
    preferences: ({ cookie }: Reader) =>
      platform.call('GET /api/participants/me/notifications/preferences', { cookie }),
    /** Saves choices over what is there. */
    async choose({ cookie }: Reader, changes: Readonly<Record<string, unknown>>) {
      const path = '/api/participants/me/notifications/preferences';
      const { body } = await platform.call(`GET ${path}`, { cookie });
      return platform.call(`PUT ${path}`, { cookie, body: { ...body, choices: {}, ...changes } });
    },
    mailsTo: ({ email }: Reader, subject = /./) =>
      platform.mails().filter((mail) => mail.to === email && subject.test(mail.subject ?? '')),
    /** What the queue holds back for two minutes, as if they were over. */
    async tellNow(...jobs: readonly NoticeJob[]) {
      await platform.services.queues.send(
        'notices',
        jobs.map((job) => ({ ...job, isDue: true })),
      );
      await platform.settle();
    },
    /** Accounts without sessions, like one that there is. */
    async crowd(model: Reader, count: number): Promise<ParticipantId[]> {
      const { db, newId } = platform.services;
      const account = await db.require(Participants, { id: model.id }, 'internal.error');
      const ids = Array.from({ length: count }, () => newId('participant'));
      for (const id of ids) await db.write(put(Participants, { ...account, id, email: `${id}@example.org` }));
      return ids;
    },
  };
}
