import type { NewsletterId } from '../../../shared/platform/ids.ts';

/** Name of the sum of people who left by a link of a newsletter. */
export const unsubscribedName = (newsletterId: NewsletterId): string => `newsletter-unsubscribed/${newsletterId}`;

/** Name of the sum of clicks on a link of a newsletter. */
export const clicksName = (newsletterId: NewsletterId, link: string): string =>
  `newsletter-clicks/${newsletterId}/${link}`;
