import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aProposal, type Consultation, changeComponent } from './a-consultation.ts';

const LOAN = {
  title: 'Un prêt à taux zéro remboursé à la revente du logement',
  body: 'Un prêt public sans mensualité pour rénover, remboursé quand le logement est vendu.',
  locale: 'fr',
};
const BIKE = {
  title: 'Le vélo de fonction au même titre que la voiture',
  body: 'Les entreprises prêtent un vélo à leurs salariés pour aller au travail.',
  locale: 'fr',
};
const SCHOOL = {
  title: 'Des cours de réparation dans chaque collège',
  body: 'Apprendre à réparer un grille-pain, une machine à laver ou un téléphone.',
  locale: 'fr',
};

describe('proposals that look alike', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let author: { cookie: string };
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
    author = await platform.participant({ displayName: 'Ada' });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    consultation = await aConsultation(platform, { slug: `process-${++slugs}` });
  });

  const publishAll = async () => {
    const ids = [];
    for (const text of [LOAN, BIKE, SCHOOL]) ids.push(await aProposal(platform, consultation, author.cookie, text));
    await platform.settle();
    return ids;
  };
  const similar = (title: string, body = '', except: string | null = null) =>
    platform.call('POST /api/components/{componentId}/similar-proposals', {
      params: { componentId: consultation.componentId },
      body: { title, body, except },
    });
  const titlesFor = async (...text: Parameters<typeof similar>) =>
    (await similar(...text)).body.items.map(({ title }: { title: string }) => title);

  it('are found by anybody from the title alone, in other forms of the words and with a slip of the keys', async () => {
    await publishAll();
    expect(await titlesFor('Rembourser les prêts à la revente des logements')).toEqual([LOAN.title]);
    expect(await titlesFor('Des vélos de fonctoin pour les voitures')).toEqual([BIKE.title]);
  });

  it('are found from what the text says where the title says it in other words', async () => {
    await publishAll();
    const found = await titlesFor(
      'Apprendre à réparer les machines',
      'Que le collège apprenne à réparer un téléphone.',
    );
    expect(found).toEqual([SCHOOL.title]);
  });

  it('are none for another subject, for nothing, for function words', async () => {
    await publishAll();
    expect(await titlesFor('Interdire les drones au-dessus des plages')).toEqual([]);
    expect(await titlesFor('')).toEqual([]);
    expect(await titlesFor('et de la pour les avec')).toEqual([]);
  });

  it('are not the proposal itself that is changed, nor withdrawn ones', async () => {
    const [loan] = await publishAll();
    expect(await titlesFor(LOAN.title, LOAN.body, loan)).toEqual([]);
    await platform.call('POST /api/components/{componentId}/proposals/{proposalId}/withdrawal', {
      params: { componentId: consultation.componentId, proposalId: loan ?? '' },
      cookie: author.cookie,
    });
    await platform.settle();
    platform.clock.advance(2);
    expect(await titlesFor(LOAN.title, LOAN.body)).toEqual([]);
  });

  it('are not shown where an administrator does not want them, nor of what is not published', async () => {
    await publishAll();
    await changeComponent(platform, consultation, { settings: { similarShown: false } });
    expect((await similar(LOAN.title)).body.items).toEqual([]);
    await changeComponent(platform, consultation, { isPublished: false });
    expect(await similar(LOAN.title)).toMatchObject({ status: 404, body: { code: 'component.not-found' } });
  });

  it('are five at most', async () => {
    for (let number = 0; number < 7; number++) {
      const title = `${LOAN.title}, version ${number}`;
      await aProposal(platform, consultation, author.cookie, { ...LOAN, title });
    }
    await platform.settle();
    expect(await titlesFor(LOAN.title, LOAN.body)).toHaveLength(5);
  });
});
