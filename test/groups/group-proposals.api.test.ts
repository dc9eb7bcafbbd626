import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Person } from '../participants/account.ts';
import { aConsultation, aDraft, aProposal, type Consultation, TEXT } from '../proposals/a-consultation.ts';
import { renderingOf, viewOf } from '../proposals/rendering.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aGroup, aMember } from './a-group.ts';

let platform: TestPlatform;
let consultation: Consultation;
let people = 0;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  consultation = await aConsultation(platform);
});
afterAll(() => platform.close());

const someone = (displayName = 'Ada Lovelace') => aPerson(platform, `writer-${++people}@example.org`, { displayName });
const publish = (proposalId: string, { cookie }: Person) =>
  platform.call('POST /api/components/{componentId}/proposals/{proposalId}/publication', {
    params: { componentId: consultation.componentId, proposalId },
    cookie,
  });
const pageOf = (id: string) => renderingOf(platform, `en${consultation.path}proposals/${id}/index.html`);
const groupPage = (id: string) => viewOf(platform, `/en/groups/${id}/`, '');

describe('a proposal in the name of a group', () => {
  it('shows the group and not the person, on its page, in lists and on the page of the group', async () => {
    const manager = await someone('Secretary');
    const group = await aGroup(platform, manager, 'The walkers');
    const id = await aProposal(platform, consultation, manager.cookie, { groupId: group.id, title: 'Wider pavements' });
    await platform.publish();
    const page = await pageOf(id);
    expect(page.proposal).toMatchObject({
      authorName: 'The walkers',
      authorPath: `/groups/${group.id}/`,
      authorKind: 'group',
    });
    expect(JSON.stringify(page)).not.toContain('Secretary');
    const found = await viewOf(platform, `/en${consultation.path}search/`, 'origin=group');
    expect(found.page.items).toMatchObject([{ id, authorName: 'The walkers' }]);
    const { status, page: shown } = await groupPage(group.id);
    expect(status).toBe(200);
    expect(shown).toMatchObject({
      group: { name: 'The walkers', members: 1, initials: 'TW' },
      contributions: [{ title: { text: 'Wider pavements' }, path: `${consultation.path}proposals/${id}/` }],
    });
    expect(JSON.stringify(shown)).not.toMatch(/ptp_|Secretary/);
    expect((await groupPage('grp_01K00000000000000000000000')).status).toBe(404);
  });

  it('can be published by a member alone, at the moment of publishing', async () => {
    const manager = await someone();
    const group = await aGroup(platform, manager);
    const member = await aMember(platform, group.id, manager, await someone());
    const draft = await aDraft(platform, consultation, member.cookie, { groupId: group.id });
    const foreign = await aDraft(platform, consultation, (await someone()).cookie, { groupId: group.id });
    expect((await publish(foreign, member)).status).toBe(403);
    const leave = platform.call('DELETE /api/groups/{groupId}/members/{participantId}', {
      params: { groupId: group.id, participantId: member.id },
      cookie: member.cookie,
    });
    expect((await leave).status).toBe(204);
    expect(await publish(draft, member)).toMatchObject({ status: 403, body: { code: 'proposal.not-a-member' } });
    await platform.publish();
    expect((await groupPage(group.id)).page.contributions).toEqual([]);
  });

  it('is published anew when the group has another name', async () => {
    const manager = await someone();
    const group = await aGroup(platform, manager, 'First name');
    const id = await aProposal(platform, consultation, manager.cookie, { groupId: group.id });
    await platform.publish();
    await platform.call('PUT /api/groups/{groupId}', {
      params: { groupId: group.id },
      cookie: manager.cookie,
      body: { name: 'Second name', version: 0 },
    });
    await platform.publish();
    expect((await pageOf(id)).proposal.authorName).toBe('Second name');
    const list = JSON.stringify(await renderingOf(platform, `en${consultation.path}index.html`));
    expect(list).toContain('Second name');
    expect(list).not.toContain('First name');
  });

  it('can be taken out of its name by an edit, and put into that of an own group only', async () => {
    const open = await aConsultation(platform, { slug: 'editable', settings: { editMinutes: 60 } });
    const manager = await someone();
    const group = await aGroup(platform, manager);
    const foreign = await aGroup(platform, await someone());
    const id = await aProposal(platform, open, manager.cookie, { groupId: group.id });
    const edit = (groupId: string | null, version: number) =>
      platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/text', {
        params: { componentId: open.componentId, proposalId: id },
        cookie: manager.cookie,
        body: { ...TEXT, groupId, version },
      });
    expect(await edit(foreign.id, 1)).toMatchObject({ status: 403, body: { code: 'proposal.not-a-member' } });
    expect((await edit(null, 1)).status).toBe(200);
    expect((await groupPage(group.id)).page.contributions).toEqual([]);
    expect((await edit(group.id, 2)).status).toBe(200);
    expect((await groupPage(group.id)).page.contributions).toHaveLength(1);
  });
});
