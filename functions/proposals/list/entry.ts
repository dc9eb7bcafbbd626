import * as z from 'zod';
import { GroupId, ParticipantId, ProposalId, StateId, TaxonomyId } from '../../../shared/platform/ids.ts';
import { Locale } from '../../../shared/platform/locale.ts';
import { Instant } from '../../../shared/platform/time.ts';
import { Place, ProposalState } from '../../../shared/proposals/proposal.ts';
import { isPublic } from '../../../shared/proposals/rules.ts';
import { excerptOf, toPlainText } from '../../platform/rich-text.ts';
import type { ProposalItem } from '../proposal.ts';
import { wordsOf } from './words.ts';

/** A proposal in the list index of its component: what cards show and filters read. Names are looked up when shown. */
export const ListEntry = z.object({
  id: ProposalId,
  /** Version of the proposal: the same version is the same entry. */
  version: z.int(),
  reference: z.string(),
  title: z.string(),
  excerpt: z.string(),
  locale: Locale,
  authorId: ParticipantId.nullable(),
  groupId: GroupId.nullable().default(null),
  isOfficial: z.boolean(),
  themeId: TaxonomyId.nullable(),
  territoryId: TaxonomyId.nullable(),
  place: Place.nullable().default(null),
  state: ProposalState,
  stateId: StateId.nullable().default(null),
  publishedAt: Instant,
  answeredAt: Instant.nullable(),
  /** Words to search, each once, as `wordsOf` gives them, with spaces between. */
  words: z.string(),
});
export type ListEntry = z.infer<typeof ListEntry>;

/** The entry of a proposal; `undefined` for a draft and for what is hidden, which no list shows. */
export function toEntry(proposal: ProposalItem): ListEntry | undefined {
  const { id, version, reference, title, locale, authorId, groupId, isOfficial } = proposal;
  const { themeId, territoryId, place, state, stateId } = proposal;
  if (!isPublic(state) || proposal.publishedAt === null) return undefined;
  const text = toPlainText(proposal.body);
  return {
    id,
    version,
    reference,
    title,
    excerpt: excerptOf(text),
    locale,
    authorId,
    groupId,
    isOfficial,
    themeId,
    territoryId,
    place,
    state,
    stateId,
    publishedAt: proposal.publishedAt,
    answeredAt: proposal.answer?.answeredAt ?? null,
    words: wordsOf(`${title} ${text} ${reference} ${place?.address ?? ''}`).join(' '),
  };
}
