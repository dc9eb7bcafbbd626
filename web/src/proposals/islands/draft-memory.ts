import type { ComponentId, GroupId, ProposalId, TaxonomyId } from '../../../../shared/platform/ids.ts';
import type { Instant } from '../../../../shared/platform/time.ts';
import type { Place, Proposal } from '../../../../shared/proposals/proposal.ts';
import { newKey } from '../../platform/api-client.ts';
import { asRecord, forget, keep, kept, keptUnder, onKept } from '../../platform/store.ts';

/** What an author writes. */
export interface Draft {
  readonly title: string;
  readonly body: string;
  readonly themeId: TaxonomyId | null;
  readonly territoryId: TaxonomyId | null;
  /** The group in whose name it is written. */
  readonly groupId: GroupId | null;
  readonly place: Place | null;
}
export const EMPTY_DRAFT: Draft = {
  title: '',
  body: '',
  themeId: null,
  territoryId: null,
  groupId: null,
  place: null,
};

/** A draft as this device remembers it. */
export interface KeptDraft {
  /** Names it on this device; windows that show the same draft share it. */
  readonly slot: string;
  readonly draft: Draft;
  /** The same draft on the server, and the version that this device has last seen; `null`: not there yet. */
  readonly server: { readonly id: ProposalId; readonly version: number } | null;
  /** The server has exactly this text. */
  readonly isSaved: boolean;
  /** Idempotency-Key of the draft's creation: an answer that was lost must not make a second draft. */
  readonly key: string;
  /** When it was last changed, by the clock of who changed it. */
  readonly changedAt: Instant;
}
export const newKept = (draft: Draft = EMPTY_DRAFT): KeptDraft => ({
  slot: newKey(),
  draft,
  server: null,
  isSaved: draft === EMPTY_DRAFT,
  key: newKey(),
  changedAt: new Date().toISOString(),
});

/** The text of a proposal as the form has it. */
export const draftOf = ({ title, body, themeId, territoryId, groupId, place }: Proposal): Draft => ({
  title,
  body: body.text,
  themeId,
  territoryId,
  groupId,
  place: place && { latitude: place.latitude, longitude: place.longitude, address: place.address },
});

/** A draft of the account that this device did not know. */
export const keptFrom = (proposal: Proposal): KeptDraft => ({
  slot: proposal.id,
  draft: draftOf(proposal),
  server: { id: proposal.id, version: proposal.version },
  isSaved: true,
  key: newKey(),
  changedAt: proposal.updatedAt,
});

/** Whether two drafts say the same. */
export const isSame = (a: Draft, b: Draft): boolean =>
  a.title === b.title &&
  a.body === b.body &&
  a.themeId === b.themeId &&
  a.territoryId === b.territoryId &&
  a.groupId === b.groupId &&
  JSON.stringify(a.place) === JSON.stringify(b.place);
export const isBlank = ({ title, body }: Draft): boolean => title.trim() === '' && body.trim() === '';

/** A month: long enough to come back, short enough to leave nothing for ever on a shared computer. */
const KEPT_SECONDS = 30 * 24 * 3600;
/** What was thrown away can be had back for so long. */
const DISCARDED_SECONDS = 15 * 60;
const keyOf = (componentId: ComponentId, slot = '') => `draft:${componentId}:${slot}`;
const discardedKey = (componentId: ComponentId) => `discarded:${componentId}`;

const isText = (value: unknown): value is string => typeof value === 'string';
const isTaxonomyId = (value: unknown): value is TaxonomyId => isText(value) && value.startsWith('tax_');
const isGroupId = (value: unknown): value is GroupId => isText(value) && value.startsWith('grp_');
const isProposalId = (value: unknown): value is ProposalId => isText(value) && value.startsWith('prp_');

/** What the controls of a form hold, by the names they have in `form-fields.tsx`; without those that hold nothing. */
export function writtenIn(values: FormData): Partial<Draft> {
  const [title, body, theme, territory] = ['title', 'body', 'theme', 'territory'].map((name) => values.get(name));
  return {
    ...(isText(title) && title !== '' ? { title } : {}),
    ...(isText(body) && body !== '' ? { body } : {}),
    ...(isTaxonomyId(theme) ? { themeId: theme } : {}),
    ...(isTaxonomyId(territory) ? { territoryId: territory } : {}),
  };
}

function readPlace(value: unknown): Place | null {
  const { latitude, longitude, address } = asRecord(value) ?? {};
  const isPlace = typeof latitude === 'number' && typeof longitude === 'number' && isText(address);
  return isPlace ? { latitude, longitude, address } : null;
}

/** A draft as it was remembered, if that is what it is. */
export function readDraft(value: unknown): Draft | null {
  const { title, body, themeId, territoryId, groupId, place } = asRecord(value) ?? {};
  if (!isText(title) || !isText(body)) return null;
  return {
    title,
    body,
    themeId: isTaxonomyId(themeId) ? themeId : null,
    territoryId: isTaxonomyId(territoryId) ? territoryId : null,
    groupId: isGroupId(groupId) ? groupId : null,
    place: readPlace(place),
  };
}

function readKept(value: unknown): KeptDraft | null {
  const { slot, draft, server, isSaved, key, changedAt } = asRecord(value) ?? {};
  const text = readDraft(draft);
  if (text === null || !isText(slot) || !isText(key) || !isText(changedAt)) return null;
  const { id, version } = asRecord(server) ?? {};
  const known = isProposalId(id) && typeof version === 'number' ? { id, version } : null;
  return { slot, draft: text, server: known, isSaved: isSaved === true, key, changedAt };
}

/** Remembers a draft, a blank one not; says whether this device could. */
export function keepDraft(componentId: ComponentId, kept: KeptDraft): boolean {
  const { slot, draft, server, isSaved, key, changedAt } = kept;
  if (!isBlank(draft) || server !== null)
    return keep(keyOf(componentId, slot), { slot, draft, server, isSaved, key, changedAt }, KEPT_SECONDS);
  forgetDraft(componentId, slot);
  return true;
}
export const keptDraft = (componentId: ComponentId, slot: string): KeptDraft | null =>
  kept(keyOf(componentId, slot), readKept);
export const forgetDraft = (componentId: ComponentId, slot: string): void => forget(keyOf(componentId, slot));
export const onDraftKept = (componentId: ComponentId, slot: string, listener: () => void): (() => void) =>
  onKept(keyOf(componentId, slot), listener);

/** Every draft that this device remembers, the newest first. */
export const keptDrafts = (componentId: ComponentId): KeptDraft[] =>
  keptUnder(keyOf(componentId), readKept).sort((one, other) => (one.changedAt > other.changedAt ? -1 : 1));

/** Which draft this window shows: it is the same one after a reload. */
export const shownSlot = (componentId: ComponentId): string | null =>
  kept(keyOf(componentId), (value) => (isText(value) ? value : null), 'sessionStorage');
export const showSlot = (componentId: ComponentId, slot: string): boolean =>
  keep(keyOf(componentId), slot, KEPT_SECONDS, 'sessionStorage');

/** What was thrown away last, for those who want it back. */
export const discardedDraft = (componentId: ComponentId): Draft | null => kept(discardedKey(componentId), readDraft);
export function rememberDiscarded(componentId: ComponentId, draft: Draft | null): void {
  if (draft === null) forget(discardedKey(componentId));
  else keep(discardedKey(componentId), draft, DISCARDED_SECONDS);
}
