import * as z from 'zod';
import { noticeSlots, tellingOnce } from '../notices.ts';
import { DigestJob, sendDigests } from '../notifications/send-digests.ts';
import { tellNotice } from '../notifications/tell-notice.ts';
import { NoticeJob } from '../platform/notices.ts';
import { worker } from '../platform/worker.ts';

const Job = z.union([DigestJob, NoticeJob]);

/** What a job is about, for the log: ids, and no words. */
const subjectOf = (job: z.infer<typeof Job>) => Object.keys(job)[0];

/** Turns what happened into notifications of the people whom it concerns, and gathered ones into digests, page after page. */
export const notifier = worker(Job, async (jobs, services) => {
  const failed = await Promise.all(
    [...jobs].map(async ([messageId, job]) => {
      try {
        if ('digest' in job) await sendDigests(services, job, tellingOnce());
        else await tellNotice(services, job, noticeSlots);
        return [];
      } catch (error) {
        services.log.error('notices.failed', error, { about: subjectOf(job) });
        return [messageId];
      }
    }),
  );
  return failed.flat();
});
