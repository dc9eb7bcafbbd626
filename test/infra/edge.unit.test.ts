import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';

interface EdgeRequest {
  readonly uri: string;
  readonly headers: Record<string, { readonly value: string }>;
}
interface EdgeAnswer extends EdgeRequest {
  readonly statusCode?: number;
}

/** Runs a CloudFront Function as the edge does: the file alone, without modules or Node's globals. */
function edge(file: string) {
  const source = readFileSync(new URL(`../../infra/edge/${file}`, import.meta.url), 'utf8');
  return (
    uri: string,
    given: {
      headers?: Record<string, string>;
      cookies?: Record<string, string>;
      query?: Record<string, string | string[]>;
      method?: string;
    } = {},
  ): EdgeAnswer => {
    const valued = (record: Record<string, string> = {}) =>
      Object.fromEntries(Object.entries(record).map(([name, value]) => [name, { value }]));
    const querystring = Object.fromEntries(
      Object.entries(given.query ?? {}).map(([name, value]) => [
        name,
        typeof value === 'string'
          ? { value }
          : { value: value[0] ?? '', multiValue: value.map((one) => ({ value: one })) },
      ]),
    );
    const event = {
      version: '1.0',
      context: { eventType: 'viewer-request' },
      viewer: { ip: '2001:db8::7' },
      request: {
        method: given.method ?? 'GET',
        uri,
        headers: valued(given.headers),
        cookies: valued(given.cookies),
        querystring,
      },
    };
    return JSON.parse(runInNewContext(`${source}\nJSON.stringify(handler(${JSON.stringify(event)}))`));
  };
}

describe('uploads at the edge', () => {
  it('reach the bucket at its root, where it takes forms; nothing else does', () => {
    expect(edge('upload-request.js')('/uploads', { method: 'POST' }).uri).toBe('/');
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
      expect(edge('upload-request.js')('/uploads', { method }).statusCode).toBe(405);
    }
  });
});

const location = ({ headers }: EdgeAnswer) => headers.location?.value;

describe('pages at the edge', () => {
  const ask = edge('site-request.js');

  it.each([
    ['/fr/', '/fr/index.html'],
    ['/fr/processes/republique-numerique/', '/fr/processes/republique-numerique/index.html'],
    ['/_astro/page.DfN4.css', '/_astro/page.DfN4.css'],
    ['/favicon.svg', '/favicon.svg'],
    ['/admin', '/admin/index.html'],
    ['/admin/processes/prc_1/components', '/admin/index.html'],
    ['/administration/', '/administration/index.html'],
    ['/', '/index.html'],
  ])('answers %s with the object %s', (uri, object) => {
    expect(ask(uri).uri).toBe(object);
  });

  it('moves an address without its slash, with its query string as it came', () => {
    const answer = ask('/fr/processes', { query: { q: 'eau%20potable', theme: ['txn_1', 'txn_2'], flag: '' } });
    expect(answer.statusCode).toBe(301);
    expect(location(answer)).toBe('/fr/processes/?q=eau%20potable&theme=txn_1&theme=txn_2&flag');
  });

  it.each([['//elsewhere.example'], ['/\\elsewhere.example'], ['/fr\\elsewhere']])(
    'sends nobody to another site by %s',
    (uri) => {
      expect(ask(uri).statusCode).toBeUndefined();
    },
  );

  it.each([
    ['the language chosen before', { cookies: { parvis_locale: 'nl' }, headers: { 'accept-language': 'fr' } }, '/nl/'],
    ['the language chosen before over TLS', { cookies: { '__Host-parvis_locale': 'nl', parvis_locale: 'en' } }, '/nl/'],
    ['the best language that we speak', { headers: { 'accept-language': 'de, en;q=0.5, nl-BE;q=0.8' } }, '/nl/'],
    ['French for a Frenchman', { headers: { 'accept-language': 'fr-FR,fr;q=0.9,en;q=0.7' } }, '/fr/'],
    ['no language with weight 0', { headers: { 'accept-language': 'fr;q=0, en' } }, '/en/'],
    [
      'no made-up language of a cookie',
      { cookies: { parvis_locale: '//x' }, headers: { 'accept-language': 'en' } },
      '/en/',
    ],
  ])('opens the home page in %s', (_, given, expected) => {
    const answer = ask('/', given);
    expect(answer.statusCode).toBe(302);
    expect(location(answer)).toBe(expected);
    expect(answer.headers['cache-control']?.value).toBe('private, no-store');
  });

  it('shows the page of all languages to a browser that asks for none of ours', () => {
    expect(ask('/', { headers: { 'accept-language': 'ja' } }).uri).toBe('/index.html');
  });
});

describe('the API at the edge', () => {
  it('is told the address of the caller, whatever the caller claims', () => {
    const answer = edge('api-request.js')('/api/session', { headers: { 'x-parvis-viewer': '203.0.113.9' } });
    expect(answer.headers['x-parvis-viewer']?.value).toBe('2001:db8::7');
  });
});
