import { newId } from '../../functions/platform/services.ts';
import type { ListEntry } from '../../functions/proposals/list/entry.ts';
import { ListIndex } from '../../functions/proposals/list/list-index.ts';
import { wordsOf } from '../../functions/proposals/list/words.ts';

interface Given extends Partial<Omit<ListEntry, 'words'>> {
  /** What is searched besides the title. */
  readonly text?: string;
}

/** An entry of a list; later calls are published later unless they say when. */
export function anEntry({ text = '', ...given }: Given = {}): ListEntry {
  const title = given.title ?? 'A proposal';
  return {
    id: newId('proposal'),
    version: 1,
    reference: 'PRP-000000',
    title,
    excerpt: '',
    locale: 'fr',
    authorId: null,
    groupId: null,
    isOfficial: false,
    themeId: null,
    territoryId: null,
    place: null,
    state: 'published',
    stateId: null,
    publishedAt: '2026-11-01T00:00:00.000Z',
    answeredAt: null,
    ...given,
    words: wordsOf(`${title} ${text}`).join(' '),
  };
}

/** A list of these entries. */
export function aList(entries: readonly ListEntry[]): ListIndex {
  const list = new ListIndex();
  list.apply(entries.map((entry) => ({ id: entry.id, entry })));
  return list;
}
