import { projectTitles } from './budgets/project-titles.ts';
import { followersAmong } from './follows/followers-among.ts';
import type { NewsletterSlots } from './newsletters/slots.ts';
import { proposalTitles } from './proposals/contributions.ts';

/** What newsletters know of other features: proposals and projects for cards, follows for audiences. */
export const newsletterSlots: NewsletterSlots = {
  cards: {
    async proposal(services, id) {
      const found = (await proposalTitles(services, [id])).get(id);
      return found?.path ? { title: found.title, locale: found.locale, path: found.path } : undefined;
    },
    async project(services, id, locale) {
      const found = (await projectTitles(services, [id], locale)).get(id);
      return found?.path ? { title: found.title, locale: found.locale, path: found.path } : undefined;
    },
  },
  followersAmong,
};
