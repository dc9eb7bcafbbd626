import { imports } from '../../../shared/imports/contract.ts';
import { put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { idempotentId } from '../../platform/idempotent-id.ts';
import { Problem } from '../../platform/problem.ts';
import { Exchanges } from '../entities.ts';
import { exchangeOf, fileKey, newExchange, reportKey, requireTarget, toExchange } from './exchange.ts';

/** Seconds that an address to download from is good for: the time between a press and the browser's request. */
const LINK_SECONDS = 60;

/** Imports and exports of a component, newest first. */
export const listExchanges = handle(imports.listExchanges, async ({ params: { componentId } }, services) => {
  await requireTarget(services, componentId);
  const now = services.now();
  const all = await services.db.all(Exchanges, { componentId });
  const kept = all.filter(({ expiresAt }) => expiresAt > now);
  return { items: kept.sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1)).map(toExchange) };
});

export const readExchange = handle(imports.readExchange, async ({ params }, services) =>
  toExchange(await exchangeOf(services, params)),
);

/** Orders a file; the stream tells the worker. */
export const requestExport = handle(imports.requestExport, async (request, services) => {
  const { componentId } = request.params;
  const { subject, form } = request.body;
  const { component } = await requireTarget(services, componentId);
  // Each kind of component has files of its own.
  if ((component.kind === 'budgets') !== (subject === 'projects')) throw new Problem('component.not-found');
  const id = idempotentId('exchange', services, request.actor, request.idempotencyKey);
  const fileName = `${subject}-${services.now().slice(0, 10)}.${form}`;
  const ordered = newExchange(
    services,
    { id, componentId, direction: 'export', subject, form, fileName, bytes: 0, state: 'waiting' },
    'en',
  );
  const { changed } = await services.db.write(put(Exchanges, ordered, { when: 'absent', otherwise: 'unchanged' }));
  return toExchange(changed ? ordered : await exchangeOf(services, { componentId, exchangeId: id }));
});

/** @throws Problem `exchange.not-found`, `exchange.not-ready` */
export const linkExport = handle(imports.linkExport, async ({ params }, services) => {
  const item = await exchangeOf(services, params);
  if (item.direction !== 'export' || item.state !== 'done') throw new Problem('exchange.not-ready');
  const url = await services.files.data.link(fileKey(item), { seconds: LINK_SECONDS, fileName: item.fileName });
  return { url };
});

/** @throws Problem `exchange.not-found`, `exchange.not-ready` where no line has anything to say */
export const linkReport = handle(imports.linkReport, async ({ params }, services) => {
  const item = await exchangeOf(services, params);
  if (!item.hasReport) throw new Problem('exchange.not-ready');
  const fileName = `report-${item.createdAt.slice(0, 10)}.csv`;
  return { url: await services.files.data.link(reportKey(item), { seconds: LINK_SECONDS, fileName }) };
});
