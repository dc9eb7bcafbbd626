/** A table, a bucket and one page, small enough to run every order of events on them. */

import type { Db } from '../../functions/platform/db/client.ts';
import type { Entity } from '../../functions/platform/db/entity.ts';
import type { Comparison, Write } from '../../functions/platform/db/write.ts';
import { framesOf } from '../../functions/platform/frame.ts';
import type { Site } from '../../functions/platform/publish.ts';
import type { Services } from '../../functions/platform/services.ts';
import { DEFAULT_ORGANIZATION } from '../../functions/spaces/default-organization.ts';

/** Waits for its turn: the test decides when, and may never let the caller go on. */
export type Turn = (what: string) => Promise<void>;
type Item = Record<string, unknown>;

export interface World {
  /** What the page shows; `undefined` where there is no such page. */
  value: number | undefined;
  readonly items: Map<string, Item>;
  readonly bucket: Map<string, string>;
  puts: number;
}
export const newWorld = (value: number): World => ({ value, items: new Map(), bucket: new Map(), puts: 0 });

const keyText = (entity: Entity, key: Readonly<Record<string, unknown>>) => JSON.stringify(entity.keyOf(key));
const holds = (item: Item | undefined, { attribute, op, value }: Comparison) => {
  if (op !== '=') throw new Error(`the double knows no ${op}`);
  return item?.[attribute] === value;
};

function apply(items: Map<string, Item>, write: Write): { changed: boolean } {
  const key = keyText(write.entity, write.key);
  const item = items.get(key);
  const when = Array.isArray(write.when) ? write.when : [];
  if (!when.every((comparison) => holds(item, comparison))) return { changed: false };
  if (write.kind === 'patch') items.set(key, { ...item, ...write.changes });
  else if (write.kind === 'increment') {
    const sum = Number(item?.[write.attribute] ?? 0) + write.by;
    items.set(key, { ...item, ...write.key, ...write.set, [write.attribute]: sum });
  } else throw new Error(`the double knows no ${write.kind}`);
  return { changed: true };
}

function table(world: World, turn: Turn): Pick<Db, 'require' | 'write'> {
  return {
    async require(entity, key) {
      await turn('read');
      return entity.schema.parse(world.items.get(keyText(entity, key))) as never;
    },
    async write(write) {
      await turn(write.kind);
      const result = apply(world.items, write);
      await turn(`${write.kind} known`);
      return result;
    },
  };
}

function bucket(world: World, turn: Turn): Pick<Services['files']['site'], 'get' | 'put' | 'remove'> {
  return {
    get: async () => undefined,
    async put(key, body) {
      await turn('put');
      world.bucket.set(key, String(body));
      world.puts += 1;
      await turn('put known');
    },
    async remove(key) {
      await turn('remove');
      world.bucket.delete(key);
    },
  };
}

/** What one worker has of the world; each of its steps waits for a turn. */
export const workerIn = (world: World, turn: Turn) =>
  // A double of all services would say more than publishing uses.
  ({ db: table(world, turn), files: { site: bucket(world, turn) } }) as unknown as Services;

/** A site of one page in one language, which shows the value of the world. */
export const siteOn = (world: World, turn: Turn): Site => ({
  files: [],
  fileKinds: [],
  frames: async () =>
    framesOf({
      organization: { ...DEFAULT_ORGANIZATION, locales: ['fr'] },
      processes: [],
      footer: [],
      announcements: [],
      siteOrigin: 'https://parvis.example',
      readAt: '2026-11-21T09:00:00.000Z',
    }),
  kinds: [
    {
      pattern: '/page/',
      delivery: 'published',
      async load({ frame }) {
        await turn('load');
        return world.value === undefined ? undefined : { ...frame, path: `/${world.value}/` };
      },
    },
  ],
  render: async (_, { page }) => {
    await turn('render');
    return { status: 200, html: page.path };
  },
});
