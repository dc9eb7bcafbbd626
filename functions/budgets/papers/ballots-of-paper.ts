import type { BallotContent } from '../../../shared/budgets/ballot.ts';
import type { ComponentId, TaxonomyId } from '../../../shared/platform/ids.ts';
import type { Write } from '../../platform/db/write.ts';
import type { Services } from '../../platform/services.ts';
import { ballotOf, ballotWrite, paperKeyOf } from '../ballots/write-ballot.ts';
import { envelopesOf } from '../catalogue.ts';
import type { BudgetSpace } from '../space.ts';
import type { Run } from './runs.ts';
import { paperSecrets } from './secrets.ts';

/** Whether a ballot was cast with a paper: by two agents, or at the tablet. */
export const isPaperCast = async (services: Services, componentId: ComponentId, number: number): Promise<boolean> =>
  (await ballotOf(services, componentId, await paperKeyOf(services, componentId, number))) !== undefined;

/** The district of papers with one envelope, for turnout: of other papers nobody knows it. */
async function territoryOf(
  services: Services,
  componentId: ComponentId,
  { envelopeIds }: Run,
): Promise<TaxonomyId | null> {
  const [only, ...more] = envelopeIds;
  if (only === undefined || more.length > 0) return null;
  const envelopes = await envelopesOf(services, componentId);
  return envelopes.find(({ id }) => id === only)?.territoryId ?? null;
}

/**
 * The ballot that a paper is, with the receipt on its stub; refused as `unchanged` where the paper was cast before.
 *
 * @throws Problem `budget.voting-closed` once the secret of the vote is destroyed
 */
export async function ballotOfPaper(
  services: Services,
  { component: { id: componentId } }: BudgetSpace,
  run: Run,
  number: number,
  content: BallotContent,
): Promise<readonly Write[]> {
  const [voterKey, secrets, territoryId] = await Promise.all([
    paperKeyOf(services, componentId, number),
    paperSecrets(services, componentId),
    territoryOf(services, componentId, run),
  ]);
  const receipt = secrets.receiptOf(number);
  const at = services.now();
  const ballot = { componentId, voterKey, content, channel: 'paper', receipt, territoryId, at, checkOut: '' } as const;
  return [ballotWrite(ballot, null)];
}
