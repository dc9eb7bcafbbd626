import type * as z from 'zod';
import type { spaces } from '../../../shared/spaces/contract.ts';
import type { ProcessGroup } from '../../../shared/spaces/process-group.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { processes } from '../directory.ts';
import { saidLanguages } from '../localized.ts';

type ProcessGroupInput = z.output<typeof spaces.createProcessGroup.body>;
type Fields = Omit<ProcessGroup, 'id' | 'version' | 'createdAt' | 'updatedAt'>;

/**
 * What an administrator has filled in, as it is stored. Processes are never removed, so one that is there now stays.
 *
 * @throws Problem 404 `process.not-found` with a pointer such as `/processIds/2`
 */
export async function groupFields(input: ProcessGroupInput, services: Pick<Services, 'db'>): Promise<Fields> {
  const known = new Set((await processes(services)).map(({ id }) => id));
  const fields = input.processIds.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/processIds/${index}`, code: 'process.not-found' }],
  );
  if (fields.length > 0) throw new Problem('process.not-found', { fields });
  const { slug, title, description, image, imageAlt, processIds } = input;
  return {
    slug,
    title: saidLanguages(title),
    description: saidLanguages(description),
    image,
    imageAlt: saidLanguages(imageAlt),
    processIds,
  };
}
