import type { TableState } from './catalogue.ts';
import { entries, keys, startingWith } from './database.ts';
import type { Engine } from './engine.ts';
import type { Item, Operation } from './model.ts';

/**
 * Writes what `operationsFor` answers for every item of a table, while the table is in use. Each item is taken in its
 * latest state and its operations are decided in the same tick, so a write in between is never undone; writes that
 * come later must already do the same by themselves.
 */
export async function backfill(
  engine: Engine,
  table: TableState,
  operationsFor: (key: string, item: Item) => Operation[],
): Promise<void> {
  const prefix = keys.item(table.description.TableName, '');
  for await (const found of entries(engine.database, startingWith(prefix))) {
    const operations = found.flatMap(([place]) => {
      const item = engine.queue.latest<Item>(place);
      return item === undefined ? [] : operationsFor(place.slice(prefix.length), item);
    });
    if (operations.length > 0) await engine.queue.write(operations);
  }
}

/** The operations that empty the ranges of these prefixes. */
export async function deletionOf(engine: Engine, prefixes: readonly string[]): Promise<Operation[]> {
  const operations: Operation[] = [];
  await engine.queue.settled();
  for (const prefix of prefixes) {
    for await (const found of entries(engine.database, startingWith(prefix), 1000)) {
      operations.push(...found.map(([key]) => ({ type: 'del', key }) as const));
    }
  }
  return operations;
}
