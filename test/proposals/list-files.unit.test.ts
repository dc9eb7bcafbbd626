import { describe, expect, it } from '@jest/globals';
import type { Files } from '../../functions/platform/files.ts';
import { newId } from '../../functions/platform/services.ts';
import type { ListEntry } from '../../functions/proposals/list/entry.ts';
import { readManifest, writeChanges } from '../../functions/proposals/list/files.ts';
import { expireList, freshList, warmList } from '../../functions/proposals/list/warm-list.ts';
import { anEntry } from './list-entries.ts';

const refused = async () => {
  throw new Error('lists only read and write');
};

/** A bucket in memory. */
function bucket(): Files & { readonly objects: Map<string, Uint8Array>; reads: string[] } {
  const objects = new Map<string, Uint8Array>();
  const tags = new Map<string, number>();
  const reads: string[] = [];
  return {
    objects,
    reads,
    async get(key) {
      reads.push(key);
      const body = objects.get(key);
      return body && { body, contentType: 'application/json', etag: `"${tags.get(key)}"` };
    },
    async put(key, body) {
      objects.set(key, typeof body === 'string' ? new TextEncoder().encode(body) : body);
      tags.set(key, (tags.get(key) ?? 0) + 1);
    },
    async remove(key) {
      objects.delete(key);
    },
    size: refused,
    putAll: refused,
    link: refused,
    form: refused,
  };
}

const lease = { check: () => undefined };
const componentId = newId('component');

function aFunction(data: Files) {
  let now = '2026-11-21T09:00:00.000Z';
  const services = { files: { data, site: bucket(), media: bucket() }, now: () => now };
  return {
    services,
    later: () => {
      now = new Date(Date.parse(now) + 1000).toISOString();
    },
  };
}

describe('the files of a list', () => {
  it('give every function the same list, whether it has seen each change, a few, or none', async () => {
    const files = bucket();
    const model = new Map<string, ListEntry>();
    const always = aFunction(files).services;
    const sometimes = aFunction(files).services;
    for (let round = 0; round < 14; round++) {
      const added = Array.from({ length: 60 }, (_, index) => anEntry({ title: `round ${round}, ${index}` }));
      const known = [...model.values()];
      const changed = known.slice(0, 20).map((entry) => ({ ...entry, version: entry.version + 1, title: `${round}` }));
      const removed = known.slice(20, 30);
      for (const entry of [...added, ...changed]) model.set(entry.id, entry);
      for (const { id } of removed) model.delete(id);
      const changes = [
        ...[...added, ...changed].map((entry) => ({ id: entry.id, entry })),
        ...removed.map(({ id }) => ({ id, entry: null })),
      ];
      await writeChanges(files, componentId, changes, lease);
      await freshList(always, componentId);
      if (round % 5 === 0) await freshList(sometimes, componentId);
    }
    const expected = [...model.values()].map(({ id, version, title }) => `${id} ${version} ${title}`).sort();
    for (const services of [always, sometimes, aFunction(files).services]) {
      const { list } = await freshList(services, componentId);
      expect(
        list
          .all()
          .map(({ id, version, title }) => `${id} ${version} ${title}`)
          .sort(),
      ).toEqual(expected);
    }
  });

  it('keep changes apart from a base that is seldom written, and no more than two bases', async () => {
    const files = bucket();
    const bases = new Set<string | null>();
    for (let round = 0; round < 40; round++) {
      const added = Array.from({ length: 30 }, () => anEntry());
      await writeChanges(
        files,
        componentId,
        added.map((entry) => ({ id: entry.id, entry })),
        lease,
      );
      const read = await readManifest(files, componentId);
      expect(read?.manifest.changes.length).toBeLessThanOrEqual(200);
      bases.add(read?.manifest.base ?? null);
    }
    // None at first, then one for each 210 new entries.
    expect(bases.size).toBe(1 + Math.floor((40 * 30) / 210));
    expect(files.objects.size).toBe(3);
  });

  it('are read again by a request when a second is over, or when this function has changed them', async () => {
    const files = bucket();
    const { services, later } = aFunction(files);
    const change = async () => {
      const entry = anEntry();
      await writeChanges(files, componentId, [{ id: entry.id, entry }], lease);
    };
    const size = async () => (await warmList(services, componentId)).list.size;
    await change();
    expect(await size()).toBe(1);
    await change();
    expect(await size()).toBe(1);
    later();
    expect(await size()).toBe(2);
    await change();
    expireList(services, componentId);
    expect(await size()).toBe(3);
    files.reads.length = 0;
    await Promise.all(Array.from({ length: 20 }, size));
    expect(files.reads).toEqual([]);
  });

  it('are not written by a worker whose time is over', async () => {
    const files = bucket();
    const entry = anEntry();
    const over = {
      check: () => {
        throw new Error('over');
      },
    };
    await expect(writeChanges(files, componentId, [{ id: entry.id, entry }], over)).rejects.toThrow('over');
    expect(files.objects.size).toBe(0);
  });
});
