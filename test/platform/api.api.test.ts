import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localContext } from '../../functions/local/runtime.ts';
import { platformApi } from '../../functions/platform-api/api.ts';
import { apiEvent } from '../support/api-event.ts';
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

  it('tells the methods of a path apart where API Gateway has one route for all of them', async () => {
    const headers = { 'x-parvis-origin': await platform.services.secrets.get('origin') };
    const run = platformApi.entry(platform.services);
    const statusOf = async (method: string) => {
      const event = apiEvent('GET /api/health', { headers });
      const http = { ...event.requestContext.http, method };
      const asked = { ...event, routeKey: 'ANY /api/health', requestContext: { ...event.requestContext, http } };
      return (await run(asked, localContext('api'))).statusCode;
    };
    expect([await statusOf('GET'), await statusOf('DELETE'), await statusOf('PATCH')]).toEqual([200, 404, 404]);
  });

  it('describes every route in OpenAPI', async () => {
    const { body } = await platform.call('GET /api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(body.paths['/api/sign-in/codes'].post.responses['202']).toBeDefined();
    expect(body.paths['/api/components/{componentId}/proposals/{proposalId}/vote'].put.requestBody).toBeDefined();
  });
});
