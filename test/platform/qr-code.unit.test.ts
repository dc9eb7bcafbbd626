import { describe, expect, it } from '@jest/globals';
import { encode } from 'uqr';
import { qrCode } from '../../web/src/platform/qr-code.ts';

const ADDRESS =
  'https://parvis.example/fr/processes/parcs/f/cmp_00000000000000000000000004/proposals/prp_00000000000000000000000006/';

/** Dark modules of a drawing, row by row. */
function darkModules(svg: string): boolean[][] {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)/g))
    rows[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  return rows;
}

describe('the code of a proposal for posters', () => {
  it('draws every dark module of the code and no other', () => {
    const { data } = encode(ADDRESS, { border: 2, maskPattern: 2 });
    expect(darkModules(qrCode(ADDRESS, 168))).toEqual(data);
  });

  it('is a few kilobytes: it stands in every page of a proposal', () => {
    expect(qrCode(ADDRESS, 168).length).toBeLessThan(9000);
  });
});
