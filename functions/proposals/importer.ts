/** How an import writes proposals: each by an id that follows from its source, so that a second run changes nothing. */
import type { ProposalId } from '../../shared/platform/ids.ts';
import { type Instant, toMilliseconds } from '../../shared/platform/time.ts';
import { tidyLine, tidyText } from '../../shared/platform/written-text.ts';
import { put } from '../platform/db/write.ts';
import { derivedId } from '../platform/idempotent-id.ts';
import type { ImportedResource, ProposalToImport, ReferenceToImport } from '../platform/imported.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Services } from '../platform/services.ts';
import { Proposals, References } from './entities.ts';
import { newDraft, type ProposalItem } from './proposal.ts';
import { pagePathOf, type Space } from './space.ts';

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
