import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Proposals, ProposalVersions } from '../../functions/proposals/entities.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aProposal, aTaxonomy, type Consultation, changeComponent, TEXT } from './a-consultation.ts';
import { renderingOf } from './rendering.ts';

const ONE = '/api/components/{componentId}/proposals/{proposalId}';
const NEW = {
  ...TEXT,
  title: 'A loan without interest, for everybody',
  body: 'Paid back when the home is *given* on.',
};
const START = '2026-11-21T09:00:00.000Z';

describe('a published text', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let author: { id: string; cookie: string };
  let administrator: { id: string; cookie: string };
  let id: ProposalId;
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    await platform.forgetPages();
    platform.clock.set(START);
    consultation = await aConsultation(platform, { slug: `process-${++slugs}` });
    author = await platform.participant({ displayName: 'Ada' });
    administrator = await platform.participant({ role: 'administrator', displayName: 'Zoe' });
    id = await aProposal(platform, consultation, author.cookie);
  });

  const call = (key: string, cookie: string, body?: unknown) =>
    platform.call(key, {
      params: { componentId: consultation.componentId, proposalId: id },
      cookie,
      ...(body === undefined ? {} : { body }),
    });
  const edit = (body: Readonly<Record<string, unknown>> = {}, cookie = author.cookie) =>
    call(`PUT ${ONE}/text`, cookie, { ...NEW, version: 1, ...body });
  const answer = () => call(`PUT ${ONE}/answer`, administrator.cookie, { state: 'accepted', text: { en: 'Yes.' } });
  const stored = () => platform.services.db.require(Proposals, { id }, 'proposal.not-found');
  const versions = () => platform.services.db.all(ProposalVersions, { proposalId: id });

  it('can be changed by its author for five minutes; the earlier text is kept with its times', async () => {
    platform.clock.advance(299);
    const edited = await edit();
    expect(edited).toMatchObject({
      status: 200,
      body: { title: NEW.title, version: 2, editedAt: '2026-11-21T09:04:59.000Z', publishedAt: START },
    });
    expect(await versions()).toMatchObject([
      { version: 1, title: TEXT.title, writtenAt: START, replacedAt: '2026-11-21T09:04:59.000Z' },
    ]);
    platform.clock.advance(1);
    const late = await edit({ version: 2, title: 'Another title, a second too late' });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'proposal.edit-closed', facts: { until: '2026-11-21T09:05:00.000Z' } },
    });
    expect((await stored()).title).toBe(NEW.title);
  });

  it('can be changed as long as the phase takes proposals, or never, where an administrator has set that', async () => {
    platform.clock.advance(3600);
    await changeComponent(platform, consultation, { settings: { editWindow: 'never' } });
    expect((await edit()).body.code).toBe('proposal.edit-closed');
    await changeComponent(platform, consultation, { settings: { editWindow: 'phase' } });
    platform.clock.set('2026-12-01T00:00:00.000Z');
    expect((await edit()).body.code).toBe('proposal.edit-closed');
    platform.clock.set('2026-11-30T23:59:59.999Z');
    expect((await edit()).status).toBe(200);
  });

  it('is nobody else’s to change, and follows the rules of a new text', async () => {
    const other = await platform.participant({ displayName: 'Bob' });
    expect((await edit({}, other.cookie)).body.code).toBe('proposal.not-yours');
    expect((await edit({}, administrator.cookie)).body.code).toBe('proposal.not-yours');
    const refused = await edit({ title: 'in small letters, and that is !!! wrong' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'proposal.text-refused' } });
    expect(refused.body.fields).toEqual([
      { pointer: '/title', code: 'text.begins-small' },
      { pointer: '/title', code: 'text.marks', facts: { maximum: 2 } },
    ]);
    const territory = await aTaxonomy(platform, 'Brittany', { kind: 'territory' });
    expect((await edit({ themeId: territory })).body.code).toBe('taxonomy.not-found');
    expect(await versions()).toEqual([]);
  });

  it('is published without what nobody sees', async () => {
    const edited = await edit({
      title: '  A\u200b loan\u202e for\u00ad every\ufeffbody, at once ',
      body: '\u200be\u0301te\u0301, for all of us\r\n',
    });
    expect(edited.body).toMatchObject({ title: 'A loan for everybody, at once', body: { text: 'été, for all of us' } });
  });

  it('can be changed again and again; sending the same change twice changes nothing', async () => {
    await edit();
    expect((await edit()).body).toMatchObject({ version: 2 });
    platform.clock.advance(60);
    await edit({ version: 2, title: 'A third title that is long enough' });
    expect((await versions()).map(({ title, writtenAt }) => [title, writtenAt])).toEqual([
      [TEXT.title, START],
      [NEW.title, START],
    ]);
  });

  it('is not overwritten by a window that has read an older one', async () => {
    await edit();
    const late = await edit({ title: 'Written over what was read before' });
    expect(late).toMatchObject({ status: 409, body: { code: 'proposal.changed-meanwhile' } });
    expect((await stored()).title).toBe(NEW.title);
  });

  it('can no longer be changed once it is answered or withdrawn, which is said', async () => {
    await answer();
    expect((await edit({ version: 2 })).body.code).toBe('proposal.not-editable');
    expect((await edit()).body.code).toBe('proposal.not-editable');
    id = await aProposal(platform, consultation, author.cookie);
    await call(`POST ${ONE}/withdrawal`, author.cookie);
    expect((await edit()).body.code).toBe('proposal.not-editable');
  });

  it('keeps its votes when it is changed', async () => {
    const voter = await platform.participant({ displayName: 'Eve' });
    const vote = await call(`PUT ${ONE}/vote`, voter.cookie, { choice: 'support' });
    expect(vote.status).toBe(200);
    expect((await edit()).status).toBe(200);
    const ballot = await platform.call('GET /api/components/{componentId}/ballot', {
      params: { componentId: consultation.componentId },
      query: { proposal: id },
      cookie: voter.cookie,
    });
    expect(ballot.body.votes).toEqual({ [id]: 'support' });
  });

  it('is either changed or answered, never changed after the answer, in any order of the two', async () => {
    for (let round = 0; round < 12; round++) {
      id = await aProposal(platform, consultation, author.cookie);
      const [edited, answered] = await Promise.all([edit(), answer()]);
      expect(answered.status).toBe(200);
      const { answer: given, title, version } = await stored();
      expect(given?.state).toBe('accepted');
      // The answer stands on the text that is there: what was refused left no trace.
      if (edited.status === 200) expect([title, version]).toEqual([NEW.title, 3]);
      else {
        expect(edited.body.code).toBe('proposal.not-editable');
        expect([title, version]).toEqual([TEXT.title, 2]);
      }
      expect(await versions()).toHaveLength(edited.status === 200 ? 1 : 0);
    }
  });

  it('is either changed or withdrawn first, and both leave one whole text', async () => {
    for (let round = 0; round < 12; round++) {
      id = await aProposal(platform, consultation, author.cookie);
      const [edited, withdrawn] = await Promise.all([edit(), call(`POST ${ONE}/withdrawal`, author.cookie)]);
      expect(withdrawn.status).toBe(200);
      const { state, title } = await stored();
      expect(state).toBe('withdrawn');
      expect(title).toBe(edited.status === 200 ? NEW.title : TEXT.title);
      if (edited.status !== 200) expect(edited.body.code).toBe('proposal.not-editable');
    }
  });

  it('changed by ten windows at once takes one change; every other window is told', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, window) => edit({ title: `Title of window number ${window}` })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(
      new Set(['proposal.changed-meanwhile']),
    );
    expect(await versions()).toHaveLength(1);
  });

  it('shows when it was changed, and a public page what was changed', async () => {
    const theme = await aTaxonomy(platform, 'Housing');
    platform.clock.advance(60);
    await edit({ themeId: theme });
    await platform.publish();
    const page = `en${consultation.path}proposals/${id}/`;
    expect((await renderingOf(platform, `${page}index.html`)).proposal.editedAt).toBe('2026-11-21T09:01:00.000Z');
    const { changes, proposal } = await renderingOf(platform, `${page}changes/index.html`);
    expect(proposal).toMatchObject({ title: NEW.title, path: `${consultation.path}proposals/${id}/` });
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      at: '2026-11-21T09:01:00.000Z',
      theme: { before: null, after: { text: 'Housing' } },
      territory: null,
    });
    const words = (kind: string) =>
      changes[0].body.filter((part: { kind: string }) => part.kind === kind).map(({ text }: { text: string }) => text);
    expect(words('removed').join(' ')).toContain('sold');
    expect(words('added').join(' ')).toContain('given');
  });

  it('that was never changed has no page of changes', async () => {
    await platform.publish();
    const file = await platform.services.files.site.get(`en${consultation.path}proposals/${id}/changes/index.html`);
    expect(file).toBeUndefined();
  });

  it('takes its page of changes away with the component, and brings it back', async () => {
    await edit();
    await platform.publish();
    const file = () => platform.services.files.site.get(`en${consultation.path}proposals/${id}/changes/index.html`);
    expect(await file()).toBeDefined();
    await changeComponent(platform, consultation, { isPublished: false });
    await platform.publish();
    expect(await file()).toBeUndefined();
    await changeComponent(platform, consultation, { isPublished: true });
    await platform.publish();
    expect(await file()).toBeDefined();
  });
});
