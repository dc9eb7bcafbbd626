import { spaces } from '../../shared/spaces/contract.ts';
import type { Process } from '../../shared/spaces/process.ts';
import { processTexts } from '../../shared/spaces/texts.ts';
import { put, remove, type Write } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { changedBy, keepVersion } from '../platform/versions/text-versions.ts';
import { Processes, ProcessSlugs } from './entities.ts';
import { processFields } from './process-fields.ts';
import { textIds } from './read-history.ts';

/** Takes the new slug and gives the old one back; nothing where it stays. */
const slugWrites = ({ id, slug }: Process, old: string): Write[] =>
  slug === old
    ? []
    : [
        put(ProcessSlugs, { slug, processId: id }, { when: 'absent', otherwise: 'process.slug-taken' }),
        remove(ProcessSlugs, { slug: old }),
      ];

/**
 * Changes texts, slug and phases of a process.
 *
 * @throws Problem 404 `process.not-found`, 409 `process.changed-meanwhile` or `process.slug-taken`,
 * 422 `process.phases-overlap`
 */
export const updateProcess = handle(spaces.updateProcess, async ({ params, body, actor, tellChanged }, services) => {
  const { db, newId, now } = services;
  const stored = await db.require(Processes, { id: params.processId }, 'process.not-found');
  // Told early, so that the slug which is given back is surely that of the version written below.
  if (stored.version !== body.version) throw new Problem('process.changed-meanwhile');
  const updatedAt = now();
  const process: Process = {
    ...stored,
    ...processFields(body, updatedAt, newId),
    version: stored.version + 1,
    updatedAt,
  };
  await db.transact(
    put(Processes, process, {
      when: [{ attribute: 'version', op: '=', value: stored.version }],
      otherwise: 'process.changed-meanwhile',
    }),
    ...slugWrites(process, stored.slug),
    ...keepVersion(
      { textId: textIds.process(process.id), version: stored.version, at: updatedAt, by: changedBy(actor) },
      processTexts(stored),
      processTexts(process),
    ),
  );
  tellChanged(stored, process);
  return process;
});
