import { describe, expect, it } from '@jest/globals';
import { ProcessId, TaxonomyId } from '../../shared/platform/ids.ts';
import { offeredIn } from '../../shared/spaces/taxonomies.ts';

const tax = (last: string) => TaxonomyId.parse(`tax_01K0000000000000000000000${last}`);
const [here, elsewhere] = ['A', 'B'].map((last) => ProcessId.parse(`prc_01K0000000000000000000000${last}`));
if (here === undefined || elsewhere === undefined) throw new Error('no processes');

describe('taxonomies that a process offers', () => {
  const ids = (processId: ProcessId) =>
    offeredIn(
      [
        { id: tax('1'), parentId: null, processId: null },
        { id: tax('2'), parentId: null, processId: here },
        { id: tax('3'), parentId: tax('2'), processId: null },
        { id: tax('4'), parentId: tax('1'), processId: elsewhere },
      ],
      processId,
    ).map(({ id }) => id.slice(-1));

  it('are those of every process and its own, with what is below them', () => {
    expect(ids(here)).toEqual(['1', '2', '3', '4']);
  });

  it('are not those of another process, nor what is below them, whatever that says of itself', () => {
    expect(ids(elsewhere)).toEqual(['1', '4']);
  });
});
