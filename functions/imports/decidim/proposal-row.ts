import type { Tally } from '../../../shared/proposals/proposal.ts';
import type { Nested } from '../files/cells.ts';
import type { ExportedProposal, ExportSource } from '../slots.ts';
import { textsOf } from './plain-text.ts';
import { stateToken } from './state-tokens.ts';
import { timeText } from './text-values.ts';

/** Who wrote it, by id, name and page; empty for the organization itself. */
export interface Writer {
  readonly id: string;
  readonly name: string;
  readonly path: string | null;
}

const NOBODY: Writer = { id: '', name: '', path: null };
const NOTHING = { total_count: 0, user_endorsements: [] };

/** Votes by opinion, which Decidim has no column for; `null` where there are none but supports. */
const opinionsOf = ({ agree, mixed, disagree }: Tally) =>
  agree + mixed + disagree > 0 ? { agree, mixed, disagree } : null;

/** Columns of Parvis behind Decidim's, only where a row has something that Decidim has no place for. */
const ownColumns = (own: Readonly<Record<string, Nested | string | number | null>>): Nested => {
  const said = Object.entries(own).filter(([, value]) => value !== null);
  return said.length === 0 ? {} : { parvis: Object.fromEntries(said) };
};

function answerColumns({ proposal }: ExportedProposal, { states }: ExportSource) {
  const { answer, stateId, state } = proposal;
  const own = states.find(({ id }) => id === stateId);
  const standing = own === undefined ? (answer?.state ?? '') : stateToken(states, own);
  return {
    state: standing === '' && state === 'withdrawn' ? 'withdrawn' : standing,
    answered: timeText(answer?.answeredAt ?? null),
    answer: answer?.text ?? {},
  };
}

function taxonomyColumns({ proposal: { themeId, territoryId } }: ExportedProposal, { taxonomies }: ExportSource) {
  const found = [themeId, territoryId].flatMap((id) => taxonomies.find((one) => one.id === id) ?? []);
  return { id: found.map(({ id }) => id), name: found.map(({ name }) => name) };
}

/** A proposal as a row of Decidim 0.30: its columns by their names and in their order. */
export function proposalRow(one: ExportedProposal, source: ExportSource, writer: Writer = NOBODY): Nested {
  const { proposal, votes } = one;
  const { locale, place } = proposal;
  const body = textsOf(proposal.body);
  const { state, answered, answer } = answerColumns(one, source);
  return {
    id: proposal.id,
    author: { id: writer.id, name: writer.name, url: writer.path === null ? '' : source.addressOf(writer.path) },
    taxonomies: taxonomyColumns(one, source),
    participatory_space: { id: source.process.id, url: source.addressOf(`/processes/${source.process.slug}/`) },
    component: { id: proposal.componentId },
    title: { [locale]: proposal.title },
    body: { [locale]: body.text },
    address: place?.address ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    state,
    state_published_at: answered,
    reference: proposal.reference,
    answer,
    answered_at: answered,
    votes: votes === null ? null : votes.support,
    endorsements: NOTHING,
    comments: one.comments,
    attachments: source.attachments.get(proposal.id) ?? 0,
    follows_count: null,
    published_at: timeText(proposal.publishedAt),
    url: source.addressOf(one.path),
    meeting_urls: [],
    related_proposals: [],
    is_amend: false,
    original_proposal: { title: null, url: null },
    withdrawn: proposal.state === 'withdrawn',
    withdrawn_at: timeText(proposal.withdrawnAt),
    created_at: timeText(proposal.createdAt),
    updated_at: timeText(proposal.updatedAt),
    created_in_meeting: false,
    coauthorships_count: 1,
    cost: null,
    cost_report: {},
    execution_period: {},
    ...ownColumns({ opinions: votes === null ? null : opinionsOf(votes), html: body.html }),
  };
}
