import * as z from 'zod';
import { ComponentId, ProjectId, ProposalId, ResourceId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { publishedProject } from '../budgets/project-news.ts';
import { followersOf } from '../follows/followers.ts';
import { tellFollowers } from '../follows/tell-followers.ts';
import { worker } from '../platform/worker.ts';
import { proposalNews } from '../proposals/news.ts';
import { proposalLinks } from '../proposals/studied-links.ts';
import { tellStudy } from '../studies/tell-study.ts';

const Job = z.union([
  z.object({
    resourceId: ResourceId,
    told: z.string(),
    isDue: z.boolean().optional(),
    cursor: z.string().optional(),
  }),
  z.object({
    study: ProposalId,
    step: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('status'), since: Instant }),
      z.object({ kind: z.enum(['merged', 'unmerged']), at: Instant }),
      z.object({ kind: z.literal('project'), budgetId: ComponentId, projectId: ProjectId }),
    ]),
    isDue: z.boolean().optional(),
    cursor: z.string().optional(),
  }),
]);

/** What news of a study need of other features. */
const tellSlots = { links: proposalLinks, followers: followersOf, project: publishedProject };

const subjectOf = (job: z.infer<typeof Job>) => ('study' in job ? job.study : job.resourceId);

/** Turns news of a resource into mails to its followers, and steps of a study into mails to its author too, page after page. */
export const notifier = worker(Job, async (jobs, services) => {
  const failed = await Promise.all(
    [...jobs].map(async ([messageId, job]) => {
      try {
        if ('study' in job) await tellStudy(services, job, tellSlots);
        else await tellFollowers(services, job, proposalNews);
        return [];
      } catch (error) {
        services.log.error('notices.failed', error, { news: subjectOf(job) });
        return [messageId];
      }
    }),
  );
  return failed.flat();
});
