import { describe, expect, it } from '@jest/globals';
import {
  acceptOf,
  cleanFileName,
  cleanLine,
  declaredType,
  fileSize,
  maySend,
  titleOf,
} from '../../shared/media/rules.ts';

describe('the name of a file', () => {
  it.each([
    ['photo.jpg', 'photo.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Ada\\plan.pdf', 'plan.pdf'],
    ['plan\u0000.pdf', 'plan.pdf'],
    ['..', ''],
    ['.htaccess', 'htaccess'],
    // Seen as "exe.pdf" in a window: the override turns what follows it.
    ['facture\u202efdp.exe', 'facturefdp.exe'],
    ['a\u200bb\u2066c\ufeff.pdf', 'abc.pdf'],
    ['  plan \t de\nville.pdf ', 'plan de ville.pdf'],
    ['Ünïcödé – 計画.pdf', 'Ünïcödé – 計画.pdf'],
    ['', ''],
  ])('%j is shown as %j', (name, shown) => {
    expect(cleanFileName(name)).toBe(shown);
  });

  it('is never longer than a line, and never half a character', () => {
    expect([...cleanFileName(`${'é'.repeat(500)}.pdf`)]).toHaveLength(120);
    expect(cleanLine('🏡🏡🏡', 2)).toBe('🏡🏡');
  });

  it('without its ending is what a title begins with', () => {
    expect(titleOf('plan.v2.pdf')).toBe('plan.v2');
    expect(titleOf('Plan de ville')).toBe('Plan de ville');
  });
});

describe('what may be sent', () => {
  const jpeg = { type: 'image/jpeg', bytes: 10_000_000 };
  it.each([
    [jpeg, ['image'], true],
    [{ ...jpeg, bytes: 10_000_001 }, ['image'], 'attachment.too-large'],
    [{ ...jpeg, bytes: 0 }, ['image'], 'attachment.empty'],
    [jpeg, ['pdf'], 'attachment.type-not-accepted'],
    [{ type: 'image/svg+xml', bytes: 5 }, ['image', 'pdf', 'office'], 'attachment.type-not-accepted'],
    [{ type: 'text/csv', bytes: 5 }, ['image', 'pdf'], 'attachment.type-not-accepted'],
    [{ type: 'toString', bytes: 5 }, ['image'], 'attachment.type-not-accepted'],
  ] as const)('%j where %j is taken: %s', (file, accepts, expected) => {
    const decision = maySend(file, accepts);
    expect(decision.allowed || decision.problem).toBe(expected);
  });

  it('is told to file inputs by types and endings', () => {
    expect(acceptOf(['pdf'])).toBe('application/pdf,.pdf');
  });

  it('is known by its ending where the browser knows no type', () => {
    expect(declaredType('Budget.ODS', '')).toBe('application/vnd.oasis.opendocument.spreadsheet');
    expect(declaredType('photo.JPEG', 'application/octet-stream')).toBe('image/jpeg');
    expect(declaredType('votes.csv', 'application/vnd.ms-excel')).toBe('text/csv');
    expect(declaredType('x.pdf', 'image/PNG')).toBe('image/png');
    expect(declaredType('x.exe', '')).toBe('');
  });
});

it.each([
  [1_234_567, 'en', '1.2 MB'],
  [1_234_567, 'fr', '1,2\u00a0Mo'],
  [9_999_999, 'nl', '10 MB'],
  [340_400, 'fr', '340\u00a0ko'],
  [12, 'en', '1 kB'],
])('%i bytes are said in %s as %s', (bytes, locale, said) => {
  expect(fileSize(bytes, locale).replaceAll('\u202f', '\u00a0')).toBe(said);
});
