/** How an import writes proposals: each by an id that follows from its source, so that a second run changes nothing. */
import type { ParticipantId, ProposalId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Locale } from '../../shared/platform/locale.ts';
import { type Instant, toMilliseconds } from '../../shared/platform/time.ts';
import { tidyLine, tidyText } from '../../shared/platform/written-text.ts';
import type { Tally } from '../../shared/proposals/proposal.ts';
import { put } from '../platform/db/write.ts';
import { derivedId } from '../platform/idempotent-id.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Services } from '../platform/services.ts';
import { Proposals, References } from './entities.ts';
import { newDraft } from './proposal.ts';
import { pagePathOf, type Space } from './space.ts';

interface ProposalToImport {
  readonly externalId: string;
  /** `null`: official. */
  readonly authorId: ParticipantId | null;
  readonly locale: Locale;
  readonly title: string;
  readonly html: string;
  readonly themeId: TaxonomyId | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant | null;
  readonly isWithdrawn: boolean;
  readonly votes: Tally;
}

/** Where an imported proposal is, and whether it was not there before. */
export interface ImportedResource {
  readonly id: ProposalId;
  readonly pagePath: string;
  readonly isNew: boolean;
}

/** Writes a proposal as it was published elsewhere, dates kept; one that is there already stays as it is. */
export async function importProposal(
  { db }: Pick<Services, 'db'>,
  space: Space,
  given: ProposalToImport,
): Promise<ImportedResource> {
  const { externalId, html, isWithdrawn, votes, authorId, createdAt, ...text } = given;
  const componentId = space.component.id;
  const id = derivedId('proposal', toMilliseconds(createdAt), componentId, externalId);
  const pagePath = pagePathOf(space, id);
  const updatedAt = given.updatedAt ?? createdAt;
  const draft = newDraft({
    ...text,
    title: tidyLine(text.title) || text.title,
    id,
    componentId,
    authorId,
    body: { format: 'html', text: tidyText(html) },
    territoryId: null,
    createdAt,
    pagePath,
  });
  const proposal = {
    ...draft,
    isOfficial: authorId === null,
    state: isWithdrawn ? 'withdrawn' : 'published',
    importedVotes: votes,
    externalId,
    updatedAt,
    publishedAt: createdAt,
    withdrawnAt: isWithdrawn ? updatedAt : null,
  } as const;
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
