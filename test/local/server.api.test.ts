import type { Server } from 'node:http';
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { serve } from '../../functions/local/server.ts';
import { freePort } from '../support/free-port.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

describe('the local server', () => {
  let platform: TestPlatform;
  let server: Server;
  let port: number;
  const backEnd = { isDown: false };
  beforeAll(async () => {
    platform = await startTestPlatform();
    await platform.services.queues.send('publish', [{ all: true }]);
    await platform.settle();
    port = await freePort();
    server = await serve(platform.cloud, platform.services, platform.runtime, port, backEnd);
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await platform.close();
  });

  afterEach(() => {
    backEnd.isDown = false;
  });

  /** A request whose path is sent as it is: `fetch` would tidy it up first. */
  const ask = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; type: string; text: string; again: string | undefined }>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: String(response.headers['content-type']),
            text,
            again: response.headers['retry-after'],
          }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });

  it.each([
    ['out of the buckets', '/media/../../package.json'],
    ['out of the buckets by another spelling', '/media/%2e%2e/%2e%2e/package.json'],
    ['out of the built files', '/_astro/../../../package.json'],
    ['nowhere, being wrongly encoded', '/%E0%A4%A/'],
    ['to no object', '/tallies/proposals/nope.json'],
  ])('answers 404 to an address that leads %s', async (_, path) => {
    expect((await ask('GET', path)).status).toBe(404);
  });

  it('answers problem+json below /api, whatever is asked', async () => {
    for (const [method, path] of [
      ['GET', '/api/nothing'],
      ['GET', '/api/%ZZ'],
      ['PATCH', '/api/health'],
    ] as const) {
      expect(await ask(method, path)).toMatchObject({ status: 404, type: 'application/problem+json; charset=utf-8' });
    }
  });

  it('lets pages be read and nothing else', async () => {
    expect((await ask('GET', '/fr/')).status).toBe(200);
    expect((await ask('POST', '/fr/')).status).toBe(405);
  });

  it('takes no body beyond what API Gateway takes', async () => {
    const answer = await ask('POST', '/api/sign-in/codes', 'x'.repeat(11 * 1024 * 1024));
    expect(answer).toMatchObject({ status: 413, type: 'application/problem+json; charset=utf-8' });
  });

  it('makes participants with sessions for a rehearsal, and says what was wrong with the count', async () => {
    const make = (count: unknown) => ask('POST', '/_local/participants', JSON.stringify({ count }));
    const { status, text } = await make(3);
    expect(status).toBe(201);
    const { participants } = JSON.parse(text);
    expect(participants).toHaveLength(3);
    const session = await ask('GET', '/api/session', undefined, { cookie: participants[0].cookie });
    expect(JSON.parse(session.text).participant.id).toBe(participants[0].id);
    expect((await make(0)).status).toBe(422);
    expect((await make('many')).status).toBe(422);
  });

  it('shows the mails that were sent, newest first', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const email of ['one@example.org', 'two@example.org']) {
      await ask('POST', '/api/sign-in/codes', JSON.stringify({ email, locale: 'fr' }), headers);
      await platform.settle();
    }
    const mails = JSON.parse((await ask('GET', '/_local/mail')).text);
    expect(mails.map(({ to }: { to: string }) => to)).toEqual(['two@example.org', 'one@example.org']);
    expect(Object.keys(mails[0])).toEqual(
      expect.arrayContaining(['date', 'from', 'html', 'subject', 'text', 'to', 'messageId', 'listUnsubscribe', 'tags']),
    );
    expect((await ask('GET', '/_local/mailbox')).text).toContain('two@example.org');
  });

  it('says when to come again where a function was not reached, and leaves what the API says of it', async () => {
    const body = JSON.stringify({ email: 'often@example.org', locale: 'fr' });
    const codes = () => ask('POST', '/api/sign-in/codes', body, { 'content-type': 'application/json' });
    const limited = await Array.from({ length: 6 }).reduce<ReturnType<typeof codes>>(
      (before) => before.then(codes),
      codes(),
    );
    expect(limited).toMatchObject({ status: 429, type: 'application/problem+json; charset=utf-8' });
    expect(Number(limited.again)).toBeGreaterThan(60);
    backEnd.isDown = true;
    expect(await ask('GET', '/api/session')).toMatchObject({ status: 503, again: '2' });
    expect((await ask('GET', '/fr/')).again).toBeUndefined();
  });
});
