/** A rush of calls leaves room for the readers of the stream: sums came 12 s late when all of 128 went on at once. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { features, viewsOf } from '../../functions/features.ts';
import { openRuntime } from '../../functions/local/runtime.ts';
import { apiEvent } from '../support/api-event.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const AT_ONCE = 16;
let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

test('sixteen calls go on at once, the others wait in line, and each is answered', async () => {
  const line = { going: 0, most: 0 };
  const full = Promise.withResolvers<void>();
  const runtime = await openRuntime({
    cloud: platform.cloud,
    services: platform.services,
    features,
    workers: {},
    views: viewsOf(async () => ({ status: 404, html: '' })),
    async within(_, run) {
      line.going += 1;
      line.most = Math.max(line.most, line.going);
      if (line.going === AT_ONCE) full.resolve();
      await full.promise;
      const answer = await run();
      line.going -= 1;
      return answer;
    },
  });
  const headers = { 'x-parvis-origin': await platform.services.secrets.get('origin') };
  const calls = Array.from({ length: 3 * AT_ONCE }, () => runtime.call(apiEvent('GET /api/health', { headers })));
  const answers = await Promise.all(calls);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(calls.map(() => 200));
  expect(line).toEqual({ going: 0, most: AT_ONCE });
});
