import type { ProcessId, SpaceId } from '../../shared/platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { processById } from './directory.ts';

/** @throws Problem 404 `process.not-found` for a process that is none. The organization is always there. */
export async function requireSpace(services: Pick<Services, 'db'>, spaceId: SpaceId | ProcessId): Promise<void> {
  if (spaceId === 'organization' || (await processById(services, spaceId)) !== undefined) return;
  throw new Problem('process.not-found');
}
