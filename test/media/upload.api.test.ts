import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
let cookie: string;
beforeAll(async () => {
  platform = await startTestPlatform();
  ({ cookie } = await platform.participant({ role: 'administrator' }));
});
afterAll(() => platform.close());

const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const upload = (body: unknown, headers = {}) => platform.call('POST /api/media', { cookie, body, headers });

describe('uploading a picture', () => {
  it('keeps its bytes under their hash, for browsers to keep for good', async () => {
    const { status, body } = await upload(PNG);
    expect(status).toBe(201);
    expect(body.path).toMatch(/^\/media\/[0-9a-f]{64}\.png$/);
    const stored = await platform.services.files.media.get(body.path.slice(1));
    const Bucket = platform.services.config.buckets.media;
    const head = await platform.cloud.clients.s3.send(new HeadObjectCommand({ Bucket, Key: body.path.slice(1) }));
    expect(head).toMatchObject({ ContentType: 'image/png', CacheControl: 'public, max-age=31536000, immutable' });
    expect(Buffer.from(stored?.body ?? []).equals(Buffer.from(PNG))).toBe(true);
  });

  it('gives the same path for the same picture', async () => {
    expect((await upload(PNG)).body).toEqual((await upload(PNG)).body);
  });

  it('goes by the bytes, not by what the sender calls them', async () => {
    const { body } = await upload(PNG, { 'content-type': 'image/gif' });
    expect(body.path).toMatch(/\.png$/);
  });

  it('refuses what is no picture, whatever it is called', async () => {
    const svg = new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'));
    for (const type of ['image/svg+xml', 'image/png']) {
      const answer = await upload(svg, { 'content-type': type });
      expect(answer).toMatchObject({ status: 422, body: { code: 'media.not-an-image' } });
    }
  });

  it('refuses a picture of more than four million bytes', async () => {
    const answer = await upload(new Uint8Array(4_000_001).fill(1));
    expect(answer).toMatchObject({ status: 413, body: { code: 'request.too-large' } });
  });
});
