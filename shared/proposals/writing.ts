/** Writing of proposals: drafts, publication, changes. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { ComponentId, GroupId, ProposalId, TaxonomyId } from '../platform/ids.ts';
import { Locale } from '../platform/locale.ts';
import { Place, Proposal, ProposalCard } from './proposal.ts';

/** Bytes of a request that carries a text: 100,000 characters of any script, and what stands around them. */
const TEXT_BYTES = 400_000;
/** What an author writes; lengths are judged by `text-rules.ts` when the draft is published. */
const ProposalText = z.object({
  title: z.string().max(2000),
  body: z.string().max(100_000).describe('Markdown: paragraphs, lists, bold, italics, links, sub-headings'),
  locale: Locale,
  themeId: TaxonomyId.nullable().default(null),
  territoryId: TaxonomyId.nullable().default(null),
  groupId: GroupId.nullable().default(null).describe('Write in the name of a group that one is a member of'),
  place: Place.nullable().default(null),
});
/** A text to compare with. The beginning of it says what it is about. */
const SimilarTo = z.object({
  title: z.string().max(2000),
  body: z.string().max(2000).default(''),
  except: ProposalId.nullable().default(null).describe('A proposal that is not to be found: the one that is edited'),
});
const params = z.object({ componentId: ComponentId });
const one = z.object({ componentId: ComponentId, proposalId: ProposalId });

/** Routes of those who write. */
export const writingRoutes = {
  similar: {
    // POST: a text that is not published yet has no place in the addresses that logs keep.
    summary: 'Published proposals that look like a text, the most alike first, five at most',
    method: 'POST',
    path: '/components/{componentId}/similar-proposals',
    access: 'public',
    status: 200,
    params,
    body: SimilarTo,
    returns: z.object({ items: z.array(ProposalCard) }),
    problems: ['component.not-found'],
  },
  createDraft: {
    summary: 'Start a draft; the same Idempotency-Key gives the same draft',
    method: 'POST',
    path: '/components/{componentId}/proposals',
    access: 'proposal.write',
    status: 201,
    params,
    body: ProposalText,
    maxBytes: TEXT_BYTES,
    returns: Proposal,
    problems: ['component.not-found', 'proposal.creation-closed', 'taxonomy.not-found'],
  },
  createOfficial: {
    summary: 'Publish an official proposal',
    method: 'POST',
    path: '/components/{componentId}/official-proposals',
    access: 'proposal.manage',
    status: 201,
    params,
    body: ProposalText,
    maxBytes: TEXT_BYTES,
    returns: Proposal,
    problems: ['component.not-found', 'proposal.text-refused', 'taxonomy.not-found'],
  },
  updateDraft: {
    summary: 'Change an own draft',
    method: 'PUT',
    path: '/components/{componentId}/proposals/{proposalId}',
    access: 'proposal.write',
    params: one,
    body: ProposalText.extend({ version: z.int().nonnegative() }),
    maxBytes: TEXT_BYTES,
    returns: Proposal,
    problems: [
      'proposal.not-found',
      'proposal.not-yours',
      'proposal.not-a-draft',
      'proposal.changed-meanwhile',
      'taxonomy.not-found',
    ],
  },
  edit: {
    summary: 'Change an own published text within the time for it; the earlier text stays public',
    method: 'PUT',
    path: '/components/{componentId}/proposals/{proposalId}/text',
    access: 'proposal.write',
    params: one,
    body: ProposalText.extend({ version: z.int().nonnegative() }),
    maxBytes: TEXT_BYTES,
    returns: Proposal,
    problems: [
      'proposal.not-found',
      'proposal.not-yours',
      'proposal.not-editable',
      'proposal.edit-closed',
      'proposal.changed-meanwhile',
      'proposal.text-refused',
      'proposal.not-a-member',
      'taxonomy.not-found',
    ],
  },
  discardDraft: {
    summary: 'Throw an own draft away',
    method: 'DELETE',
    path: '/components/{componentId}/proposals/{proposalId}',
    access: 'proposal.write',
    status: 204,
    params: one,
    problems: ['proposal.not-found', 'proposal.not-yours', 'proposal.not-a-draft'],
  },
  publish: {
    summary: 'Publish an own draft; publishing twice changes nothing',
    method: 'POST',
    path: '/components/{componentId}/proposals/{proposalId}/publication',
    access: 'proposal.write',
    status: 200,
    params: one,
    returns: Proposal,
    problems: [
      'proposal.not-found',
      'proposal.not-yours',
      'proposal.creation-closed',
      'proposal.text-refused',
      'proposal.not-a-member',
    ],
  },
  withdraw: {
    summary: 'Withdraw an own proposal that has no official answer; withdrawing twice changes nothing',
    method: 'POST',
    path: '/components/{componentId}/proposals/{proposalId}/withdrawal',
    access: 'proposal.write',
    status: 200,
    params: one,
    returns: Proposal,
    problems: ['proposal.not-found', 'proposal.not-yours', 'proposal.not-withdrawable'],
  },
} as const satisfies Record<string, Route>;
