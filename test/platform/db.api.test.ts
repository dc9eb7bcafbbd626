import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { type LocalCloud, openCloud, TABLE } from '../../functions/local/cloud.ts';
import { createDb, type Db } from '../../functions/platform/db/client.ts';
import { encodeCursor } from '../../functions/platform/db/cursor.ts';
import { defineEntity } from '../../functions/platform/db/entity.ts';
import { check, increment, patch, put, remove } from '../../functions/platform/db/write.ts';

const Notes = defineEntity('Note', {
  schema: z.object({
    shelf: z.string(),
    id: z.string(),
    owner: z.string().nullable(),
    text: z.string(),
    likes: z.number().default(0),
  }),
  key: { pk: 'NOTES#{shelf}', sk: 'NOTE#{id}' },
  indexes: { byOwner: { pk: 'NOTE-OWNER#{owner}', sk: '{id}' } },
});
const Purses = defineEntity('Purse', {
  schema: z.object({ id: z.string(), coins: z.number() }),
  key: { pk: 'PURSE#{id}', sk: 'PURSE' },
});
const note = (id: string, owner: string | null = null, shelf = 'a') => ({
  shelf,
  id,
  owner,
  text: `text of ${id}`,
  likes: 0,
});

describe('the table by entities', () => {
  let cloud: LocalCloud;
  let db: Db;
  beforeAll(async () => {
    cloud = await openCloud();
    db = createDb(cloud.clients.dynamodb, TABLE);
  });
  afterAll(() => cloud.close());

  it('gives back what was put, without keys and type', async () => {
    await db.write(put(Notes, note('1')));
    expect(await db.get(Notes, { shelf: 'a', id: '1' })).toEqual(note('1'));
  });

  it('says a missing item in the words of the caller', async () => {
    await expect(db.require(Notes, { shelf: 'a', id: 'none' }, 'proposal.not-found')).rejects.toMatchObject({
      code: 'proposal.not-found',
    });
  });

  it('takes a second put of what must be absent for no change', async () => {
    const write = put(Notes, note('2'), { when: 'absent', otherwise: 'unchanged' });
    expect(await db.write(write)).toEqual({ changed: true });
    expect(await db.write(write)).toEqual({ changed: false });
  });

  it('throws the named problem when a condition does not hold', async () => {
    await db.write(put(Notes, note('3')));
    const key = { shelf: 'a', id: '3' };
    const stale = patch(
      Notes,
      key,
      { text: 'new' },
      { when: [{ attribute: 'likes', op: '=', value: 7 }], otherwise: 'proposal.changed-meanwhile' },
    );
    await expect(db.write(stale)).rejects.toMatchObject({ code: 'proposal.changed-meanwhile', status: 409 });
    expect(await db.get(Notes, key)).toEqual(note('3'));
  });

  it('patches nothing that is not there', async () => {
    const write = patch(Notes, { shelf: 'a', id: 'ghost' }, { text: 'boo' }, { otherwise: 'proposal.not-found' });
    await expect(db.write(write)).rejects.toMatchObject({ code: 'proposal.not-found' });
  });

  it('holds an upper bound under fifty increments at once', async () => {
    const attempts = await Promise.all(
      Array.from({ length: 50 }, () =>
        db.write(increment(Purses, { id: 'bounded' }, 'coins', { below: 5, otherwise: 'unchanged' })),
      ),
    );
    expect(
      attempts
        .filter(({ changed }) => changed)
        .map(({ value }) => value)
        .sort(),
    ).toEqual([1, 2, 3, 4, 5]);
    expect(await db.get(Purses, { id: 'bounded' })).toEqual({ id: 'bounded', coins: 5 });
  });

  it('takes nothing from an empty purse', async () => {
    const take = increment(Purses, { id: 'empty' }, 'coins', { by: -1, atLeast: 1, otherwise: 'unchanged' });
    expect(await db.write(take)).toEqual({ changed: false });
    expect(await db.get(Purses, { id: 'empty' })).toBeUndefined();
  });

  it('writes all of a transaction or nothing of it', async () => {
    await db.write(put(Notes, note('4')));
    const both = db.transact(
      increment(Purses, { id: 'tx' }, 'coins'),
      put(Notes, note('4'), { when: 'absent', otherwise: 'process.slug-taken' }),
    );
    await expect(both).rejects.toMatchObject({ code: 'process.slug-taken' });
    expect(await db.get(Purses, { id: 'tx' })).toBeUndefined();
  });

  it('takes a transaction for unchanged when a write that means so was refused, whatever else was', async () => {
    await db.write(put(Notes, note('5')));
    await db.write(increment(Purses, { id: 'full' }, 'coins'));
    const repeat = db.transact(
      put(Notes, note('5'), { when: 'absent', otherwise: 'unchanged' }),
      increment(Purses, { id: 'full' }, 'coins', { below: 1, otherwise: 'proposal.vote-limit-reached' }),
    );
    expect(await repeat).toEqual({ changed: false });
  });

  it('makes a transaction depend on an item that it does not change', async () => {
    const write = db.transact(
      check(Notes, { shelf: 'a', id: 'absent' }, { when: 'present', otherwise: 'proposal.not-found' }),
      put(Notes, note('6')),
    );
    await expect(write).rejects.toMatchObject({ code: 'proposal.not-found' });
    expect(await db.get(Notes, { shelf: 'a', id: '6' })).toBeUndefined();
  });

  it('visits every item of a partition once, page after page, in either order', async () => {
    const ids = Array.from({ length: 7 }, (_, n) => `p${n}`);
    for (const id of ids) await db.write(put(Notes, note(id, null, 'paged')));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await db.query(Notes, { shelf: 'paged' }, { limit: 3, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(ids);
    expect((await db.all(Notes, { shelf: 'paged' }, { reverse: true })).map(({ id }) => id)).toEqual(ids.toReversed());
  });

  it.each([
    ['text that is no cursor', 'made-up'],
    ['a cursor of another partition', encodeCursor({ pk: 'NOTES#secret', sk: 'NOTE#1' })],
    ['a cursor with foreign attributes', encodeCursor({ pk: 'NOTES#paged', sk: 'NOTE#1', other: 'x' })],
  ])('refuses %s', async (_, cursor) => {
    await expect(db.query(Notes, { shelf: 'paged' }, { cursor })).rejects.toMatchObject({
      code: 'request.invalid-cursor',
    });
  });

  it('finds items by an index, and leaves those without its attribute out', async () => {
    await db.write(put(Notes, note('o1', 'ada', 'owned')));
    await db.write(put(Notes, note('o2', null, 'owned')));
    const { items } = await db.query(Notes, { owner: 'ada' }, { index: 'byOwner' });
    expect(items.map(({ id }) => id)).toEqual(['o1']);
  });

  it('reads more items at once than one request may name', async () => {
    const keys = Array.from({ length: 130 }, (_, n) => ({ id: `many-${n}` }));
    for (const key of keys) await db.write(increment(Purses, key, 'coins'));
    expect(await db.batchGet(Purses, [...keys, ...keys])).toHaveLength(130);
  });

  it('removes, and does not mind removing again', async () => {
    await db.write(put(Notes, note('7')));
    await db.write(remove(Notes, { shelf: 'a', id: '7' }));
    await db.write(remove(Notes, { shelf: 'a', id: '7' }));
    expect(await db.get(Notes, { shelf: 'a', id: '7' })).toBeUndefined();
  });
});
