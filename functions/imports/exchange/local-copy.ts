import { open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Services } from '../../platform/services.ts';
import { type ExchangeItem, partKey } from './exchange.ts';

const pathOf = ({ id }: Pick<ExchangeItem, 'id'>) => join(tmpdir(), `parvis-import-${id}`);

/** The file of an import on the disk of this worker: put together from its parts, unless an earlier run has done so. */
export async function localCopy({ files }: Services, item: ExchangeItem): Promise<string> {
  const path = pathOf(item);
  const known = await stat(path).catch(() => undefined);
  if (known?.size === item.bytes) return path;
  const file = await open(path, 'w');
  try {
    for (let part = 0; part < item.parts; part++) {
      const stored = await files.data.get(partKey(item, part));
      if (stored === undefined) throw new Error(`part ${part} of an import is gone`);
      await file.write(stored.body);
    }
  } finally {
    await file.close();
  }
  return path;
}

/** Removes the copy once nothing more is to be read. */
export const removeCopy = (item: Pick<ExchangeItem, 'id'>): Promise<void> => rm(pathOf(item), { force: true });
