import type { ComponentId } from '../../../shared/platform/ids.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import type { Services } from '../../platform/services.ts';
import { PaperRuns } from './entities.ts';

export type Run = ItemOf<typeof PaperRuns>;

/** Runs of a component in the order of their numbers; there are a few. */
export const runsOf = async ({ db }: Pick<Services, 'db'>, componentId: ComponentId): Promise<Run[]> =>
  (await db.all(PaperRuns, { componentId })).toSorted((one, other) => one.first - other.first);

/** The run that a number was printed in; `undefined`: it never was. */
export const runOf = async (
  services: Pick<Services, 'db'>,
  componentId: ComponentId,
  number: number,
): Promise<Run | undefined> =>
  (await runsOf(services, componentId)).find(({ first, last }) => first <= number && number <= last);
