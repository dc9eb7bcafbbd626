import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { type LocalCloud, openCloud, TABLE } from '../../functions/local/cloud.ts';
import { leanDocuments } from '../../functions/local/lean-documents.ts';
import { createDb, type Db } from '../../functions/platform/db/client.ts';
import { defineEntity } from '../../functions/platform/db/entity.ts';
import { increment, patch, put, remove } from '../../functions/platform/db/write.ts';

const Things = defineEntity('Thing', {
  schema: z.object({
    shelf: z.string(),
    id: z.string(),
    count: z.number(),
    isOpen: z.boolean(),
    note: z.string().nullable(),
    tags: z.array(z.object({ name: z.string(), weight: z.number() })),
    more: z.record(z.string(), z.unknown()).optional(),
  }),
  key: { pk: 'SHELF#{shelf}', sk: '{id}' },
  indexes: { byNote: { pk: 'NOTE#{note}', sk: '{id}' } },
});

const thing = (id: string) => ({
  shelf: 'one',
  id,
  count: 2.5,
  isOpen: false,
  note: null,
  tags: [{ name: 'é “quoted”', weight: -3 }],
  more: { deep: { list: [1, null, true, ''] } },
});

describe('the local way to the table', () => {
  let cloud: LocalCloud;
  let sdk: Db;
  let lean: Db;
  beforeAll(async () => {
    cloud = await openCloud();
    sdk = createDb(cloud.clients.dynamodb, TABLE);
    lean = createDb(cloud.clients.dynamodb, TABLE, leanDocuments(cloud.store));
  });
  afterAll(() => cloud.close());

  it('reads what the SDK has written, and the other way round', async () => {
    await sdk.write(put(Things, thing('sdk')));
    await lean.write(put(Things, thing('lean')));
    for (const db of [sdk, lean]) {
      expect(await db.get(Things, { shelf: 'one', id: 'sdk' })).toEqual(thing('sdk'));
      expect(await db.get(Things, { shelf: 'one', id: 'lean' })).toEqual(thing('lean'));
      expect(await db.get(Things, { shelf: 'one', id: 'none' })).toBeUndefined();
    }
    const keys = ['sdk', 'lean', 'none'].map((id) => ({ shelf: 'one', id }));
    expect(await lean.batchGet(Things, keys)).toEqual(expect.arrayContaining([thing('sdk'), thing('lean')]));
  });

  it('pages through a partition and an index as the SDK does', async () => {
    for (const id of ['a', 'b', 'c']) await lean.write(put(Things, { ...thing(id), shelf: 'two', note: 'n' }));
    const first = await lean.query(Things, { shelf: 'two' }, { limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(first).toEqual(await sdk.query(Things, { shelf: 'two' }, { limit: 2 }));
    const rest = await lean.query(Things, { shelf: 'two' }, { cursor: first.next ?? '' });
    expect(rest.items.map(({ id }) => id)).toEqual(['c']);
    const indexed = await lean.all(Things, { note: 'n' }, { index: 'byNote', reverse: true });
    expect(indexed.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('tells refused conditions apart like the SDK, alone and in a transaction', async () => {
    const refusals = async (db: Db, id: string) => {
      const key = { shelf: 'three', id };
      return [
        await db.write(put(Things, { ...thing(id), shelf: 'three' }, { when: 'absent', otherwise: 'unchanged' })),
        await db.write(put(Things, { ...thing(id), shelf: 'three' }, { when: 'absent', otherwise: 'unchanged' })),
        await db.write(increment(Things, key, 'count', { by: 2 })),
        await db.write(increment(Things, key, 'count', { below: 4, otherwise: 'unchanged' })),
        await db.write(patch(Things, key, { isOpen: true }, { when: [{ attribute: 'count', op: '=', value: 4.5 }] })),
        await db
          .transact(
            put(Things, { ...thing(`${id}2`), shelf: 'three' }, { when: 'absent', otherwise: 'unchanged' }),
            increment(Things, key, 'count', { below: 1, otherwise: 'proposal.vote-limit-reached' }),
          )
          .catch((error: Error) => error.message),
        await db.get(Things, { shelf: 'three', id: `${id}2` }),
        await db.write(remove(Things, key)),
        await db.get(Things, key),
      ];
    };
    expect(await refusals(lean, 'x')).toEqual(await refusals(sdk, 'y'));
  });

  it('fails loudly for a command that the store does not know and a table that is not there', async () => {
    await expect(
      createDb(cloud.clients.dynamodb, 'nowhere', leanDocuments(cloud.store)).get(Things, thing('a')),
    ).rejects.toThrow(/not found/);
    await expect(cloud.store.call('Nonsense', {})).rejects.toThrow(/Nonsense/);
  });
});
