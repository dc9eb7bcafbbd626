import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NEW_COMMENT } from '../../functions/comments/comment-item.ts';
import { Comments } from '../../functions/comments/entities.ts';
import { usefulness } from '../../functions/comments/thread-order.ts';
import { encodeCursor } from '../../functions/platform/db/cursor.ts';
import { put } from '../../functions/platform/db/write.ts';
import type { CommentView } from '../../shared/comments/comment.ts';
import type { CommentId, ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import { aConsultation, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const LIST = 'GET /api/public/resources/{resourceId}/comments';

type Person = { readonly id: ParticipantId; readonly cookie: string };

describe('comments by pages', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let proposalId: ProposalId;
  let author: Person;
  let reader: Person;
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    consultation = await aConsultation(platform, {
      slug: `pages-${++slugs}`,
      settings: { commentMaxLength: 200 },
    });
    author = await platform.participant({ displayName: 'Ada' });
    reader = await platform.participant({ displayName: 'Bob' });
    proposalId = await aProposal(platform, consultation, author.cookie);
  });

  const list = (query: Readonly<Record<string, string>> = {}, of = proposalId) =>
    platform.call(LIST, { params: { resourceId: of }, query });
  const SORTS = ['best', 'recent', 'oldest', 'most-discussed'] as const;

  /** Comments straight into the table, with the votes of an import. */
  async function fill(given: readonly { up: number; minute: number; replies: number; position: 'for' | 'against' }[]) {
    const base = {
      ...NEW_COMMENT,
      resourceId: proposalId,
      authorId: reader.id,
      isOfficial: false,
      locale: 'en',
      externalId: null,
      pagePath: '/processes/none/',
    };
    const ids: CommentId[] = [];
    for (const { up, minute, replies, position } of given) {
      const id = platform.services.newId('comment');
      const createdAt = `2026-11-20T10:${String(minute).padStart(2, '0')}:00.000Z`;
      const body = { format: 'markdown', text: id } as const;
      const votes = { up, down: 0 };
      const root = { ...base, id, parentId: null, depth: 0, position, body, importedVotes: votes, createdAt };
      await platform.services.db.write(put(Comments, root));
      for (let n = 0; n < replies; n++) {
        const reply = { ...root, id: platform.services.newId('comment'), parentId: id, depth: 1 };
        await platform.services.db.write(put(Comments, reply));
      }
      ids.push(id);
    }
    await platform.settle();
    return ids;
  }

  async function everyPage(query: Readonly<Record<string, string>>): Promise<CommentView[]> {
    const seen: CommentView[] = [];
    let cursor: string | null = null;
    do {
      const { body }: { body: { items: CommentView[]; next: string | null; total: number } } = await list({
        ...query,
        ...(cursor === null ? {} : { cursor }),
      });
      seen.push(...body.items);
      cursor = body.next;
      if (cursor === null) expect(seen).toHaveLength(body.total);
    } while (cursor !== null);
    return seen;
  }

  it('show each thread once in every order and for every position', async () => {
    const thread = fc.record({
      up: fc.nat({ max: 3 }),
      minute: fc.nat({ max: 5 }),
      replies: fc.nat({ max: 2 }),
      position: fc.constantFrom('for' as const, 'against' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(thread, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), async (threads, limit) => {
        proposalId = await aProposal(platform, consultation, (await platform.participant()).cookie);
        const ids = await fill(threads);
        for (const sort of SORTS) {
          const seen = await everyPage({ sort, limit: String(limit) });
          expect(seen.map(({ id }) => id).sort()).toEqual([...ids].sort());
          const rank = ({ votes, createdAt, replies }: CommentView) =>
            ({
              best: -usefulness(votes.up, votes.down),
              recent: -Date.parse(createdAt),
              oldest: Date.parse(createdAt),
              'most-discussed': -replies.length,
            })[sort];
          expect(seen.map(rank)).toEqual(seen.map(rank).sort((one, other) => one - other));
        }
        const against = await everyPage({ position: 'against', limit: String(limit) });
        expect(against).toHaveLength(threads.filter(({ position }) => position === 'against').length);
        expect(against.every(({ position }) => position === 'against')).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('hold twenty threads, the newest of equals first', async () => {
    const ids = await fill(
      Array.from({ length: 25 }, (_, minute) => ({ up: 0, minute, replies: 0, position: 'for' as const })),
    );
    const { items, total } = (await list()).body;
    expect(total).toBe(25);
    expect(items.map(({ id }: CommentView) => id)).toEqual([...ids].reverse().slice(0, 20));
  });

  it('refuse cursors that were made up, or belong to another list', async () => {
    await fill(Array.from({ length: 3 }, (_, minute) => ({ up: 0, minute, replies: 0, position: 'for' as const })));
    const { next } = (await list({ limit: '1' })).body;
    expect((await list({ limit: '1', cursor: next })).status).toBe(200);
    const other = await aProposal(platform, consultation, author.cookie);
    for (const answer of [
      await list({ cursor: 'made-up' }),
      await list({ cursor: encodeCursor({ pk: 'COMMENTS#1', sk: 'COMMENT#2' }) }),
      await list({ cursor: next, sort: 'oldest' }),
      await list({ cursor: next, position: 'for' }),
      await list({ cursor: next }, other),
    ]) {
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid-cursor' } });
    }
  });
});
