import { describe, expect, it } from '@jest/globals';
import { separatorOf, toCsv } from '../../web/src/admin/proposals/csv.ts';

describe('a file of proposals', () => {
  it('says that it is UTF-8, keeps line breaks and quotes within a cell, and ends its lines as spreadsheets do', () => {
    expect(
      toCsv(
        [
          ['Titre', 'Votes'],
          ['L’« été »\ndit "oui"', 12],
          [null, 0],
        ],
        ';',
      ),
    ).toBe('\uFEFF"Titre";"Votes"\r\n"L’« été »\ndit ""oui""";12\r\n;0\r\n');
  });

  it.each(['=1+1', '+33 1', '-5 %', '@SUM(A1)', '\tx', '\r=x'])('takes %j for text, never for a formula', (text) => {
    expect(toCsv([[text]], ',')).toBe(`\uFEFF"'${text}"\r\n`);
  });

  it('separates cells as spreadsheets of the language expect', () => {
    expect([separatorOf('en'), separatorOf('fr'), separatorOf('nl')]).toEqual([',', ';', ';']);
  });
});
