import type { NewsletterSlots } from '../newsletters/slots.ts';
import { NewsletterWork } from '../newsletters/worker/jobs.ts';
import { runJob } from '../newsletters/worker/run-job.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';

/** Milliseconds that one message goes on before it hands over: less where the platform runs on one machine. */
const budgetOf = ({ config }: Pick<Services, 'config'>): number => (config.stage === 'local' ? 5000 : 60_000);

/**
 * Counts audiences and writes the mails of newsletters, many parts at a time. A message may come twice and a worker may die
 * anywhere: what is done twice is there once.
 *
 * @param slots the features that cards and audiences are made from
 */
export const newsletters = (slots: NewsletterSlots) =>
  worker(NewsletterWork, async (jobs, services) => {
    const until = performance.now() + budgetOf(services);
    const failed = await Promise.all(
      [...jobs].map(async ([messageId, job]) => {
        try {
          const next = await runJob(services, job, slots, () => performance.now() > until);
          await services.queues.send('newsletters', next);
          return [];
        } catch (error) {
          services.log.error('newsletters.failed', error, { step: 'step' in job ? job.step : 'subscription' });
          return [messageId];
        }
      }),
    );
    return failed.flat();
  });
