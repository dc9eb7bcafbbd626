import { backfill, deletionOf } from './backfill.ts';
import { type TableState, tableOf } from './catalogue.ts';
import { entries, keys } from './database.ts';
import { checkRequest } from './dynalite.ts';
import type { Engine } from './engine.ts';
import { expiryOf } from './expiry-index.ts';
import type { Item, Operation } from './model.ts';
import { validationError } from './service-error.ts';
import { planWrite } from './write-plan.ts';
import { isPlan } from './writes.ts';

/** Items that expired longer ago are left alone, as on AWS: the attribute may hold something else than a time. */
const tooLongAgo = 5 * 365 * 24 * 60 * 60;

interface Specification {
  readonly AttributeName: string;
  readonly Enabled: boolean;
}

const tableName = { type: 'String', required: true, tableName: true } as const;

/** UpdateTimeToLive. Like AWS it refuses what would change nothing. */
export function updateTimeToLive(engine: Engine) {
  const types = {
    TableName: tableName,
    TimeToLiveSpecification: {
      type: 'FieldStruct<TimeToLiveSpecification>',
      notNull: true,
      children: {
        AttributeName: { type: 'String', notNull: true, lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 255 },
        Enabled: { type: 'Boolean', notNull: true },
      },
    },
  };
  interface Request {
    readonly TableName: string;
    readonly TimeToLiveSpecification: Specification;
  }
  return async (body: unknown): Promise<unknown> => {
    const { TableName, TimeToLiveSpecification } = checkRequest<Request>({ types }, body);
    const table = tableOf(engine.catalogue, TableName);
    refuseNoChange(table, TimeToLiveSpecification);
    if (TimeToLiveSpecification.Enabled) await enable(engine, table, TimeToLiveSpecification.AttributeName);
    else await disable(engine, table);
    return { TimeToLiveSpecification };
  };
}

function refuseNoChange({ timeToLive }: TableState, { Enabled, AttributeName }: Specification): void {
  if (!Enabled && timeToLive === undefined) throw validationError('TimeToLive is already disabled');
  if (timeToLive === undefined) return;
  if (timeToLive !== AttributeName) {
    throw validationError(`TimeToLive is active on a different AttributeName: current AttributeName is ${timeToLive}`);
  }
  if (Enabled) throw validationError('TimeToLive is already enabled');
}

async function enable(engine: Engine, table: TableState, attribute: string): Promise<void> {
  const name = table.description.TableName;
  // From here on writes index themselves; what is there already follows, and the setting is kept last, so that a crash
  // in between leaves time to live off.
  table.timeToLive = attribute;
  await backfill(engine, table, (key, item) => {
    const seconds = expiryOf(item, attribute);
    return seconds === undefined ? [] : [{ type: 'put', key: keys.expiry(name, seconds, key), value: key }];
  });
  await engine.queue.write([{ type: 'put', key: keys.timeToLive(name), value: attribute }]);
}

async function disable(engine: Engine, table: TableState): Promise<void> {
  const name = table.description.TableName;
  delete table.timeToLive;
  const entriesGone = await deletionOf(engine, [`expiry~${name}~`]);
  await engine.queue.write([...entriesGone, { type: 'del', key: keys.timeToLive(name) }]);
}

/** DescribeTimeToLive. */
export function describeTimeToLive(engine: Engine) {
  return async (body: unknown): Promise<unknown> => {
    const { TableName } = checkRequest<{ TableName: string }>({ types: { TableName: tableName } }, body);
    const { timeToLive } = tableOf(engine.catalogue, TableName);
    return {
      TimeToLiveDescription:
        timeToLive === undefined
          ? { TimeToLiveStatus: 'DISABLED' }
          : { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive },
    };
  };
}

/** Deletes the items of all tables that have expired at `now` (milliseconds); answers how many. */
export async function deleteExpired(engine: Engine, now: number): Promise<number> {
  const seconds = Math.floor(now / 1000);
  let deleted = 0;
  for (const [name, table] of engine.catalogue.tables) {
    if (table.timeToLive === undefined || table.deleting) continue;
    const range = {
      gte: keys.expiry(name, Math.max(0, seconds - tooLongAgo), ''),
      lt: keys.expiry(name, seconds + 1, ''),
    };
    for await (const found of entries<string>(engine.database, range)) {
      const waiting = found.map(([entry, key]) => deleteIfExpired(engine, table, key, seconds, entry));
      deleted += (await Promise.all(waiting)).filter(Boolean).length;
    }
  }
  return deleted;
}

async function deleteIfExpired(engine: Engine, table: TableState, key: string, seconds: number, entry: string) {
  const { TableName, KeySchema } = table.description;
  if (table.deleting) return false;
  const item = engine.queue.latest<Item>(keys.item(TableName, key));
  const expiry = expiryOf(item, table.timeToLive ?? '');
  const Key: Record<string, unknown> = {};
  for (const { AttributeName } of KeySchema) Key[AttributeName] = item?.[AttributeName];
  const dropEntry: Operation = { type: 'del', key: entry };
  if (expiry === undefined || expiry > seconds) {
    // The entry outlived its item: time to live was switched off and on again, or the item has just changed.
    await engine.queue.write([dropEntry]);
    return false;
  }
  const outcome = planWrite(engine.catalogue, engine.queue, 'DeleteItem', { TableName, Key });
  if (!isPlan(outcome)) throw outcome.refusal;
  await engine.commit([outcome], 'time-to-live', [dropEntry]);
  return true;
}
