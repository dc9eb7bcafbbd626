/** What the form of proposals is tested against. */
import { ProposalId } from '../../shared/platform/ids.ts';
import { NO_VOTES, Proposal, type ProposalCard } from '../../shared/proposals/proposal.ts';
import { ProposalSettings } from '../../shared/proposals/settings.ts';
import { textProblems } from '../../shared/proposals/text-rules.ts';
import { type Asked, aParticipant, Cut, Refused } from '../support/island-site.ts';
import { aProposePage } from '../support/proposal-views.ts';

const { component } = aProposePage();
export const settings = ProposalSettings.parse({ themeRequired: true, bodyMinLength: 30 });
export const LIST = '/en/processes/digital/f/one/';

/** What the server knows, and how it behaves. */
interface State {
  me: ReturnType<typeof aParticipant> | null;
  proposals: Map<string, Proposal>;
  keys: Map<string, string>;
  cuts: number;
  pageAfter: number;
  refusesText: boolean;
  /** Since when proposals are closed; `null`: they are open. */
  closedSince: string | null;
  similar: ProposalCard[];
  /** Milliseconds since the epoch, of the last write. */
  clock: number;
}
const start = (): State => ({
  me: aParticipant(),
  proposals: new Map(),
  keys: new Map(),
  cuts: 0,
  pageAfter: 2,
  refusesText: false,
  closedSince: null,
  similar: [],
  clock: Date.parse('2026-11-21T09:00:00.000Z'),
});
export const server: State = start();
/** Forgets what the test before has done. */
export const reset = (): void => {
  Object.assign(server, start());
};

const idOf = (asked: Asked) => {
  const found = server.proposals.get(asked.params.proposalId ?? '');
  if (!found) throw new Refused('proposal.not-found');
  return found;
};
const write = (asked: Asked, before: Proposal): Proposal => {
  const { title, body, themeId, territoryId, place } = Object(asked.body);
  server.clock += 1;
  const after = {
    ...before,
    title,
    body: { format: 'markdown' as const, text: body },
    themeId,
    territoryId,
    place,
    version: before.version + 1,
    updatedAt: new Date(server.clock).toISOString(),
  };
  server.proposals.set(after.id, after);
  if (server.cuts > 0) {
    server.cuts -= 1;
    throw new Cut();
  }
  return after;
};
/** A draft without a word. */
export function newDraft(): Proposal {
  const number = String(server.proposals.size + 1).padStart(22, '0');
  return Proposal.parse({
    id: ProposalId.parse(`prp_01JZ${number}`),
    componentId: component.id,
    reference: 'PRP-1',
    authorId: server.me?.id ?? null,
    isOfficial: false,
    locale: 'en',
    title: '',
    body: { format: 'markdown', text: '' },
    themeId: null,
    territoryId: null,
    state: 'draft',
    answer: null,
    importedVotes: NO_VOTES,
    externalId: null,
    createdAt: '2026-11-21T08:00:00.000Z',
    updatedAt: '2026-11-21T08:00:00.000Z',
    publishedAt: null,
    withdrawnAt: null,
    hidden: null,
    version: 0,
  });
}
export const operations = {
  'participants.readSession': () => ({ participant: server.me }),
  'participants.requestCode': () => ({ expiresInSeconds: 900 }),
  'participants.signIn': () => {
    server.me = aParticipant();
    return { participant: server.me };
  },
  'proposals.listMine': () => ({ items: [...server.proposals.values()].toReversed() }),
  'proposals.read': idOf,
  'proposals.createDraft': (asked: Asked) => {
    if (!server.me) throw new Refused('session.required');
    if (server.closedSince) throw new Refused('proposal.creation-closed');
    const key = String(asked.headers['idempotency-key']);
    const known = server.proposals.get(server.keys.get(key) ?? '');
    if (known) return known;
    const draft = newDraft();
    server.keys.set(key, draft.id);
    return write(asked, draft);
  },
  'proposals.updateDraft': (asked: Asked) => {
    const before = idOf(asked);
    if (before.version !== Object(asked.body).version) throw new Refused('proposal.changed-meanwhile');
    return write(asked, before);
  },
  'proposals.similar': () => ({ items: server.similar }),
  'proposals.edit': (asked: Asked) => {
    const before = idOf(asked);
    if (before.answer !== null) throw new Refused('proposal.not-editable');
    if (before.version !== Object(asked.body).version) throw new Refused('proposal.changed-meanwhile');
    return write(asked, before);
  },
  'proposals.discardDraft': (asked: Asked) => {
    server.proposals.delete(idOf(asked).id);
  },
  'proposals.publish': (asked: Asked) => {
    const draft = idOf(asked);
    if (server.closedSince) throw new Refused('proposal.creation-closed', [], undefined, { since: server.closedSince });
    const fields = textProblems({ ...draft, body: draft.body.text }, settings);
    if (server.refusesText)
      throw new Refused('proposal.text-refused', [
        { pointer: '/title', code: 'too_small', facts: { minimum: 50, length: 33 } },
      ]);
    if (fields.length > 0) throw new Refused('proposal.text-refused', fields);
    const published = { ...draft, state: 'published' as const, publishedAt: draft.createdAt };
    server.proposals.set(draft.id, published);
    return published;
  },
};
/** The proposal's page stands only when it has been asked for a few times. */
export const pageOfProposal = {
  [`${LIST}proposals/prp_01JZ${'1'.padStart(22, '0')}/`]: () => {
    server.pageAfter -= 1;
    return server.pageAfter < 0 ? { type: 'text/html', body: '<title>Online</title>' } : null;
  },
};
