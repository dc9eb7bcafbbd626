/** What can be said of newsletters without looking anything up. */
import type { Audience } from './audience.ts';
import type { NewsletterState } from './newsletter.ts';

/** The most of each thing; characters where it is a text. */
export const LIMITS = {
  subject: 150,
  preheader: 200,
  heading: 200,
  text: 20_000,
  alt: 500,
  button: 80,
  blocks: 60,
  filter: 200,
  spaces: 20,
} as const;

/** Bytes of all texts of one newsletter together. */
export const CONTENT_BYTES = 300_000;
/** Bytes of a picture as it is chosen: larger ones are refused before they are sent. */
export const IMAGE_BYTES = 4_000_000;
/** Days in which a sign-up must be confirmed. */
export const CONFIRM_DAYS = 7;
/** Days for which an ended subscription is kept, to be taken up again with the link of a mail. */
export const ENDED_DAYS = 30;
/** Minutes for which a count is good for sending. */
export const COUNT_MINUTES = 30;
/** Version of the words by which people agree to get newsletters; a sign-up says it back. */
export const CONSENT_VERSION = '2026-11';

/** Pages on the public site, without the language. */
export const SIGN_UP_PATH = '/newsletter/';
export const CONFIRM_PATH = '/newsletter/confirm/';
export const UNSUBSCRIBE_PATH = '/newsletter/unsubscribe/';
export const PREFERENCES_PATH = '/newsletter/preferences/';
export const ARCHIVE_PATH = '/newsletters/';

/** Whether texts, audience and settings can still be changed. */
export const isEditable = (state: NewsletterState): boolean => state === 'draft';
/** Whether its mails are on their way, or would be if it were not paused. */
export const isUnderWay = (state: NewsletterState): boolean =>
  state === 'building' || state === 'sending' || state === 'paused';
/** Whether it can be deleted: nothing has been sent, nor will be. */
export const isRemovable = (state: NewsletterState): boolean => state === 'draft';

/** Whether the audience is everybody who has asked for newsletters. */
export const isEverybody = (audience: Audience): boolean =>
  Object.values(audience).every((filter) => filter.length === 0);
