import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { compressed } from '../../functions/local/compression.ts';

const page = '<p>Des parcs pour toutes et tous</p>'.repeat(100);

describe('what the local server sends', () => {
  it('is compressed where it is text and the browser takes it, as in the cloud', () => {
    const zipped = compressed(page, 'text/html; charset=utf-8', 'gzip, deflate, br');
    expect(zipped && gunzipSync(zipped).toString()).toBe(page);
    expect(zipped?.byteLength).toBeLessThan(page.length / 10);
  });

  it.each([
    ['a picture', page, 'image/png', 'gzip'],
    ['a few bytes', '{}', 'application/json', 'gzip'],
    ['no body', undefined, 'text/html', 'gzip'],
    ['a client that takes none', page, 'text/html', 'identity'],
  ])('is sent as it is: %s', (_, body, type, accepted) => {
    expect(compressed(body, type, accepted)).toBeUndefined();
  });
});
