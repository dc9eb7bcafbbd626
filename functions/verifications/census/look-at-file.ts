import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Services } from '../../platform/services.ts';
import { CensusFailure } from './census-failure.ts';
import { columnsOf } from './columns.ts';
import { CsvLines, separatorOf } from './csv-lines.ts';
import { type Encoding, EncodingLook } from './encoding.ts';
import { partKey, type UploadItem } from './upload.ts';

/** Bytes in which the names of all columns stand; also those that are looked at together. */
const BEGINNING = 65_536;
/** Bytes of the mark that says that a file is UTF-8. */
const MARK_BYTES = 3;

/** Bytes of one part of the file. @throws CensusFailure `file-gone` */
export async function partOf({ files }: Pick<Services, 'files'>, item: UploadItem, part: number): Promise<Buffer> {
  const stored = await files.data.get(partKey(item, part));
  if (stored === undefined) throw new CensusFailure('file-gone');
  return Buffer.from(stored.body.buffer, stored.body.byteOffset, stored.body.byteLength);
}

async function encodingOf(services: Services, item: UploadItem): Promise<Encoding> {
  const look = new EncodingLook();
  for (let part = 0; part < item.parts; part++) {
    const bytes = await partOf(services, item, part);
    for (let at = 0; at < bytes.length; at += BEGINNING) look.take(bytes.subarray(at, at + BEGINNING));
    // Others of this process have their turn.
    await nextTurn();
  }
  return look.end();
}

/** What the beginning of a file tells. */
export type Looked = Pick<UploadItem, 'detected' | 'columns' | 'width' | 'offset' | 'line'>;

/** The columns of a file, from its first line. @throws CensusFailure */
export function lookAtBeginning(
  beginning: Buffer,
  encoding: Encoding,
  plan: UploadItem['plan'],
  isAll: boolean,
): Looked {
  const start = encoding === 'utf-8-bom' ? MARK_BYTES : 0;
  const separator = separatorOf(beginning.subarray(start, BEGINNING).toString('latin1'));
  const lines = new CsvLines({ separator, encoding, offset: start, line: 1 });
  for (const line of lines.take(beginning.subarray(start), isAll)) {
    const names = Array.from({ length: line.cells }, (_, cell) => line.cell(cell));
    const columns = columnsOf(names, plan);
    return { detected: { encoding, separator }, columns, width: names.length, ...lines.place };
  }
  throw new CensusFailure('empty');
}

/** Looks at all of a file: how its letters are written, what separates cells, which columns it has. @throws CensusFailure */
export async function lookAtFile(services: Services, item: UploadItem): Promise<Looked> {
  const encoding = await encodingOf(services, item);
  return lookAtBeginning(await partOf(services, item, 0), encoding, item.plan, item.parts === 1);
}
