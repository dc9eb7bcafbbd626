import { describe, expect, it } from '@jest/globals';
import { askFor } from '../../functions/newsletters/checks/head.ts';
import { linksOf } from '../../functions/newsletters/checks/links.ts';
import { isPublicAddress } from '../../functions/newsletters/checks/public-address.ts';
import { findingsIn, findingsOfLanguages, type Looked, scoreOf } from '../../functions/newsletters/checks/spam.ts';
import { afterPage, beginnings, type Position } from '../../functions/newsletters/worker/position.ts';
import { SPAM_LIMIT } from '../../shared/newsletters/checks.ts';

const WORDS =
  'Work on the three parks begins in spring, and everybody who took part is invited to see the plans. '.repeat(3);
const looked = (more: Partial<Looked> & { readonly subject?: string }): Looked => ({
  locale: 'en',
  text: { subject: more.subject ?? 'Three parks', preheader: '', blocks: [] },
  words: WORDS,
  links: [],
  bytes: 20_000,
  gone: [],
  ...more,
});
const codes = (more: Parameters<typeof looked>[0]) => findingsIn(looked(more)).map(({ code }) => code);
const link = (url: string, words = 'Read more') => [{ url, words, blockId: 'b' }];

describe('the score of a newsletter', () => {
  it('is nothing for an ordinary one', () => {
    expect(codes({ links: link('https://ville.example/plans') })).toEqual([]);
    expect(scoreOf([])).toBe(0);
  });

  it.each([
    ['THE CITY NEEDS YOU', ['subject-shouts']],
    ['PLU', []],
    ['Come to see!', []],
    ['Come! Now!', ['subject-exclaims']],
    ['Really?!', ['subject-exclaims']],
    ['', ['subject-missing']],
    ['a'.repeat(71), ['subject-long']],
  ])('judges the subject “%s”', (subject, expected) => {
    expect(codes({ subject })).toEqual(expected);
  });

  it.each([
    ['https://bit.ly/3x', 'Read more', ['link-shortened']],
    ['http://ville.example/', 'Read more', ['link-not-encrypted']],
    ['https://evil.example/', 'https://www.ville.example/', ['link-shows-other-host']],
    ['https://www.ville.example/a', 'ville.example', []],
    ['/processes/parks/', 'ville.example', ['link-shows-other-host']],
    ['mailto:mairie@ville.example', 'mairie@ville.example', []],
  ])('judges a link to %s that reads “%s”', (url, words, expected) => {
    expect(codes({ links: link(url, words) })).toEqual(expected);
  });

  it('minds what is only pictures, has too many links, weighs too much or shows nothing', () => {
    const image = {
      kind: 'image',
      id: 'i',
      path: `/media/${'a'.repeat(64)}.png`,
      width: 600,
      height: 300,
      link: null,
    } as const;
    const text = (alt: string, isDecorative: boolean) => ({
      subject: 'Parks',
      preheader: '',
      blocks: [{ ...image, alt, isDecorative }],
    });
    expect(codes({ words: 'Hello', text: text('', false) })).toEqual(['image-only', 'alt-missing']);
    expect(codes({ text: text('', true) })).toEqual([]);
    expect(codes({ words: 'Hello' })).toEqual(['text-missing']);
    expect(codes({ links: Array.from({ length: 30 }, () => link('https://ville.example/')).flat() })).toEqual([
      'links-many',
    ]);
    expect(codes({ bytes: 103_000 })).toEqual(['too-heavy']);
    expect(codes({ gone: ['c'] })).toEqual(['card-gone']);
  });

  it('is that of the worst language, each sign once, and reaches the limit for what is plainly spam', () => {
    const worst = findingsIn(
      looked({
        subject: 'WIN A CAR NOW!!',
        words: '',
        links: [...link('http://bit.ly/1'), ...link('http://bit.ly/2')],
      }),
    );
    expect(scoreOf(worst)).toBeGreaterThan(SPAM_LIMIT);
    const fine = findingsIn(looked({ locale: 'fr' }));
    expect(scoreOf([...worst, ...fine])).toBe(scoreOf(worst));
    expect(findingsOfLanguages(['fr', 'en'], ['fr'], 'fr').map(({ code, locale }) => [code, locale])).toEqual([
      ['language-missing', 'en'],
    ]);
    expect(findingsOfLanguages(['fr', 'en'], ['en'], 'fr').map(({ code }) => code)).toEqual(['nothing-written']);
  });
});

describe('links of a newsletter', () => {
  it('are found wherever they stand, as they are meant', () => {
    const html = '<p><a href="https://a.example/?x=1&amp;y=2" rel="nofollow">A <b>bold</b> one</a></p>';
    const links = linksOf([
      { id: 't', view: { kind: 'text', html } },
      { id: 'b', view: { kind: 'button', text: 'Go', url: '/fr/processes/' } },
      { id: 'd', view: { kind: 'divider' } },
    ]);
    expect(links).toEqual([
      { url: 'https://a.example/?x=1&y=2', words: 'A bold one', blockId: 't' },
      { url: '/fr/processes/', words: 'Go', blockId: 'b' },
    ]);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    '2001:db8::1',
    '2002:a00:1::',
    'ff02::1',
    'no address',
  ])('are never asked for at %s, which is no server of the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111'])('may be asked for at %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('are not asked for where a name leads into a private network, in part at least, or is none', async () => {
    const look =
      (...addresses: readonly string[]) =>
      async () =>
        addresses.map((address) => ({ address, family: 4 }));
    expect(await askFor('https://inside.example/', look('10.0.0.1'))).toEqual({ kind: 'not-public' });
    expect(await askFor('https://trap.example/', look('93.184.216.34', '169.254.169.254'))).toEqual({
      kind: 'not-public',
    });
    expect(await askFor('https://none.example/', look())).toEqual({ kind: 'unreachable' });
    const fails = () => Promise.reject(new Error('no such name'));
    expect(await askFor('https://none.example/', fails)).toEqual({ kind: 'unreachable' });
    for (const url of [
      'http://a.example/',
      'https://a.example:8443/',
      'https://me@a.example/',
      'https://[::1]/',
      'https://127.0.0.1/',
      'file:///etc/passwd',
      'nothing',
    ])
      expect([url, await askFor(url, look('8.8.8.8'))]).toEqual([url, { kind: 'not-public' }]);
  });
});

describe('the parts of the work on an audience', () => {
  it('lead once through every page of every shard', () => {
    const seen = new Map<number, number>();
    for (const beginning of beginnings()) {
      let at: Position | null = beginning;
      while (at !== null) {
        seen.set(at.shard, (seen.get(at.shard) ?? 0) + 1);
        at = afterPage(at, at.cursor === null && at.shard % 3 === 0 ? 'second page' : null);
      }
    }
    expect([...seen.keys()].sort((one, other) => one - other)).toEqual(Array.from({ length: 64 }, (_, shard) => shard));
    for (const [shard, pages] of seen) expect([shard, pages]).toEqual([shard, shard % 3 === 0 ? 2 : 1]);
  });
});
