import { imports } from '../../../shared/imports/contract.ts';
import { PART_BYTES } from '../../../shared/imports/exchange.ts';
import { patch, put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { idempotentId } from '../../platform/idempotent-id.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { Problem } from '../../platform/problem.ts';
import { Exchanges } from '../entities.ts';
import { exchangeOf, newExchange, PRIVATE, partKey, requireTarget, toExchange } from './exchange.ts';

const AT_ONCE = 16;

/** Announces a file: its bytes come in parts, each small enough for a request. */
export const beginImport = handle(imports.beginImport, async (request, services) => {
  const { params, body, actor, idempotencyKey } = request;
  const { componentId } = params;
  const { component } = await requireTarget(services, componentId);
  // Proposals come by files, projects do not.
  if (component.kind !== 'proposals') throw new Problem('component.not-found');
  const id = idempotentId('exchange', services, actor, idempotencyKey);
  const { fileName, bytes, locale } = body;
  const parts = Math.ceil(bytes / PART_BYTES);
  const begun = {
    ...newExchange(
      services,
      { id, componentId, direction: 'import', subject: null, form: null, fileName, bytes, state: 'uploading' },
      locale,
    ),
    parts,
  } as const;
  const { changed } = await services.db.write(put(Exchanges, begun, { when: 'absent', otherwise: 'unchanged' }));
  const item = changed ? begun : await exchangeOf(services, { componentId, exchangeId: id });
  return { exchange: toExchange(item), partBytes: PART_BYTES, parts: item.parts };
});

const sizeOf = (item: { readonly bytes: number; readonly parts: number }, part: number): number =>
  part === item.parts - 1 ? item.bytes - part * PART_BYTES : PART_BYTES;

/**
 * Keeps a part of the file.
 *
 * @throws Problem `exchange.part-wrong` for a part that the file has not, or with another number of bytes
 */
export const sendPart = handle(imports.sendPart, async ({ params, body }, services) => {
  const item = await exchangeOf(services, params);
  const bytes = Buffer.from(body.data, 'base64');
  const isWanted = item.direction === 'import' && item.state === 'uploading' && params.part < item.parts;
  if (!isWanted || bytes.length !== sizeOf(item, params.part)) throw new Problem('exchange.part-wrong');
  const headers = { contentType: 'application/octet-stream', ...PRIVATE };
  await services.files.data.put(partKey(item, params.part), bytes, headers);
  return { part: params.part, bytes: bytes.length };
});

/**
 * Has the file read; the stream tells the worker. Asked again it changes nothing.
 *
 * @throws Problem `exchange.part-wrong` while a part is missing
 */
export const startImport = handle(imports.startImport, async ({ params }, services) => {
  const item = await exchangeOf(services, params);
  if (item.direction !== 'import') throw new Problem('exchange.not-found');
  if (item.state !== 'uploading') return toExchange(item);
  const parts = Array.from({ length: item.parts }, (_, part) => part);
  const sizes = await inParallel(parts, AT_ONCE, (part) => services.files.data.size(partKey(item, part)));
  if (sizes.some((size, part) => size !== sizeOf(item, part))) throw new Problem('exchange.part-wrong');
  await services.db.write(
    patch(
      Exchanges,
      { componentId: params.componentId, id: params.exchangeId },
      { state: 'waiting' },
      { when: [{ attribute: 'state', op: '=', value: 'uploading' }], otherwise: 'unchanged' },
    ),
  );
  return toExchange(await exchangeOf(services, params));
});
