import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TextVersions } from '../../functions/platform/entities.ts';
import type { TextPart } from '../../shared/platform/text-history.ts';
import { textsBefore } from '../../shared/platform/texts.ts';
import { componentTexts, processTexts, processWith, sitePageTexts } from '../../shared/spaces/texts.ts';
import { aDiscussion, type Discussion } from '../comments/a-discussion.ts';
import { renderingOf, viewOf } from '../proposals/rendering.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const shown = (parts: readonly TextPart[]) =>
  parts.map(({ kind, text }) => (kind === 'added' ? `+${text}+` : kind === 'removed' ? `-${text}-` : text)).join('');

describe('texts that are replaced', () => {
  let platform: TestPlatform;
  let discussion: Discussion;
  let staff: { readonly id: string; readonly cookie: string };
  beforeAll(async () => {
    platform = await startTestPlatform();
    discussion = await aDiscussion(platform);
    staff = await platform.participant({ displayName: 'Grace Hopper', role: 'administrator' });
  });
  afterAll(() => platform.close());
  const kept = (textId: string) => platform.services.db.all(TextVersions, { textId });
  const changesOf = async (commentId: string, locale = 'en') =>
    viewOf(platform, `/${locale}/comments/${discussion.proposalId}/${commentId}/changes/`, '');
  const administer = (route: string, params: Record<string, string>, body?: unknown) =>
    platform.call(route, { cookie: staff.cookie, params, ...(body === undefined ? {} : { body }) });
  const hide = async (commentId: string) => {
    const reporter = await platform.participant();
    const about = { params: { resourceId: discussion.proposalId }, cookie: reporter.cookie };
    await platform.call('POST /api/resources/{resourceId}/reports', { ...about, body: { commentId, reason: 'spam' } });
    await platform.settle();
    const statement = { reason: 'spam', basis: 'charter', rule: 'Keep to the subject', facts: 'Advertising' };
    await platform.call('POST /api/moderation/decisions', {
      cookie: staff.cookie,
      body: { measure: 'hide', subjects: [commentId], statement },
    });
  };

  describe('in a comment', () => {
    it('are shown with what was changed, who wrote it and when, as long as the comment is', async () => {
      const { id } = (await discussion.write({ body: 'Trains are slow.' })).body;
      expect((await changesOf(id)).status).toBe(404);
      platform.clock.advance(60);
      await discussion.edit(id, 'Trains are late.', 1);
      const at = platform.clock.now();
      platform.clock.advance(60);
      await discussion.edit(id, 'Trains are often late.', 2);
      const { status, page } = await changesOf(id);
      expect(status).toBe(200);
      expect(page.comment).toMatchObject({ authorName: 'Bob', isOfficial: false });
      expect(page.changes.map(({ parts }: { parts: TextPart[] }) => shown(parts))).toEqual([
        'Trains are +often +late.',
        'Trains are -slow-+late+.',
      ]);
      expect(page.changes[1].at).toBe(at);
      expect(page.resource.path).toContain(`#${id}`);
      expect((await kept(id)).map(({ replacedBy }) => replacedBy)).toEqual([
        discussion.reader.id,
        discussion.reader.id,
      ]);
    });

    it('leave no version where the same text is sent again, and one where two windows write at once', async () => {
      const { id } = (await discussion.write({ body: 'Once.' })).body;
      await discussion.edit(id, 'Twice.', 1);
      await discussion.edit(id, 'Twice.', 1);
      await Promise.all([discussion.edit(id, 'Here.', 2), discussion.edit(id, 'There.', 2)]);
      expect((await kept(id)).map(({ texts }) => texts.body)).toEqual(['Once.', 'Twice.']);
    });

    it('are hidden with it, and gone for good once its author deletes it, hidden or not', async () => {
      const { id } = (await discussion.write({ body: 'Buy my trains.' })).body;
      await discussion.edit(id, 'Buy my buses.', 1);
      await hide(id);
      expect((await changesOf(id)).status).toBe(404);
      expect(await kept(id)).toHaveLength(1);
      expect((await discussion.remove(id)).status).toBe(204);
      expect(await kept(id)).toEqual([]);
      expect((await changesOf(id)).status).toBe(404);
    });

    it('say nothing of a comment under the address of another resource, nor of ids that are none', async () => {
      const { id } = (await discussion.write({ body: 'Mine.' })).body;
      await discussion.edit(id, 'Ours.', 1);
      const other = await aDiscussion(platform);
      expect((await viewOf(platform, `/en/comments/${other.proposalId}/${id}/changes/`, '')).status).toBe(404);
      expect((await viewOf(platform, `/en/comments/${discussion.proposalId}/nothing/changes/`, '')).status).toBe(404);
    });
  });

  it('of official answers stand on the page of changes, with the state, one by one and many at once', async () => {
    const { componentId, path } = discussion.consultation;
    const { proposalId } = discussion;
    const answer = (state: string, text: string) =>
      administer(
        'PUT /api/components/{componentId}/proposals/{proposalId}/answer',
        { componentId, proposalId },
        {
          state,
          stateId: null,
          text: { en: text },
        },
      );
    const page = `en${path}proposals/${proposalId}/`;
    expect((await answer('evaluating', 'We look at it.')).status).toBe(200);
    await platform.settle();
    expect(await renderingOf(platform, `${page}changes/index.html`)).toBeUndefined();
    platform.clock.advance(3600);
    expect((await answer('accepted', 'We do it.')).status).toBe(200);
    // Sent again it replaces nothing.
    await answer('accepted', 'We do it.');
    await platform.settle();
    const { changes } = await renderingOf(platform, `${page}changes/index.html`);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ kind: 'answer', at: platform.clock.now() });
    expect(changes[0].state).toMatchObject({ before: { state: 'evaluating' }, after: { state: 'accepted' } });
    expect(shown(changes[0].texts[0].parts)).toBe('We -look-+do+ -at -it.');
    expect((await renderingOf(platform, `${page}index.html`)).proposal.answer.changedAt).toBe(platform.clock.now());

    const selection = { ids: [proposalId] };
    const change = { kind: 'answer', state: 'rejected', stateId: null, text: { en: 'We do not.' } };
    const act = await administer(
      'POST /api/components/{componentId}/bulk-acts',
      { componentId },
      { selection, change },
    );
    expect(act.status).toBe(201);
    const step = () =>
      administer('POST /api/components/{componentId}/bulk-acts/{actId}/steps', { componentId, actId: act.body.id });
    expect((await step()).body.changed).toBe(1);
    platform.clock.advance(60);
    await administer('POST /api/components/{componentId}/bulk-acts/{actId}/undoing', {
      componentId,
      actId: act.body.id,
    });
    expect((await step()).body.restored).toBe(1);
    expect((await kept(`answer/${proposalId}`)).map(({ texts, replacedBy }) => [texts.state, replacedBy])).toEqual([
      ['evaluating', staff.id],
      ['accepted', staff.id],
      ['rejected', staff.id],
    ]);
  });

  it('of a process are told to those who run it, and can be put back, phases too', async () => {
    const { process } = discussion.consultation;
    const params = { processId: process.id };
    const read = async () => (await administer('GET /api/processes/{processId}', params)).body;
    const { id: _, isPublished: __, activePhaseId: ___, createdAt: ____, updatedAt: _____, ...first } = await read();
    const [phase] = first.phases;
    const changed = {
      ...first,
      title: { en: 'Climate and energy' },
      phases: [{ ...phase, title: { en: 'Write' } }],
    };
    expect((await administer('PUT /api/processes/{processId}', params, changed)).status).toBe(200);
    // Dates alone make no version.
    const dates = { ...changed, version: 1, phases: [{ ...changed.phases[0], endsAt: '2027-01-01T00:00:00.000Z' }] };
    await administer('PUT /api/processes/{processId}', params, dates);
    const history = await administer('GET /api/processes/{processId}/history', params);
    expect(history.body.items).toHaveLength(1);
    const [{ by, changes }] = history.body.items;
    expect(by).toEqual({ id: staff.id, name: 'Grace Hopper' });
    expect(changes.map(({ field, parts }: { field: string; parts: TextPart[] }) => [field, shown(parts)])).toEqual([
      ['title.en', 'Climate+ and energy+'],
      [`phases.${phase.id}.title.en`, '-Propose-+Write+'],
      ['title.fr', '-Climat-'],
    ]);
    const now = await read();
    const texts = textsBefore(processTexts(now), history.body.items, 0);
    expect(texts).toEqual(processTexts(first));
    expect(processWith(now, texts)).toMatchObject({ title: first.title, phases: [{ title: phase.title }] });
    const moderator = await platform.participant({ displayName: 'Mo' });
    const refused = await platform.call('GET /api/processes/{processId}/history', { params, cookie: moderator.cookie });
    expect(refused.status).toBe(403);
  });

  it('of a component, a page of the site and the organization are told as well', async () => {
    const { componentId } = discussion.consultation;
    const params = { componentId };
    const component = (await administer('GET /api/components/{componentId}', params)).body;
    const {
      id: _,
      kind: __,
      processId: ___,
      isPublished: ____,
      createdAt: _____,
      updatedAt: ______,
      ...input
    } = component;
    const written = { ...input, introduction: { en: 'Tell us.' } };
    expect((await administer('PUT /api/components/{componentId}', params, written)).status).toBe(200);
    const [entry] = (await administer('GET /api/components/{componentId}/history', params)).body.items;
    expect(entry.changes).toEqual([{ field: 'introduction.en', parts: [{ kind: 'added', text: 'Tell us.' }] }]);
    expect(textsBefore(componentTexts(written), [entry], 0)).toEqual(componentTexts(input));

    const { items } = (await administer('GET /api/site-pages', {})).body;
    const { slug, isBuiltIn: b, isGenerated: g, updatedAt: u, ...legal } = items[0];
    const one = { slug };
    await administer('PUT /api/site-pages/{slug}', one, { ...legal, body: { en: 'Published by us.' } });
    await administer('DELETE /api/site-pages/{slug}', one);
    const pages = (await administer('GET /api/site-pages/{slug}/history', one)).body.items;
    expect(pages.map(({ version }: { version: number }) => version)).toEqual([1, 0]);
    expect(textsBefore(sitePageTexts(legal), pages, 0)['body.en']).toBe('Published by us.');
    expect(textsBefore(sitePageTexts(legal), pages, 1)).toEqual(sitePageTexts(legal));

    const { updatedAt: __u, ...organization } = (await administer('GET /api/organization', {})).body;
    await administer('PUT /api/organization', {}, { ...organization, charter: { en: 'Be kind.' } });
    const charter = (await administer('GET /api/organization/history', {})).body.items[0];
    expect(charter.changes.map(({ field }: { field: string }) => field)).toContain('charter.en');
    expect((await administer('GET /api/site-pages/{slug}/history', { slug: 'nowhere' })).status).toBe(404);
  });
});
