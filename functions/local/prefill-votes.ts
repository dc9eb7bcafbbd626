import { randomBytes } from 'node:crypto';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { hourOf } from '../../shared/platform/time.ts';
import { shardOf, VoterKey } from '../../shared/platform/voting.ts';
import { toStored } from '../platform/db/item.ts';
import type { Services } from '../platform/services.ts';
import { Votes } from '../proposals/entities.ts';
import type { LocalCloud } from './cloud.ts';
import { leanDocuments } from './lean-documents.ts';

const CHOICES = ['agree', 'mixed', 'disagree'] as const;
/** What one BatchWriteItem takes. */
const BATCH = 25;

/** Puts votes of people who do not exist into the table, past all rules: so that a benchmark need not cast them. */
export async function prefillVotes(
  cloud: LocalCloud,
  services: Services,
  { proposalId, count }: { readonly proposalId: ProposalId; readonly count: number },
): Promise<void> {
  const documents = leanDocuments(cloud.store);
  const hour = hourOf(services.now());
  const vote = (index: number) => {
    const voterKey = VoterKey.parse(randomBytes(32).toString('hex'));
    const choice = CHOICES[index % CHOICES.length] ?? 'agree';
    const flags = { isOnBallot: false, isOnPaper: false, isCounted: true };
    return toStored(Votes, { proposalId, shard: shardOf(voterKey), voterKey, choice, hour, ...flags });
  };
  for (let done = 0; done < count; done += BATCH) {
    const items = Array.from({ length: Math.min(BATCH, count - done) }, (_, index) => vote(done + index));
    const requests = items.map((Item) => ({ PutRequest: { Item } }));
    await documents.send(new BatchWriteCommand({ RequestItems: { [services.config.tableName]: requests } }));
  }
}
