import * as z from 'zod';
import type { ImportedProposal } from '../../shared/imports/contract.ts';

/** Dates of the source: ISO 8601, with the offset written `+0200` as well as `+02:00`. */
const SourceInstant = z.string().transform((text) => text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
const Id = z.union([z.int(), z.string()]).transform(String);
const Count = z.int().nonnegative();

/** Text that was typed into a plain field keeps its paragraphs and lines; text with tags of its own is left as it is. */
const asHtml = (text: string): string =>
  /<(p|br|ul|ol|div)\b/i.test(text)
    ? text
    : text
        .trim()
        .split(/\s*\n\s*\n\s*/)
        .map((paragraph) => `<p>${paragraph.replace(/\r?\n/g, '<br>')}</p>`)
        .join('');

/** One line of an opinions file: docs/import.md describes it. */
const Opinion = z.object({
  id: Id,
  title: z.string(),
  body: z.string(),
  section: z.object({ id: Id, title: z.string(), subtitle: z.string().nullish() }).nullish(),
  author: z.string(),
  createdAt: SourceInstant,
  updatedAt: SourceInstant.nullish(),
  withdrawn: z.boolean().default(false),
  votes: z.object({ agree: Count, mixed: Count, disagree: Count }).default({ agree: 0, mixed: 0, disagree: 0 }),
  arguments: z
    .array(
      z.object({
        id: Id,
        body: z.string(),
        alignment: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
        author: z.string(),
        createdAt: SourceInstant,
        votes: Count.default(0),
      }),
    )
    .default([]),
  sources: z
    .array(
      z.object({
        id: Id,
        title: z.string(),
        link: z.string().nullish(),
        body: z.string().default(''),
        author: z.string(),
        category: z.string().default(''),
      }),
    )
    .default([]),
});

const POSITIONS = { '1': 'for', '0': 'neutral', '-1': 'against' } as const;

export interface OpinionOptions {
  /** Language of the texts. */
  readonly locale: string;
  /** Name of the author whose texts are official. */
  readonly official: string;
}

/**
 * Turns a line of an opinions file into a record of the import route.
 *
 * @throws SyntaxError for a line that is no JSON, ZodError for one that is no opinion.
 */
export function readOpinion(line: string, { locale, official }: OpinionOptions): ImportedProposal {
  const { section, votes, ...opinion } = Opinion.parse(JSON.parse(line));
  return {
    externalId: opinion.id,
    author: opinion.author === official ? null : opinion.author,
    locale,
    title: opinion.title,
    body: opinion.body,
    theme: section ? [{ externalId: section.id, name: section.subtitle || section.title }] : [],
    createdAt: opinion.createdAt,
    updatedAt: opinion.updatedAt ?? null,
    isWithdrawn: opinion.withdrawn,
    votes: { support: 0, ...votes },
    comments: opinion.arguments.map(({ id, alignment, votes: up, ...argument }) => ({
      ...argument,
      body: asHtml(argument.body),
      externalId: id,
      position: POSITIONS[alignment],
      votes: { up, down: 0 },
    })),
    references: opinion.sources.map(({ id, link, ...source }) => ({
      ...source,
      body: asHtml(source.body),
      externalId: id,
      url: link ?? null,
      createdAt: null,
    })),
  };
}
