import type { CountResult } from '../../../shared/budgets/results/count.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import type { Services } from '../../platform/services.ts';
import { organization } from '../../spaces/directory.ts';
import { catalogueOf } from '../catalogue.ts';
import { anyBudget, settingsOf } from '../space.ts';
import { countEnvelope } from './count-envelope.ts';
import type { BudgetCounts } from './entities.ts';
import { ballotFigures, turnoutOf } from './figures.ts';
import { writeList, writeResult, writeStatistics } from './files.ts';
import { writePabulib } from './pabulib.ts';
import { publicList } from './public-list.ts';
import { readBallots } from './read-ballots.ts';

type Count = ItemOf<typeof BudgetCounts>;

/**
 * Makes the list of all ballots with its root, counts it, and writes the files. Begun again after it was cut off, it writes
 * the same ones: no ballot can come or change any more.
 */
export async function seal(services: Services, { componentId, sealedAt }: Count): Promise<Partial<Count>> {
  const space = await anyBudget(services, componentId);
  const [catalogue, ballots, town] = await Promise.all([
    catalogueOf(services, componentId),
    readBallots(services, componentId),
    organization(services),
  ]);
  const { component } = space;
  const list = publicList({ component, settings: settingsOf(space), catalogue, ballots: ballots.cast, sealedAt });
  const turnout = turnoutOf(ballots, town.timeZone);
  const territories = new Map(catalogue.envelopes.map(({ id, territoryId }) => [id, territoryId]));
  const result: CountResult = {
    root: list.root,
    envelopes: list.election.envelopes.map((one) => countEnvelope(list, one, territories.get(one.id) ?? null)),
    turnout,
  };
  await writeResult(services, componentId, result);
  await writeStatistics(services, componentId, {
    madeAt: sealedAt,
    turnout,
    content: ballotFigures(ballots, catalogue),
  });
  await writePabulib(services, { list, space, organization: town });
  // Last: what is public is there once all of it is.
  await writeList(services, list);
  return { state: 'sealed', root: list.root, ballots: list.ballots.length };
}
