import { randomBytes } from 'node:crypto';
import { EXCHANGE_DAYS, Exchange } from '../../../shared/imports/exchange.ts';
import type { ComponentId, ExchangeId } from '../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { addSeconds } from '../../../shared/platform/time.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { patch } from '../../platform/db/write.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { componentById, processById } from '../../spaces/directory.ts';
import { Exchanges } from '../entities.ts';
import type { Target } from '../slots.ts';

/** An import or export as the table holds it. */
export type ExchangeItem = ItemOf<typeof Exchanges>;

const KEPT_SECONDS = EXCHANGE_DAYS * 24 * 3600;
/** Below `exports/`, which the bucket empties by itself a day after this platform forgets. */
const PREFIX = 'exports/exchanges/';

/** As the API tells it, without what only the worker needs. */
export const toExchange = (item: ExchangeItem): Exchange => Exchange.parse(item);

/** A new import or export, with nothing done yet. */
export function newExchange(
  { now }: Pick<Services, 'now'>,
  given: Pick<ExchangeItem, 'id' | 'componentId' | 'direction' | 'subject' | 'form' | 'fileName' | 'bytes' | 'state'>,
  locale: InterfaceLocale,
): ExchangeItem {
  const createdAt = now();
  return {
    ...given,
    detected: null,
    rows: 0,
    imported: 0,
    unchanged: 0,
    refused: 0,
    noticed: 0,
    lines: [],
    failure: null,
    hasReport: false,
    createdAt,
    finishedAt: null,
    expiresAt: addSeconds(createdAt, KEPT_SECONDS),
    prefix: `${PREFIX}${randomBytes(24).toString('hex')}/`,
    locale,
    parts: 0,
    cursor: null,
    isRead: false,
    columns: [],
    revision: 0,
  };
}

interface Named {
  readonly componentId: ComponentId;
  readonly exchangeId: ExchangeId;
}

/** An import or export of the component whose files are still there. @throws Problem `exchange.not-found` */
export async function exchangeOf({ db, now }: Services, { componentId, exchangeId }: Named): Promise<ExchangeItem> {
  const item = await db.require(Exchanges, { componentId, id: exchangeId }, 'exchange.not-found');
  // The table drops what has expired when it has the time to.
  if (item.expiresAt <= now()) throw new Problem('exchange.not-found');
  return item;
}

/** The component with its process, published or not; `undefined` where one of them is gone. */
export async function targetOf(services: Services, componentId: ComponentId): Promise<Target | undefined> {
  const component = await componentById(services, componentId);
  const process = component && (await processById(services, component.processId));
  return component === undefined || process === undefined ? undefined : { component, process };
}

/** @throws Problem `component.not-found` */
export async function requireTarget(services: Services, componentId: ComponentId): Promise<Target> {
  const target = await targetOf(services, componentId);
  if (target === undefined) throw new Problem('component.not-found');
  return target;
}

/** Keys of the files of an import or export, in the data bucket. */
export const partKey = ({ prefix }: ExchangeItem, part: number): string => `${prefix}part-${part}`;
export const fileKey = ({ prefix }: ExchangeItem): string => `${prefix}file`;
export const reportKey = ({ prefix }: ExchangeItem): string => `${prefix}report.csv`;

export const PRIVATE = { cacheControl: 'private, no-store' } as const;

/**
 * Notes how far a worker is. Another run of the same job that has written since goes on alone: this one ends.
 *
 * @returns the item as it is now; `undefined`: this run is to end
 */
export async function noteProgress(
  { db }: Pick<Services, 'db'>,
  item: ExchangeItem,
  changes: Partial<ExchangeItem>,
): Promise<ExchangeItem | undefined> {
  const { componentId, id } = item;
  const revision = item.revision + 1;
  const { changed } = await db.write(
    patch(
      Exchanges,
      { componentId, id },
      { ...changes, revision },
      { when: [{ attribute: 'revision', op: '=', value: item.revision }], otherwise: 'unchanged' },
    ),
  );
  return changed ? { ...item, ...changes, revision } : undefined;
}

/**
 * Milliseconds that one run of the worker goes on before it hands over, well within what it has: fifteen minutes on AWS,
 * half a minute where the platform runs on one machine.
 */
export const budgetOf = ({ config }: Pick<Services, 'config'>): number => (config.stage === 'local' ? 15_000 : 600_000);
