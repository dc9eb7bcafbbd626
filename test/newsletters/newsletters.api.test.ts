import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { office, subscriber, TEXTS } from './office.ts';

let platform: TestPlatform;
let desk: ReturnType<typeof office>;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  desk = office(platform, (await platform.participant({ role: 'administrator', email: 'louise@example.org' })).cookie);
  for (const name of ['ada', 'ben', 'carla']) await subscriber(platform, `${name}@example.org`);
  await subscriber(platform, 'delphine@example.org', { locale: 'fr' });
});
afterAll(() => platform.close());

const mailsTo = (email: string) => platform.mails().filter(({ to }) => to === email);

describe('a newsletter', () => {
  it('is written, counted, sent once to each and ends when the last is sent', async () => {
    const { id, revision } = await desk.create();
    const count = await desk.count(id, revision);
    expect(count).toMatchObject({ state: 'done', people: 4, byLocale: { en: 3, fr: 1, nl: 0 }, suppressed: 0 });
    const seen = { revision, run: count.run, people: 4 };
    expect((await desk.send(id, { ...seen, people: 3 })).body.code).toBe('newsletter.count-changed');
    expect((await desk.send(id, seen)).body.state).toBe('building');
    expect((await desk.send(id, seen)).status).toBe(202);
    await platform.settle();
    expect(await desk.progress(id)).toMatchObject({
      state: 'sending',
      built: 1,
      figures: { audience: 4, written: 4, waiting: 0, sent: 4 },
    });
    await platform.tick();
    expect(await desk.read(id)).toMatchObject({ state: 'sent', figures: { sent: 4, waiting: 0 } });
    const [mail] = mailsTo('ada@example.org');
    expect(mail?.subject).toBe(TEXTS.en.subject);
    expect(mailsTo('delphine@example.org')[0]?.subject).toBe(TEXTS.fr.subject);
    expect(['ada', 'ben', 'carla'].map((name) => mailsTo(`${name}@example.org`).length)).toEqual([1, 1, 1]);
  });
});
