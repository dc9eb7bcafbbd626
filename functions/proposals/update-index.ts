import type { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import { withLease } from '../platform/lease.ts';
import type { Services } from '../platform/services.ts';
import { Proposals } from './entities.ts';
import { toEntry } from './list/entry.ts';
import { writeChanges } from './list/files.ts';
import { expireList, freshList } from './list/warm-list.ts';

/**
 * Brings some proposals of one component up to date in its list index. One function at a time writes an index and
 * reads the proposals only then, so that an entry never goes back to an older version.
 */
export async function updateIndex(
  services: Services,
  componentId: ComponentId,
  ids: readonly ProposalId[],
): Promise<void> {
  await withLease(services, `index#${componentId}`, async (lease) => {
    const stored = await services.db.batchGet(
      Proposals,
      ids.map((id) => ({ id })),
    );
    const entries = new Map(
      stored.filter((proposal) => proposal.componentId === componentId).map((one) => [one.id, toEntry(one) ?? null]),
    );
    const changes = ids.map((id) => ({ id, entry: entries.get(id) ?? null }));
    await writeChanges(services.files.data, componentId, changes, lease);
  });
  expireList(services, componentId);
}

/** Makes sure that every proposal of a component is in its list index: after a loss of the file, or of a queue. */
export async function rebuildIndex(services: Services, componentId: ComponentId): Promise<void> {
  const { list } = await freshList(services, componentId);
  const stored = await services.db.all(Proposals, { componentId }, { index: 'byComponent' });
  await updateIndex(services, componentId, [...new Set([...list.ids(), ...stored.map(({ id }) => id)])]);
}
