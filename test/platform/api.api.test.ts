import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

describe('every API function', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform.close());

  it('says that it is well, and which version it is', async () => {
    const answer = await platform.call('GET /api/health');
    expect(answer).toMatchObject({ status: 200, body: { status: 'ok', version: '0.0.0-test' } });
  });

  it('answers nobody who comes around the CDN', async () => {
    const answer = await platform.call('GET /api/health', { headers: { 'x-parvis-origin': 'guessed' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'access.denied' } });
  });

  it('refuses a request from a page of another site', async () => {
    const answer = await platform.call('GET /api/health', { headers: { origin: 'https://evil.example' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'request.foreign-origin' } });
    expect(answer.headers['content-type']).toMatch('application/problem+json');
  });

  it.each(['http://localhost:8080', 'http://127.0.0.1:8080'])(
    'takes %s for its own origin in local mode',
    async (origin) => {
      expect(await platform.call('GET /api/health', { headers: { origin } })).toMatchObject({ status: 200 });
    },
  );

  it('describes every route in OpenAPI', async () => {
    const { body } = await platform.call('GET /api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(body.paths['/api/sign-in/codes'].post.responses['202']).toBeDefined();
    expect(body.paths['/api/components/{componentId}/proposals/{proposalId}/vote'].put.requestBody).toBeDefined();
  });
});
