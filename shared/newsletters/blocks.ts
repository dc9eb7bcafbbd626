/** What newsletters are made of. */
import * as z from 'zod';
import { ComponentId, ProcessId, ProjectId, ProposalId } from '../platform/ids.ts';
import { Locale } from '../platform/locale.ts';
import { RichText } from '../platform/rich-text.ts';
import { MediaPath } from '../spaces/fields.ts';
import { LIMITS } from './rules.ts';

/** Chosen by the editor; tells the blocks of one language apart, so that a finding can lead to its block. */
const BlockId = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[A-Za-z0-9_-]+$/);

/** `https://…`, or a path of this site without the language, such as `/processes/…/`. */
export const BlockLink = z
  .string()
  .max(2000)
  .refine(
    (link) =>
      /^\/(?![/\\])\S*$/.test(link) || (z.url({ protocol: /^https$/ }).safeParse(link).success && !/\s/.test(link)),
    {
      params: { code: 'newsletter.link' },
    },
  );

const Side = z.int().min(1).max(10_000);

/** One block. Texts of cards come from data when the newsletter is shown or sent. */
export const NewsletterBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), id: BlockId, text: z.string().trim().max(LIMITS.heading) }),
  z.object({
    kind: z.literal('text'),
    id: BlockId,
    text: RichText.extend({ text: z.string().max(LIMITS.text) }).describe('Sanitized each time it is shown'),
  }),
  z.object({
    kind: z.literal('image'),
    id: BlockId,
    path: MediaPath.describe('As `POST /media` answered it'),
    alt: z.string().trim().max(LIMITS.alt).describe('Empty only where the picture says nothing'),
    isDecorative: z.boolean(),
    width: Side.describe('Pixels of the file'),
    height: Side,
    link: BlockLink.nullable(),
  }),
  z.object({ kind: z.literal('button'), id: BlockId, text: z.string().trim().max(LIMITS.button), url: BlockLink }),
  z.object({ kind: z.literal('process'), id: BlockId, processId: ProcessId }),
  z.object({ kind: z.literal('proposal'), id: BlockId, proposalId: ProposalId }),
  z.object({ kind: z.literal('project'), id: BlockId, componentId: ComponentId, projectId: ProjectId }),
  z.object({
    /** A meeting, typed by hand: there are no data of meetings yet. */
    kind: z.literal('event'),
    id: BlockId,
    title: z.string().trim().max(LIMITS.heading),
    when: z.string().trim().max(LIMITS.heading).describe('In words, such as Saturday 12 December, 10:00'),
    place: z.string().trim().max(LIMITS.heading),
    text: z.string().trim().max(LIMITS.alt),
    url: BlockLink.nullable(),
  }),
  z.object({ kind: z.literal('divider'), id: BlockId }),
]);
export type NewsletterBlock = z.infer<typeof NewsletterBlock>;

const haveOwnIds = (blocks: readonly NewsletterBlock[]) => new Set(blocks.map(({ id }) => id)).size === blocks.length;

/** A newsletter in one language. */
export const NewsletterText = z.object({
  subject: z.string().trim().max(LIMITS.subject),
  preheader: z.string().trim().max(LIMITS.preheader).describe('What lists of mails show beside the subject'),
  blocks: z
    .array(NewsletterBlock)
    .max(LIMITS.blocks)
    .refine(haveOwnIds, { params: { code: 'newsletter.block-twice' } }),
});
export type NewsletterText = z.infer<typeof NewsletterText>;

/** By language tag. Readers of a language without a text get the one of the organization's default language. */
export const NewsletterTexts = z.record(Locale, NewsletterText);
export type NewsletterTexts = z.infer<typeof NewsletterTexts>;
