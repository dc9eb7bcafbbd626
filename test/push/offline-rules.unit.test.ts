import { describe, expect, it } from '@jest/globals';
import { identities } from '../../shared/identities/contract.ts';
import { participants } from '../../shared/participants/contract.ts';
import { titleIn, withNote, withReadable } from '../../web/src/platform/offline/markup.ts';
import { assetsIn, endsSession, isKept, offlinePathOf } from '../../web/src/platform/offline/rules.ts';

const at = (address: string) => new URL(address, 'https://participez.example.fr');

describe('pages that are kept for reading without network', () => {
  it.each([
    '/fr/',
    '/en/processes/climate/',
    '/nl/processes/climate/f/cmp_1/',
    '/fr/processes/climate/f/cmp_1/proposals/prp_1/',
    '/fr/processes/climate/budgets/cmp_1/projects/prj_1/',
    '/en/charter/',
    '/fr/newsletters/nws_1/',
  ])('%s', (path) => {
    expect(isKept(at(path))).toBe(true);
  });

  it.each([
    '/',
    '/admin/',
    '/api/session',
    '/_local/mailbox',
    '/fr/account/',
    '/fr/sign-in/?token=secret',
    '/fr/notifications/',
    '/fr/mute/',
    '/fr/preview/pvl_1/processes/climate/',
    '/fr/group-invitation/',
    '/fr/verify/',
    '/fr/offline/',
    '/fr/processes/climate/f/cmp_1/propose/',
    '/fr/processes/climate/f/cmp_1/search/?q=velo',
    '/fr/processes/climate/?q=velo',
    '/fr/processes/climate/budgets/cmp_1/kiosk/',
    '/fr/newsletter/confirm/',
    '/manifest.webmanifest',
  ])('not %s', (path) => {
    expect(isKept(at(path))).toBe(false);
  });

  it('have a page for those that are missing, in their language', () => {
    expect([offlinePathOf('/nl/charter/'), offlinePathOf('/')]).toEqual(['/nl/offline/', undefined]);
  });
});

describe('what was read on a device', () => {
  it.each([participants.signOut, participants.signOutEverywhere, participants.deleteAccount, identities.signOut])(
    'is forgotten with $summary',
    (route) => {
      expect(endsSession(route.method, at(`/api${route.path}`))).toBe(true);
    },
  );

  it('is kept with everything else', () => {
    expect(endsSession('GET', at('/api/session'))).toBe(false);
    expect(endsSession('POST', at('/api/sign-in/codes'))).toBe(false);
  });
});

describe('files that a page needs', () => {
  it('are its scripts, styles and fonts, and what those import at once', () => {
    const html = `<link rel="stylesheet" href="/_astro/a.css"><script src="/_astro/b.js"></script>
      <astro-island component-url="/_astro/Vote.x-1.js"></astro-island><img src="/media/p.png"><a href="/fr/">`;
    expect(assetsIn(html, '/')).toEqual(['/_astro/a.css', '/_astro/b.js', '/_astro/Vote.x-1.js']);
    const script = `import{a}from"./c.js";import"./d.js";export*from'./e.js';const m=()=>import("./late.js")`;
    expect(assetsIn(script, '/_astro/b.js')).toEqual(['/_astro/c.js', '/_astro/d.js', '/_astro/e.js']);
    expect(assetsIn('@font-face{src:url(/_astro/f.woff2)}', '/_astro/a.css')).toEqual(['/_astro/f.woff2']);
  });
});

describe('a page from memory', () => {
  const offline = `<div data-offline-note="Hors ligne&#38;: {time}." data-offline-slow="Lent: {time}."></div>
    <p data-nothing-readable class="x">Nothing.</p><ul class="y" data-readable></ul>`;
  const html =
    '<html lang="fr"><head><title>Climat – Parvis</title></head><body class="z"><main>…</main></body></html>';

  it('says so above all else, in its language', () => {
    const shown = withNote(html, offline, { name: 'note', at: '2026-11-21T09:00:00Z', locale: 'fr' });
    expect(shown).toMatch(/<body class="z"><div [^>]*data-from-memory>.*Hors ligne&#38;: 21 novembre 2026/);
    expect(withNote(html, '', { name: 'note', at: '2026-11-21T09:00:00Z', locale: 'fr' })).toBe(html);
  });

  it('is listed by its title, as the markup that it stands in', () => {
    expect(titleIn(html)).toBe('Climat');
    const shown = withReadable(offline, [{ path: '/fr/"><script>', title: 'L&amp;L' }]);
    expect(shown).toContain(
      '<ul class="y" data-readable><li><a href="/fr/&#34;&#62;&#60;script&#62;">L&amp;L</a></li></ul>',
    );
    expect(shown).not.toContain('Nothing.');
    expect(withReadable(offline, [])).toBe(offline);
  });
});
