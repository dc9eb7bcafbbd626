import type { ComponentId, ProposalId, TaxonomyId } from '../../../../shared/platform/ids.ts';
import { newKey } from '../../platform/api-client.ts';
import { asRecord, forget, keep, kept } from '../../platform/store.ts';

/** What an author writes. */
export interface Draft {
  readonly title: string;
  readonly body: string;
  readonly themeId: TaxonomyId | null;
  readonly territoryId: TaxonomyId | null;
}
export const EMPTY_DRAFT: Draft = { title: '', body: '', themeId: null, territoryId: null };

/** A draft as this device remembers it. */
export interface KeptDraft {
  readonly draft: Draft;
  /** The same draft on the server, and the version that this device has last seen; `null`: not there yet. */
  readonly server: { readonly id: ProposalId; readonly version: number } | null;
  /** The server has exactly this text. */
  readonly isSaved: boolean;
  /** Idempotency-Key of the draft's creation: an answer that was lost must not make a second draft. */
  readonly key: string;
}
export const newKept = (): KeptDraft => ({ draft: EMPTY_DRAFT, server: null, isSaved: true, key: newKey() });

/** A month: long enough to come back, short enough to leave nothing for ever on a shared computer. */
const KEPT_SECONDS = 30 * 24 * 3600;
const keyOf = (componentId: ComponentId) => `draft:${componentId}`;

const isText = (value: unknown): value is string => typeof value === 'string';
const isTaxonomyId = (value: unknown): value is TaxonomyId => isText(value) && value.startsWith('tax_');
const isProposalId = (value: unknown): value is ProposalId => isText(value) && value.startsWith('prp_');

function readDraft(value: unknown): Draft | null {
  const { title, body, themeId, territoryId } = asRecord(value) ?? {};
  if (!isText(title) || !isText(body)) return null;
  return {
    title,
    body,
    themeId: isTaxonomyId(themeId) ? themeId : null,
    territoryId: isTaxonomyId(territoryId) ? territoryId : null,
  };
}

function readKept(value: unknown): KeptDraft | null {
  const { draft, server, isSaved, key } = asRecord(value) ?? {};
  const text = readDraft(draft);
  if (text === null || !isText(key)) return null;
  const { id, version } = asRecord(server) ?? {};
  const known = isProposalId(id) && typeof version === 'number' ? { id, version } : null;
  return { draft: text, server: known, isSaved: isSaved === true, key };
}

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

export const isBlank = ({ title, body }: Draft): boolean => title.trim() === '' && body.trim() === '';

export function keepDraft(componentId: ComponentId, draft: KeptDraft): void {
  if (isBlank(draft.draft) && draft.server === null) forget(keyOf(componentId));
  else keep(keyOf(componentId), draft, KEPT_SECONDS);
}

export const keptDraft = (componentId: ComponentId): KeptDraft | null => kept(keyOf(componentId), readKept);
export const forgetDraft = (componentId: ComponentId): void => forget(keyOf(componentId));
