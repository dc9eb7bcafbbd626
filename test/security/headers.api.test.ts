import type { Server } from 'node:http';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serve } from '../../functions/local/server.ts';
import { freePort } from '../support/free-port.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { pageLibrary } from '../support/site.ts';
import { ANSWERS } from './answers.ts';

/** What a browser acts on to protect somebody; other headers say nothing of it. */
const OF_SECURITY = /^(content-security|cross-origin|access-control|permissions|referrer|strict|x-|set-cookie)/;

let platform: TestPlatform;
let server: Server;
let port: number;
beforeAll(async () => {
  platform = await startTestPlatform({ render: await pageLibrary() });
  await platform.services.queues.send('publish', [{ all: true }]);
  await platform.settle();
  const { site, media } = platform.services.files;
  const put = (files: typeof site, key: string, contentType: string, contentDisposition?: string) =>
    files.put(key, Buffer.from('{}'), { contentType, cacheControl: 'no-store', contentDisposition });
  await put(site, 'tallies/components/cmp_0.json', 'application/json');
  await put(site, 'cards/prp_0.png', 'image/png');
  await put(site, 'feeds/cmp_0.xml', 'application/rss+xml');
  await put(media, 'media/0.webp', 'image/webp');
  await put(media, 'media/0.pdf', 'application/pdf', 'attachment; filename="plan.pdf"');
  port = await freePort();
  server = await serve(platform.cloud, platform.services, platform.runtime, port);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await platform.close();
});

const ask = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });

describe('the headers that protect readers', () => {
  it.each(ANSWERS)('of $what are exactly those', async ({ path, method, status, headers }) => {
    const answer = await ask(path, method);
    const ofSecurity = Object.entries(answer.headers).filter(([name]) => OF_SECURITY.test(name));
    expect({ status: answer.status, headers: Object.fromEntries(ofSecurity) }).toEqual({ status, headers });
  });

  it('let no other site read an answer, whatever it says it is', async () => {
    for (const { path } of ANSWERS) {
      const { headers } = await ask(path, 'GET', { origin: 'https://evil.example' });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('keep a document that somebody uploaded from being opened in place', async () => {
    expect((await ask('/media/0.pdf')).headers['content-disposition']).toMatch(/^attachment; /);
  });

  it('keep answers to one person out of every cache', async () => {
    expect((await ask('/api/session')).headers['cache-control']).toBe('no-store');
  });
});

describe('the policy in each page', () => {
  const policyOf = (html: string) =>
    html.match(/<meta http-equiv="content-security-policy" content="([^"]*)"/i)?.[1] ?? '';

  it.each(['/fr/', '/fr/nothing/', '/fr/sign-in/', '/fr/account/', '/admin/', '/fr/preview/none/'])(
    'of %s allows our own scripts and styles, by their hashes where they stand in the page, and nothing unsafe',
    async (path) => {
      const { text } = await ask(path);
      const policy = policyOf(text);
      const directives = new Map(
        policy.split(';').map((one): [string, string] => {
          const [name = '', ...sources] = one.trim().split(/\s+/);
          return [name, sources.join(' ')];
        }),
      );
      expect(directives.get('default-src')).toBe("'self'");
      expect(directives.get('object-src')).toBe("'none'");
      expect(directives.get('base-uri')).toBe("'none'");
      for (const name of ['script-src', 'style-src'])
        expect(directives.get(name)).toMatch(/^'self'(?: 'sha(?:256|384|512)-[A-Za-z0-9+/=]+')*$/);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      // Nothing that the policy would have to allow: no handler and no style in an attribute.
      expect(text).not.toMatch(/<[^>]+\s(?:on[a-z]+|style)=/i);
    },
  );
});
