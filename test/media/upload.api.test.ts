import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aPhoto, aPicture, aPngBomb, SVG } from './files.ts';

let platform: TestPlatform;
let cookie: string;
beforeAll(async () => {
  platform = await startTestPlatform();
  ({ cookie } = await platform.participant({ role: 'administrator' }));
});
afterAll(() => platform.close());

const upload = (body: unknown, headers = {}) => platform.call('POST /api/media', { cookie, body, headers });
const bytes = (buffer: Buffer) => new Uint8Array(buffer);

describe('uploading a picture', () => {
  it('keeps it made smaller under the hash of its bytes, for browsers to keep for good', async () => {
    const { status, body } = await upload(bytes(await aPhoto(3000, 2000)));
    expect(status).toBe(201);
    expect(body.path).toMatch(/^\/media\/[0-9a-f]{64}\.webp$/);
    const stored = await platform.services.files.media.get(body.path.slice(1));
    const Bucket = platform.services.config.buckets.media;
    const head = await platform.cloud.clients.s3.send(new HeadObjectCommand({ Bucket, Key: body.path.slice(1) }));
    expect(head).toMatchObject({ ContentType: 'image/webp', CacheControl: 'public, max-age=31536000, immutable' });
    expect(await sharp(stored?.body).metadata()).toMatchObject({ format: 'webp', width: 1067, height: 1600 });
  });

  it('leaves out what the camera noted', async () => {
    const { body } = await upload(bytes(await aPhoto()));
    const stored = await platform.services.files.media.get(body.path.slice(1));
    expect((await sharp(stored?.body).metadata()).exif).toBeUndefined();
  });

  it('gives the same path for the same picture', async () => {
    const picture = bytes(await aPicture(300, 200, 'png'));
    expect((await upload(picture)).body).toEqual((await upload(picture)).body);
  });

  it('goes by the bytes, not by what the sender calls them', async () => {
    const { status } = await upload(bytes(await aPicture(3, 2, 'png')), { 'content-type': 'image/gif' });
    expect(status).toBe(201);
  });

  it('refuses what is no picture, whatever it is called', async () => {
    for (const type of ['image/svg+xml', 'image/png']) {
      const answer = await upload(SVG, { 'content-type': type });
      expect(answer).toMatchObject({ status: 422, body: { code: 'media.not-an-image' } });
    }
    const cut = bytes(await aPhoto()).subarray(0, 500);
    expect((await upload(cut)).body.code).toBe('media.not-an-image');
  });

  it('refuses a picture of too many pixels', async () => {
    const answer = await upload(aPngBomb(30_000, 30_000));
    expect(answer).toMatchObject({ status: 422, body: { code: 'media.too-many-pixels' } });
  });

  it('refuses a picture of more than four million bytes', async () => {
    const answer = await upload(new Uint8Array(4_000_001).fill(1));
    expect(answer).toMatchObject({ status: 413, body: { code: 'request.too-large' } });
  });
});
