import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerDownload, isDownload, withLocalLinks } from '../../functions/local/downloads.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
  await platform.services.files.data.put('exports/one.zip', 'PK one', {
    contentType: 'application/zip',
    cacheControl: '',
  });
  await platform.services.files.data.put('exports/two.zip', 'PK two', {
    contentType: 'application/zip',
    cacheControl: '',
  });
});
afterAll(() => platform.close());

const linkTo = async (key: string, seconds = 60) => {
  const files = withLocalLinks(platform.services.files, 'http://localhost:8080');
  return new URL(await files.data.link(key, { seconds, fileName: 'mine.zip' }));
};
const open = (url: URL) => answerDownload(url, platform.cloud);

describe('signed addresses on a developer’s machine', () => {
  it('lead to this server, which gives the file under its name', async () => {
    const url = await linkTo('exports/one.zip');
    expect(url.origin).toBe('http://localhost:8080');
    expect(isDownload(url)).toBe(true);
    const { status, headers, body } = await open(url);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="mine.zip"',
    });
    expect(Buffer.from(body).toString()).toBe('PK one');
  });

  it('are refused for another object, for a longer time, without a signature, and once they are over', async () => {
    const url = await linkTo('exports/one.zip');
    const changed = (change: (copy: URL) => void) => {
      const copy = new URL(url);
      change(copy);
      return open(copy);
    };
    const answers = [
      await changed((copy) => {
        copy.pathname = copy.pathname.replace('one', 'two');
      }),
      await changed((copy) => copy.searchParams.set('X-Amz-Expires', '3600')),
      await changed((copy) => copy.searchParams.delete('X-Amz-Signature')),
      await changed((copy) => copy.searchParams.delete('X-Amz-Date')),
      await changed((copy) => copy.searchParams.set('X-Amz-Date', '20200101T000000Z')),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  });

  it('say so where the object is gone', async () => {
    expect((await open(await linkTo('exports/gone.zip'))).status).toBe(404);
  });
});
