/** What is looked at before a newsletter is sent. */
import * as z from 'zod';
import { Locale } from '../platform/locale.ts';

/** Signs by which filters take a mail for spam, and what keeps people from reading it. */
export const FINDINGS = [
  'subject-missing',
  'subject-shouts',
  'subject-exclaims',
  'subject-long',
  'text-missing',
  'image-only',
  'links-many',
  'link-shows-other-host',
  'link-shortened',
  'link-not-encrypted',
  'too-heavy',
  'alt-missing',
  'language-missing',
  'card-gone',
  'nothing-written',
] as const;
export const FindingCode = z.enum(FINDINGS);
export type FindingCode = z.infer<typeof FindingCode>;

/** Something to look at again. */
export const Finding = z.object({
  code: FindingCode,
  weight: z.number().nonnegative().describe('What it adds to the score'),
  locale: Locale,
  blockId: z.string().nullable().describe('The block that it is about'),
  detail: z.string().describe('Such as the link, or a number; may be empty'),
});
export type Finding = z.infer<typeof Finding>;

/** From here on filters of spam are likely to act: the sum of the weights. */
export const SPAM_LIMIT = 5;

/** What became of looking up a link. */
export const LINK_STATES = ['works', 'broken', 'not-published', 'unreachable', 'not-looked-at'] as const;
export const CheckedLink = z.object({
  url: z.string(),
  locale: Locale,
  blockId: z.string(),
  state: z
    .enum(LINK_STATES)
    .describe(
      'broken: answers with an error; not-published: a page of this site that nobody can read; unreachable: no answer in time; not-looked-at: it leads to no public server, or there were too many',
    ),
  status: z.int().nullable().describe('What the server answered'),
});
export type CheckedLink = z.infer<typeof CheckedLink>;
