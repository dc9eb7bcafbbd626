import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Proposals } from '../../functions/proposals/entities.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aDraft, aProposal, type Consultation } from './a-consultation.ts';

const ONE = '/api/components/{componentId}/proposals/{proposalId}';

describe('the state of a proposal', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let author: { id: string; cookie: string };
  let other: { id: string; cookie: string };
  let administrator: { id: string; cookie: string };
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    consultation = await aConsultation(platform, { slug: `states-${++slugs}` });
    author = await platform.participant({ displayName: 'Ada' });
    other = await platform.participant({ displayName: 'Bob' });
    administrator = await platform.participant({ role: 'administrator', displayName: 'Zoe' });
  });

  const call = (key: string, proposalId: ProposalId, cookie?: string, body?: unknown) =>
    platform.call(key, {
      params: { componentId: consultation.componentId, proposalId },
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { body }),
    });
  const read = (proposalId: ProposalId, cookie?: string) => call(`GET ${ONE}`, proposalId, cookie);
  const stored = (id: ProposalId) => platform.services.db.get(Proposals, { id });

  describe('withdrawal', () => {
    it('marks the proposal, which stays readable, and changes nothing the second time', async () => {
      const id = await aProposal(platform, consultation, author.cookie);
      const first = await call(`POST ${ONE}/withdrawal`, id, author.cookie);
      expect(first.body).toMatchObject({ state: 'withdrawn', withdrawnAt: platform.clock.now() });
      platform.clock.advance(60);
      expect((await call(`POST ${ONE}/withdrawal`, id, author.cookie)).body).toEqual(first.body);
      expect((await read(id)).body.state).toBe('withdrawn');
    });

    it('is refused for drafts, for what has an official answer, and for others', async () => {
      const draft = await aDraft(platform, consultation, author.cookie);
      expect((await call(`POST ${ONE}/withdrawal`, draft, author.cookie)).body.code).toBe('proposal.not-withdrawable');
      const id = await aProposal(platform, consultation, author.cookie);
      expect((await call(`POST ${ONE}/withdrawal`, id, other.cookie)).body.code).toBe('proposal.not-yours');
      await call(`PUT ${ONE}/answer`, id, administrator.cookie, { state: 'accepted', text: { en: 'Yes.' } });
      expect((await call(`POST ${ONE}/withdrawal`, id, author.cookie)).body.code).toBe('proposal.not-withdrawable');
      expect((await stored(id))?.state).toBe('accepted');
    });

    it('and an official answer at the same time leave one of them', async () => {
      const id = await aProposal(platform, consultation, author.cookie);
      await Promise.all([
        call(`POST ${ONE}/withdrawal`, id, author.cookie),
        call(`PUT ${ONE}/answer`, id, administrator.cookie, { state: 'rejected', text: { en: 'No.' } }),
      ]);
      const after = await stored(id);
      expect([after?.state, after?.answer?.state ?? null]).toEqual(
        after?.state === 'withdrawn' ? ['withdrawn', null] : ['rejected', 'rejected'],
      );
      expect(after?.version).toBe(2);
    });
  });

  describe('an official answer', () => {
    it('gives the proposal its state and date, and can be changed', async () => {
      const id = await aProposal(platform, consultation, author.cookie);
      const answeredAt = '2026-11-20T10:00:00+01:00';
      const first = await call(`PUT ${ONE}/answer`, id, administrator.cookie, {
        state: 'evaluating',
        text: { en: 'We look at it.' },
        answeredAt,
      });
      expect(first.body).toMatchObject({ state: 'evaluating', answer: { answeredAt: '2026-11-20T09:00:00.000Z' } });
      const second = await call(`PUT ${ONE}/answer`, id, administrator.cookie, {
        state: 'rejected',
        text: { en: 'No.' },
      });
      expect(second.body).toMatchObject({ state: 'rejected', answer: { text: { en: 'No.' } } });
      expect(second.body.answer.answeredAt).toBe(platform.clock.now());
    });

    it('is given by administrators only, and only to what is published', async () => {
      const draft = await aDraft(platform, consultation, author.cookie);
      const body = { state: 'accepted', text: { en: 'Yes.' } };
      expect((await call(`PUT ${ONE}/answer`, draft, author.cookie, body)).body.code).toBe('access.needs-role');
      expect((await call(`PUT ${ONE}/answer`, draft, administrator.cookie, body)).body.code).toBe(
        'proposal.not-answerable',
      );
      expect((await stored(draft))?.answer).toBeNull();
    });
  });
});
