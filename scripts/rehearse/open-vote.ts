import { derivedId } from '../../functions/platform/idempotent-id.ts';
import type { ImportedProposal } from '../../shared/imports/contract.ts';
import type { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import { importBatch, type PlatformClient, prepare } from '../import/platform-client.ts';

const BATCH_RECORDS = 20;
const BATCH_CHARACTERS = 500_000;

/** A component in which everybody may vote from now on. */
export interface OpenedVote {
  readonly componentId: ComponentId;
  readonly processPath: string;
  readonly proposals: readonly { readonly externalId: string; readonly proposalId: ProposalId }[];
}

export interface VoteToOpen {
  /** Of the process that the component is added to; made where it is missing. */
  readonly slug: string;
  readonly title: string;
  /** Of the component, in which nobody has voted yet. */
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly records: readonly ImportedProposal[];
  /** Told of every batch: how many records are done with. */
  readonly onProgress?: (done: number) => void;
}

/** Records in groups that one request takes. */
function* batches(records: readonly ImportedProposal[]): Generator<readonly ImportedProposal[]> {
  let batch: ImportedProposal[] = [];
  let size = 0;
  for (const record of records) {
    const length = JSON.stringify(record).length;
    if (batch.length > 0 && (batch.length >= BATCH_RECORDS || size + length > BATCH_CHARACTERS)) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(record);
    size += length;
  }
  if (batch.length > 0) yield batch;
}

/**
 * Makes a component with proposals and opens it, by the routes that an operator has.
 *
 * @throws Error when the platform refuses, a record included: a rehearsal of something else would prove nothing
 */
export async function openVote(client: PlatformClient, vote: VoteToOpen): Promise<OpenedVote> {
  const { slug, title, name, settings, records, onProgress = () => undefined } = vote;
  const { id: componentId } = await prepare(client, {
    slug,
    title,
    componentName: name,
    locale: 'fr',
    isOpen: true,
    settings,
  });
  let done = 0;
  for (const batch of batches(records)) {
    const { refused } = await importBatch(client, componentId, batch);
    const [first] = refused;
    if (first !== undefined) throw new Error(`refused ${first.kind} ${first.externalId}: ${first.reason}`);
    done += batch.length;
    onProgress(done);
  }
  return {
    componentId,
    processPath: `/fr/processes/${slug}/`,
    // As the import makes them: the same source has the same id.
    proposals: records.map(({ externalId, createdAt }) => ({
      externalId,
      proposalId: derivedId('proposal', Date.parse(createdAt), componentId, externalId),
    })),
  };
}

/** Proposals to vote on that nobody takes for real ones. */
export const syntheticProposals = (count: number): ImportedProposal[] =>
  Array.from({ length: count }, (_, index) => ({
    externalId: `rehearsal-${index + 1}`,
    author: null,
    locale: 'fr',
    title: `Répétition : proposition ${index + 1}`,
    body: '<p>Cette proposition n’existe que pour répéter un vote avant de l’ouvrir.</p>',
    theme: [],
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: null,
    isWithdrawn: false,
    votes: { support: 0, agree: 0, mixed: 0, disagree: 0 },
    comments: [],
    references: [],
  }));
