import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endLeases } from '../../functions/local/end-leases.ts';
import { withLease } from '../../functions/platform/lease.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

test('what a function held when the local platform was killed keeps nobody waiting after its start', async () => {
  await new Promise<void>((resolve) => {
    void withLease(platform.services, 'sums', () => {
      resolve();
      return new Promise(() => undefined);
    });
  });
  // The clock of this platform stands still: nothing runs out by itself.
  await endLeases(platform.cloud);
  expect(await withLease(platform.services, 'sums', async () => 'written')).toBe('written');
});
