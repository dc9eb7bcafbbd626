import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Comments } from '../../functions/comments/entities.ts';
import { Proposals } from '../../functions/proposals/entities.ts';
import { aConsultation, aProposal, aTaxonomy, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { BASE, type Exchanges, exchangesOf, type Texts } from './exchanges.ts';

describe('proposals and comments in the forms of Decidim', () => {
  let platform: TestPlatform;
  let source: Consultation;
  let exchanges: Exchanges;
  let slugs = 0;

  const another = (settings: Readonly<Record<string, unknown>> = {}) =>
    aConsultation(platform, { slug: `decidim-${++slugs}`, settings });
  const call: Exchanges['call'] = (...args) => exchanges.call(...args);
  const exported: Exchanges['exported'] = (...args) => exchanges.exported(...args);
  const imported: Exchanges['imported'] = (...args) => exchanges.imported(...args);
  const rowsOf: Exchanges['rowsOf'] = (...args) => exchanges.rowsOf(...args);
  const proposalsOf = ({ componentId }: Consultation) =>
    platform.services.db.all(Proposals, { componentId }, { index: 'byComponent' });

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
    exchanges = await exchangesOf(platform);
    source = await another({ placeMode: 'optional', voteKind: 'support' });
    const ada = await platform.participant({ displayName: '=Ada; "Lovelace"' });
    const charles = await platform.participant({ displayName: 'Charles Babbage' });
    const themeId = await aTaxonomy(platform, 'Housing');
    const first = await aProposal(platform, source, ada.cookie, {
      title: '=A loan without interest for homes',
      body: 'Paid back **when sold**.\n\n- one\n- two; "three"',
      themeId,
      place: { latitude: -48.85, longitude: 2.35, address: '1, rue de Rivoli; Paris' },
    });
    // Rows stand in the order of their publication, to the second.
    platform.clock.advance(30);
    const second = await aProposal(platform, source, charles.cookie, { title: 'Trees along each of the streets' });
    await call(
      'PUT /api/components/{componentId}/proposals/{proposalId}/answer',
      source,
      { proposalId: second },
      {
        state: 'accepted',
        text: { fr: 'Oui, dès 2027.', en: 'Yes, from 2027.' },
      },
    );
    platform.clock.advance(90);
    await platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/vote', {
      params: { componentId: source.componentId, proposalId: first },
      cookie: charles.cookie,
      body: { choice: 'support' },
    });
    const comment = async (cookie: string, body: Readonly<Record<string, unknown>>) => {
      platform.clock.advance(60);
      const answer = await platform.call('POST /api/resources/{resourceId}/comments', {
        params: { resourceId: first },
        cookie,
        body: { locale: 'en', ...body },
      });
      expect(answer.status).toBe(201);
      return answer.body.id as string;
    };
    const above = await comment(charles.cookie, { body: '+1: this **is** good', position: 'for' });
    const reply = await comment(ada.cookie, { body: 'Thank you.', parentId: above });
    await comment(charles.cookie, { body: 'You are welcome.', parentId: reply });
    await comment(ada.cookie, { body: 'I am not so sure any more.', position: 'against' });
    await platform.call('PUT /api/resources/{resourceId}/comments/{commentId}/vote', {
      params: { resourceId: first, commentId: above },
      cookie: ada.cookie,
      body: { weight: 1 },
    });
    await platform.settle();
  });
  afterAll(async () => {
    await platform.close();
    await exchanges.close();
  });

  it('have the columns of Decidim, in its order, and no others where nothing needs them', async () => {
    const text = (await exported(source, 'proposals', 'csv')).toString('utf8');
    const [head] = text.split('\n');
    expect(head).toBe(
      'id;author/id;author/name;author/url;taxonomies/id;taxonomies/name;participatory_space/id;participatory_space/url;component/id;title/en;body/en;address;latitude;longitude;state;state_published_at;reference;answered_at;votes;endorsements/total_count;endorsements/user_endorsements;comments;attachments;follows_count;published_at;url;meeting_urls;related_proposals;is_amend;original_proposal/title;original_proposal/url;withdrawn;withdrawn_at;created_at;updated_at;created_in_meeting;coauthorships_count;cost;answer/fr;answer/en',
    );
    const [first, second] = await rowsOf(Buffer.from(text));
    expect(text).toContain(";'=A loan without interest for homes;");
    expect(first).toMatchObject({
      'author/name': '=Ada; "Lovelace"',
      'taxonomies/name': '{"en"=>"Housing"}',
      latitude: '-48.85',
      votes: '1',
      comments: '4',
      withdrawn: 'false',
      created_at: '2026-11-21 09:00:00 UTC',
    });
    expect(first?.url).toMatch(/^http:\/\/localhost:8080\/fr\/processes\/decidim-1\/f\/cmp_\w+\/proposals\/prp_\w+\/$/);
    expect(second).toMatchObject({ state: 'accepted', 'answer/fr': 'Oui, dès 2027.' });
    const [commentHead] = (await exported(source, 'comments', 'csv')).toString('utf8').split('\n');
    expect(commentHead).toBe(
      'id;created_at;body;locale;author/id;author/name;alignment;depth;user_group/id;user_group/name;commentable_id;commentable_type;root_commentable_url;parvis/up_votes',
    );
  });

  it.each(['csv', 'json', 'xlsx'])('lose nothing from one component to another and back, as %s', async (form) => {
    const target = await another({ placeMode: 'optional' });
    const files = {
      proposals: await exported(source, 'proposals', form),
      comments: await exported(source, 'comments', form),
    };
    expect(await imported(target, files.proposals)).toMatchObject({
      state: 'done',
      imported: 2,
      refused: 0,
      noticed: 0,
    });
    expect(await imported(target, files.comments)).toMatchObject({ state: 'done', imported: 4, refused: 0 });
    const again = {
      proposals: await exported(target, 'proposals', form),
      comments: await exported(target, 'comments', form),
    };
    const ids = /\b(prp|cmt|ptp|prc|cmp)_[0-9A-Z]{26}\b|\/processes\/decidim-\d+|https?:\/\/\S*\/profiles\S*/g;
    const bare = (rows: readonly Texts[]) =>
      rows.map((row) => JSON.parse(JSON.stringify({ ...row, 'author/url': '' }).replace(ids, '')));
    expect(bare(await rowsOf(again.proposals))).toEqual(bare(await rowsOf(files.proposals)));
    expect(bare(await rowsOf(again.comments))).toEqual(bare(await rowsOf(files.comments)));
  });

  it('bring nothing twice: neither the same file again, nor a file into the component that it came from', async () => {
    const target = await another({ placeMode: 'optional' });
    const files = {
      proposals: await exported(source, 'proposals', 'csv'),
      comments: await exported(source, 'comments', 'csv'),
    };
    await imported(target, files.proposals);
    await imported(target, files.comments);
    const before = await proposalsOf(target);
    platform.clock.advance(3600);
    expect(await imported(target, files.proposals)).toMatchObject({ imported: 0, unchanged: 2, refused: 0 });
    expect(await imported(target, files.comments)).toMatchObject({ imported: 0, unchanged: 4, refused: 0 });
    expect(await imported(source, files.proposals)).toMatchObject({ imported: 0, unchanged: 2, refused: 0 });
    expect(await imported(source, files.comments)).toMatchObject({ imported: 0, unchanged: 4, refused: 0 });
    expect(await proposalsOf(target)).toEqual(before);
  });

  it('are read in all generations of Decidim, from ISO-8859-1 with commas too', async () => {
    const target = await another();
    const old =
      'id,category/id,category/name/fr,scope/id,scope/name/fr,title/fr,body/fr,supports,author/name,created_at,state\n' +
      '12,3,Mobilité,,,"Des vélos, partout","Première ligne\nseconde ligne",41,Zoé,2019-05-26 22:39:50 UTC,accepted\n' +
      '13,3,Mobilité,9,Nulle part,Des bus la nuit,Toute la nuit,0,,2019-05-26T22:39:50+02:00,not_answered\n';
    const done = await imported(target, Buffer.from(old, 'latin1'));
    expect(done).toMatchObject({
      state: 'done',
      subject: 'proposals',
      imported: 2,
      detected: { form: 'csv', encoding: 'iso-8859-1', separator: ',' },
      noticed: 1,
      lines: [{ line: 4, code: 'unknown-taxonomy', isRefused: false, value: 'Nulle part' }],
    });
    const [bus, bikes] = await proposalsOf(target);
    expect(bikes).toMatchObject({
      externalId: '12',
      title: 'Des vélos, partout',
      body: { format: 'markdown', text: 'Première ligne\nseconde ligne' },
      importedVotes: { support: 41 },
      state: 'accepted',
      createdAt: '2019-05-26T22:39:50.000Z',
      isOfficial: false,
    });
    expect(bus).toMatchObject({ isOfficial: true, state: 'published', themeId: bikes?.themeId });
    expect(bikes?.themeId).toMatch(/^tax_/);
    const comments = JSON.stringify([
      {
        id: 2,
        commentable_id: 12,
        commentable_type: 'Decidim::Proposals::Proposal',
        body: '<p>Oui</p>',
        alignment: 1,
        author: { id: 4, name: 'Léa' },
        created_at: '2019-06-01 10:00:00 UTC',
      },
      {
        id: 3,
        commentable_id: 2,
        commentable_type: 'Decidim::Comments::Comment',
        body: 'Non',
        alignment: -1,
        author: { id: 5, name: 'Léa' },
        root_commentable_url: 'https://d.example/processes/a/f/1/proposals/12',
      },
    ]);
    expect(await imported(target, comments, 'comments.json')).toMatchObject({ subject: 'comments', imported: 2 });
    const kept = await platform.services.db.all(Comments, { resourceId: bikes?.id });
    expect(kept.map(({ position, depth }) => [position, depth])).toEqual([
      ['for', 0],
      ['against', 1],
    ]);
    expect(new Set(kept.map(({ authorId }) => authorId)).size).toBe(2);
  });

  it('are taken from a mere list of titles and texts, once', async () => {
    const target = await another();
    const list = 'title/fr;body/fr;title/en\nUn titre;Un texte;A title\nUn autre;Encore;\n';
    expect(await imported(target, list)).toMatchObject({
      imported: 2,
      noticed: 1,
      lines: [{ code: 'other-languages' }],
    });
    platform.clock.advance(3600);
    expect(await imported(target, list)).toMatchObject({ imported: 0, unchanged: 2 });
    expect((await proposalsOf(target)).map(({ isOfficial }) => isOfficial)).toEqual([true, true]);
  });

  it('are refused line by line, with column and reason, in a report in the language of the office', async () => {
    const target = await another();
    const file = [
      'id;title/fr;body/fr;latitude;longitude;votes;created_at;state;withdrawn',
      '1;Bon;Texte;48;2;3;2020-01-01 00:00:00 UTC;;false',
      '2;;Texte;;;;;;',
      '3;Titre;Texte;91;2;-1;hier;nouveau;peut-être',
      '4;Titre;Texte;;;;;;;one more',
      '5;=Titre;Texte;nord;2;;1969-12-31 23:59:59 UTC;;',
    ].join('\n');
    const done = await imported(target, file);
    expect(done).toMatchObject({ state: 'done', rows: 5, imported: 1, refused: 4, hasReport: true });
    const told = done.lines.map(({ line, column, code }: Texts) => `${line} ${column} ${code}`);
    expect(told).toEqual([
      '3 title/fr text-required',
      '4 latitude out-of-range',
      '4 state unknown-state',
      '4 votes out-of-range',
      '4 withdrawn not-a-boolean',
      '4 created_at not-a-time',
      '5  too-many-cells',
      '6 latitude not-a-number',
      '6 created_at out-of-range',
    ]);
    const link = await call(`POST ${BASE}/{exchangeId}/report`, target, { exchangeId: done.id });
    const report = (await exchanges.contentOf(link.body.url)).toString('utf8');
    expect(report.split('\n')).toHaveLength(11);
    expect(report).toContain('4;created_at;Ligne refusée;Ce n’est pas une date.');
    const comments =
      'id;body;commentable_id;commentable_type;alignment\n1;Oui;77;Decidim::Proposals::Proposal;1\n2;Oui;1;Decidim::Meetings::Meeting;7\n3;Oui;99;Decidim::Comments::Comment;0\n';
    expect((await imported(target, comments)).lines.map(({ code }: Texts) => code)).toEqual([
      'resource-missing',
      'unknown-type',
      'out-of-range',
      'parent-missing',
    ]);
  });

  it('are refused as a whole with a reason, and what stood before the fault is there', async () => {
    const target = await another();
    expect(await imported(target, `${'a;'.repeat(10_000)}\n1\n`)).toMatchObject({
      state: 'failed',
      failure: { code: 'too-many-columns', facts: { most: 500 } },
    });
    expect(await imported(target, 'name;mail\na;b\n')).toMatchObject({ failure: { code: 'no-known-columns' } });
    const half = 'id;title/fr;body/fr\n1;Un;Texte\n2;"Deux;Texte\n3;Trois;Texte\n';
    expect(await imported(target, half)).toMatchObject({ state: 'failed', imported: 1, failure: { code: 'quotes' } });
  });

  it('are an administrator’s, and a file that did not come whole is not begun', async () => {
    const { cookie } = await platform.participant();
    const params = { componentId: source.componentId };
    const refused = await platform.call(`GET ${BASE}`, { params, cookie });
    expect(refused.status).toBe(403);
    expect(
      (await platform.call(`POST ${BASE}/exports`, { params, body: { subject: 'proposals', form: 'csv' } })).status,
    ).toBe(401);
    const begun = await call(`POST ${BASE}/imports`, source, {}, { fileName: 'a.csv', bytes: 9, locale: 'en' });
    const exchangeId = begun.body.exchange.id;
    expect((await call(`POST ${BASE}/{exchangeId}/start`, source, { exchangeId })).body.code).toBe(
      'exchange.part-wrong',
    );
    const wrong = await call(
      `PUT ${BASE}/{exchangeId}/parts/{part}`,
      source,
      { exchangeId, part: '0' },
      { data: 'YQ==' },
    );
    expect(wrong.body.code).toBe('exchange.part-wrong');
    const foreign = await another();
    expect((await call(`GET ${BASE}/{exchangeId}`, foreign, { exchangeId })).body.code).toBe('exchange.not-found');
  });
});
