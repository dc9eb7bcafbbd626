import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { killsAt, type RehearsalOptions, rehearseNewsletter } from '../../scripts/rehearse-newsletter/rehearsal.ts';

const options = (changes: Partial<RehearsalOptions> = {}): RehearsalOptions => ({
  recipients: 60,
  suppressed: 4,
  invalid: 3,
  kills: 1,
  seed: 7,
  uncertainSeconds: 3,
  isShuffled: true,
  directory: '',
  ...changes,
});

describe('a newsletter whose platform is killed while it sends', () => {
  it('comes once to everybody who is not suppressed, whoever else has no address at all', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'parvis-newsletter-test-'));
    const { outcome, times } = await rehearseNewsletter(options({ directory }));
    expect(outcome).toEqual({ recipients: 60, suppressed: 4, delivered: 56, duplicates: 0, missing: 0 });
    expect(times.kills).toHaveLength(1);
    expect(times.kills[0]?.afterMails).toBeGreaterThan(0);
    expect(times.kills[0]?.afterMails).toBeLessThan(56);
    expect(times.figures).toMatchObject({ delivered: 56, failed: 3, waiting: 0 });
  }, 180_000);

  it('is killed in the middle of the sending, at moments that follow from the seed', () => {
    const many = options({ recipients: 20_000, suppressed: 0, kills: 2 });
    expect(killsAt(many)).toEqual(killsAt(many));
    expect(killsAt({ ...many, seed: 8 })).not.toEqual(killsAt(many));
    const [first = 0, second = 0] = killsAt(many);
    expect(first).toBeGreaterThan(2_000);
    expect(second - first).toBeGreaterThan(4_000);
    expect(second).toBeLessThan(18_000);
    for (const one of killsAt(options({ recipients: 2, suppressed: 0, kills: 5 }))) expect(one).toBe(1);
  });
});
