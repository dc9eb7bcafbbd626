import { projectTitles } from './budgets/project-titles.ts';
import type { CardSlots } from './newsletters/slots.ts';
import { proposalTitles } from './proposals/contributions.ts';

/** What cards of newsletters show of other features. */
export const newsletterCards: CardSlots = {
  async proposal(services, id) {
    const found = (await proposalTitles(services, [id])).get(id);
    return found?.path ? { title: found.title, locale: found.locale, path: found.path } : undefined;
  },
  async project(services, id, locale) {
    const found = (await projectTitles(services, [id], locale)).get(id);
    return found?.path ? { title: found.title, locale: found.locale, path: found.path } : undefined;
  },
};
