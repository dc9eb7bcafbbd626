/** A proposal with people who comment on it, for tests of comments on the real store. */
import type { ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import { aConsultation, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import type { Answer, TestPlatform } from '../support/platform.ts';

export interface Person {
  readonly id: ParticipantId;
  readonly cookie: string;
}

/** Calls of the API about one proposal. */
export interface Discussion {
  readonly consultation: Consultation;
  readonly proposalId: ProposalId;
  readonly author: Person;
  readonly reader: Person;
  write(body: Readonly<Record<string, unknown>>, by?: Person, key?: string): Promise<Answer>;
  edit(commentId: string, body: string, revision: number, by?: Person): Promise<Answer>;
  remove(commentId: string, by?: Person): Promise<Answer>;
  source(commentId: string, by?: Person): Promise<Answer>;
  /** The list once its order is written, which is a moment after a comment. */
  list(query?: Readonly<Record<string, string>>): Promise<Answer>;
  get(
    route: string,
    options?: { params?: Record<string, string>; query?: Record<string, string>; by?: Person },
  ): Promise<Answer>;
}

let slugs = 0;

/** Ada has proposed something; Bob reads it. Comments may have 200 characters. */
export async function aDiscussion(platform: TestPlatform): Promise<Discussion> {
  const slug = `discussion-${++slugs}`;
  const consultation = await aConsultation(platform, { slug, settings: { commentMaxLength: 200 } });
  const author = await platform.participant({ displayName: 'Ada Lovelace' });
  const reader = await platform.participant({ displayName: 'Bob' });
  const proposalId = await aProposal(platform, consultation, author.cookie);
  const COMMENT = '/api/resources/{resourceId}/comments/{commentId}';
  const params = { resourceId: proposalId };
  return {
    consultation,
    proposalId,
    author,
    reader,
    write: (body, by = reader, key) =>
      platform.call('POST /api/resources/{resourceId}/comments', {
        params,
        body: { body: 'I agree.', locale: 'en', ...body },
        cookie: by.cookie,
        ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
      }),
    edit: (commentId, body, revision, by = reader) =>
      platform.call(`PUT ${COMMENT}`, {
        params: { ...params, commentId },
        body: { body, revision },
        cookie: by.cookie,
      }),
    remove: (commentId, by = reader) =>
      platform.call(`DELETE ${COMMENT}`, { params: { ...params, commentId }, cookie: by.cookie }),
    source: (commentId, by = reader) =>
      platform.call(`GET ${COMMENT}/source`, { params: { ...params, commentId }, cookie: by.cookie }),
    list: async (query = {}) => {
      await platform.settle();
      return platform.call('GET /api/public/resources/{resourceId}/comments', { params, query });
    },
    get: (route, { params: more = {}, query = {}, by } = {}) =>
      platform.call(`GET ${route}`, { params: { ...params, ...more }, query, ...(by ? { cookie: by.cookie } : {}) }),
  };
}
