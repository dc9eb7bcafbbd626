/** Everything that people can be told of, by the feature that knows whether it is still so. */
import { milestoneTelling, projectTelling, publishedProject, resultsTelling } from './budgets/tell-projects.ts';
import { commentTelling } from './comments/news.ts';
import { followersOf } from './follows/followers.ts';
import { isToldLast, noteTold } from './follows/told-news.ts';
import { decisionTelling } from './moderation/news.ts';
import type { NoticeSlots } from './notifications/tell-notice.ts';
import type { NoticeSubject, TellingOf } from './platform/notices.ts';
import { proposalTelling, publicationTelling, readableProposal } from './proposals/news.ts';
import { proposalLinks } from './proposals/studied-links.ts';
import { announcementTelling, phaseTelling } from './spaces/tell-spaces.ts';
import { studyTelling } from './studies/tell-study.ts';

const ofComment = commentTelling(readableProposal);
const ofStudy = studyTelling({ links: proposalLinks, project: publishedProject });
const ofMilestone = milestoneTelling(proposalLinks);

/** What can be told of a subject now, whichever feature it belongs to. */
const tellingOf: TellingOf = async (services, subject) => {
  if ('comment' in subject) return ofComment(services, subject);
  if ('told' in subject) return proposalTelling(services, subject);
  if ('study' in subject) return ofStudy(services, subject);
  if ('published' in subject) return publicationTelling(services, subject);
  if ('phase' in subject) return phaseTelling(services, subject);
  if ('announcement' in subject) return announcementTelling(services, subject);
  if ('milestone' in subject) return ofMilestone(services, subject);
  if ('project' in subject) return projectTelling(services, subject);
  if ('results' in subject) return resultsTelling(services, subject);
  return decisionTelling(services, subject);
};

/** What the worker of notices needs of features. */
export const noticeSlots: NoticeSlots = { tellingOf, followers: followersOf, isToldLast, noteTold };

/** For what is asked of it many times at once, such as the news of a digest: each subject is looked up once. */
export function tellingOnce(): NoticeSlots['tellingOf'] {
  const known = new Map<string, ReturnType<typeof tellingOf>>();
  return (services, subject: NoticeSubject) => {
    const key = JSON.stringify(subject);
    const telling = known.get(key) ?? tellingOf(services, subject);
    known.set(key, telling);
    return telling;
  };
}
