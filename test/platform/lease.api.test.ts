import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withLease } from '../../functions/platform/lease.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

describe('a lease', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform.close());

  it('is held by one at a time, and given back when its holder fails', async () => {
    let holders = 0;
    let most = 0;
    const run = (index: number) =>
      withLease(platform.services, 'file', async () => {
        most = Math.max(most, ++holders);
        await new Promise((resolve) => setTimeout(resolve, 1));
        holders -= 1;
        if (index % 3 === 0) throw new Error('failed');
      });
    const results = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => run(index)));
    expect(most).toBe(1);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
  });

  it('of a holder that died is taken over when its time is up; the dead one writes nothing more', async () => {
    const dead = await new Promise<{ check(): void }>((resolve) => {
      void withLease(platform.services, 'other', (lease) => {
        resolve(lease);
        return new Promise(() => undefined);
      });
    });
    dead.check();
    const next = withLease(platform.services, 'other', async () => 'taken over');
    platform.clock.advance(60);
    expect(await next).toBe('taken over');
    expect(() => dead.check()).toThrow('is over');
  });
});
