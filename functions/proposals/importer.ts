/** How an import writes proposals: each by an id that follows from its source, so that a second run changes nothing. */
import type { ParticipantId, ProposalId, StateId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Locale } from '../../shared/platform/locale.ts';
import type { RichText } from '../../shared/platform/rich-text.ts';
import { type Instant, toMilliseconds } from '../../shared/platform/time.ts';
import { tidyLine, tidyText } from '../../shared/platform/written-text.ts';
import type { OfficialAnswer, Place, Tally } from '../../shared/proposals/proposal.ts';
import { put } from '../platform/db/write.ts';
import { derivedId } from '../platform/idempotent-id.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Services } from '../platform/services.ts';
import { Proposals, References } from './entities.ts';
import { newDraft, type ProposalItem } from './proposal.ts';
import { pagePathOf, type Space } from './space.ts';

interface ProposalToImport {
  readonly externalId: string;
  /** `null`: official. */
  readonly authorId: ParticipantId | null;
  readonly locale: Locale;
  readonly title: string;
  readonly body: RichText;
  readonly themeId: TaxonomyId | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant | null;
  readonly isWithdrawn: boolean;
  readonly votes: Tally;
  /** What a source tells that knows more of a proposal; without it each follows from the rest. */
  readonly id?: ProposalId | undefined;
  readonly reference?: string | null | undefined;
  readonly territoryId?: TaxonomyId | null | undefined;
  readonly place?: Place | null | undefined;
  readonly answer?: OfficialAnswer | null | undefined;
  readonly stateId?: StateId | null | undefined;
  readonly publishedAt?: Instant | null | undefined;
  readonly withdrawnAt?: Instant | null | undefined;
}

/** Where an imported proposal is, and whether it was not there before. */
export interface ImportedResource {
  readonly id: ProposalId;
  readonly pagePath: string;
  readonly isNew: boolean;
}

/** The id that an imported proposal has: it follows from its source, and sorts by its date. */
export const importedProposalId = (space: Space, externalId: string, createdAt: Instant): ProposalId =>
  derivedId('proposal', toMilliseconds(createdAt), space.component.id, externalId);

/** A proposal of the component by its id here, whatever its state: what is hidden must not come twice. */
export async function knownProposal(
  { db }: Pick<Services, 'db'>,
  space: Space,
  id: ProposalId,
): Promise<ImportedResource | undefined> {
  const found = await db.get(Proposals, { id });
  return found?.componentId === space.component.id ? { id, pagePath: pagePathOf(space, id), isNew: false } : undefined;
}

/** What of an imported proposal follows from whether it was withdrawn, answered, published later than written. */
function standingOf(given: ProposalToImport, updatedAt: Instant): Partial<ProposalItem> {
  const { isWithdrawn, answer = null, stateId = null, publishedAt, withdrawnAt, createdAt } = given;
  return {
    state: isWithdrawn ? 'withdrawn' : (answer?.state ?? 'published'),
    answer,
    stateId,
    updatedAt,
    publishedAt: publishedAt ?? createdAt,
    withdrawnAt: isWithdrawn ? (withdrawnAt ?? updatedAt) : null,
  };
}

/** Writes a proposal as it was published elsewhere, dates kept; one that is there already stays as it is. */
export async function importProposal(
  { db }: Pick<Services, 'db'>,
  space: Space,
  given: ProposalToImport,
): Promise<ImportedResource> {
  const {
    externalId,
    body,
    votes,
    authorId,
    createdAt,
    locale,
    title,
    themeId,
    territoryId = null,
    place = null,
  } = given;
  const id = given.id ?? importedProposalId(space, externalId, createdAt);
  const pagePath = pagePathOf(space, id);
  const updatedAt = given.updatedAt ?? createdAt;
  const draft = newDraft({
    id,
    componentId: space.component.id,
    authorId,
    locale,
    title: tidyLine(title) || title,
    body: { ...body, text: tidyText(body.text) },
    themeId,
    territoryId,
    place,
    createdAt,
    pagePath,
  });
  const proposal = {
    ...draft,
    reference: given.reference || draft.reference,
    isOfficial: authorId === null,
    importedVotes: votes,
    externalId,
    ...standingOf(given, updatedAt),
  };
  const { changed } = await db.write(put(Proposals, proposal, { when: 'absent', otherwise: 'unchanged' }));
  return { id, pagePath, isNew: changed };
}

interface ReferenceToImport {
  readonly externalId: string;
  readonly author: string;
  readonly title: string;
  readonly url: string | null;
  readonly body: string;
  readonly category: string;
  readonly createdAt: Instant;
}
const AT_ONCE = 8;

/** Writes the documents that participants brought; says for each whether it was not there before. */
export const importReferences = (
  { db }: Pick<Services, 'db'>,
  { id: proposalId, pagePath }: ImportedResource,
  references: readonly ReferenceToImport[],
): Promise<boolean[]> =>
  inParallel(references, AT_ONCE, async ({ author, body, ...given }) => {
    const reference = {
      ...given,
      id: derivedId('reference', toMilliseconds(given.createdAt), proposalId, given.externalId),
      proposalId,
      authorName: author,
      body: { format: 'html', text: body } as const,
      pagePath,
    };
    const { changed } = await db.write(put(References, reference, { when: 'absent', otherwise: 'unchanged' }));
    return changed;
  });
