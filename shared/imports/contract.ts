/**
 * HTTP contract of imports. `importProposals` is what `npm run import` sends: one request carries a few proposals with all
 * that hangs on them. Files in Decidim's forms, in and out, are in `exchange-routes.ts`.
 */
import * as z from 'zod';
import { CommentVotes, Position } from '../comments/comment.ts';
import { defineContract } from '../platform/contract.ts';
import { ComponentId } from '../platform/ids.ts';
import { Locale } from '../platform/locale.ts';
import { InstantInput } from '../platform/time.ts';
import { Tally } from '../proposals/proposal.ts';
import { exchangeRoutes } from './exchange-routes.ts';

const ExternalId = z.string().min(1).max(200).describe('Id in the source; importing it again changes nothing');
const Author = z.string().min(1).max(200).describe('Name to show; the same name is the same pseudonymous author');

const ImportedComment = z.object({
  externalId: ExternalId,
  author: Author,
  position: Position,
  body: z.string().describe('HTML; sanitized'),
  createdAt: InstantInput,
  votes: CommentVotes,
});
const ImportedReference = z.object({
  externalId: ExternalId,
  author: Author,
  title: z.string(),
  url: z.string().nullable(),
  body: z.string().describe('HTML; sanitized'),
  category: z.string(),
  createdAt: InstantInput.nullable(),
});
export const ImportedProposal = z.object({
  externalId: ExternalId,
  author: Author.nullable().describe('null: official'),
  locale: Locale,
  title: z.string().min(1),
  body: z.string().describe('HTML; sanitized'),
  theme: z
    .array(z.object({ externalId: ExternalId, name: z.string().min(1) }))
    .max(2)
    .describe('Theme, and theme below it'),
  createdAt: InstantInput,
  updatedAt: InstantInput.nullable(),
  isWithdrawn: z.boolean(),
  votes: Tally,
  comments: z.array(ImportedComment),
  references: z.array(ImportedReference),
});
export type ImportedProposal = z.infer<typeof ImportedProposal>;

const Counts = z.object({ proposals: z.int(), comments: z.int(), references: z.int() });
export type ImportCounts = z.infer<typeof Counts>;

export const imports = defineContract('imports', {
  importProposals: {
    summary: 'Import proposals with their comments and references; each record is taken or refused by itself',
    method: 'POST',
    path: '/components/{componentId}/imports',
    access: 'import.run',
    status: 200,
    maxBytes: 4_000_000,
    params: z.object({ componentId: ComponentId }),
    body: z.object({
      proposals: z.array(z.record(z.string(), z.unknown())).min(1).max(50).describe('ImportedProposal each'),
    }),
    returns: z.object({
      imported: Counts,
      unchanged: Counts,
      refused: z.array(
        z.object({
          externalId: z.string().nullable(),
          kind: z.enum(['proposal', 'comment', 'reference']),
          reason: z.string(),
        }),
      ),
    }),
    problems: ['component.not-found'],
  },
  ...exchangeRoutes,
});
