import type { ComponentId, ProposalId } from '../../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import type { Instant } from '../../../../shared/platform/time.ts';
import type { Proposal } from '../../../../shared/proposals/contract.ts';
import { api } from '../../platform/island-api.ts';
import type { Problem } from '../../platform/problem.ts';
import {
  type Draft,
  EMPTY_DRAFT,
  forgetDraft,
  isBlank,
  type KeptDraft,
  keepDraft,
  keptDraft,
  newKept,
} from './draft-memory.ts';

/** Another draft that the author must choose about: the same one changed elsewhere, or an older one. */
interface Offer {
  readonly kind: 'conflict' | 'other';
  readonly proposal: Proposal;
}

export interface DraftState extends KeptDraft {
  readonly isSaving: boolean;
  /** When the server last took the draft. */
  readonly savedAt: Instant | null;
  readonly problem: Problem | null;
  readonly offer: Offer | null;
}

/** A pause in typing after which the draft goes to the server. */
const PAUSE_MS = 1500;

const textOf = ({ title, body, themeId, territoryId }: Draft): Draft => ({ title, body, themeId, territoryId });
const same = (a: Draft, b: Draft) =>
  a.title === b.title && a.body === b.body && a.themeId === b.themeId && a.territoryId === b.territoryId;
const draftOf = ({ title, body, themeId, territoryId }: Proposal): Draft =>
  textOf({ title, body: body.text, themeId, territoryId });

/**
 * Keeps a draft on the device at each change, and on the server after each pause once somebody is signed in. One
 * request is on its way at a time; the newest text always wins over what it overtakes.
 */
export class DraftSync {
  readonly componentId: ComponentId;
  readonly locale: InterfaceLocale;
  readonly #tell: (state: DraftState) => void;
  #state: DraftState = { ...newKept(), isSaving: false, savedAt: null, problem: null, offer: null };
  #isSignedIn = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<Problem | null> | null = null;

  constructor(componentId: ComponentId, locale: InterfaceLocale, tell: (state: DraftState) => void) {
    this.componentId = componentId;
    this.locale = locale;
    this.#tell = tell;
  }

  get state(): DraftState {
    return this.#state;
  }

  #set(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    const { draft, server, isSaved, key } = this.#state;
    keepDraft(this.componentId, { draft, server, isSaved, key });
    this.#tell(this.#state);
  }

  /** Takes up what the device remembers, and what was typed before scripts ran. */
  start(typed: Partial<Draft>): void {
    const kept = keptDraft(this.componentId);
    this.#set(kept ?? {});
    if (Object.keys(typed).length === 0) return;
    // A text that waited here was not in the page yet when somebody began another one: both are theirs.
    const before = kept?.draft.body.trim() ?? '';
    const isMore = typed.body !== undefined && before !== '';
    this.change(isMore ? { ...typed, body: `${before}\n\n${typed.body}` } : typed);
  }

  change(change: Partial<Draft>): void {
    this.#set({ draft: { ...this.#state.draft, ...change }, isSaved: false });
    clearTimeout(this.#timer);
    if (this.#isSignedIn && this.#state.offer?.kind !== 'conflict')
      this.#timer = setTimeout(() => this.save(), PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Somebody is signed in: brings device and server together, or asks which text to go on with. */
  async signedIn(): Promise<void> {
    this.#isSignedIn = true;
    const asked = this.#state.server;
    const result = await api.proposals.listMine({ params: { componentId: this.componentId } });
    if (!result.ok) return this.#set({ problem: result.problem });
    const { server, isSaved, draft } = this.#state;
    // A draft that was created meanwhile is not in this list.
    if (server?.id !== asked?.id) return;
    const drafts = result.data.items.filter(({ state }) => state === 'draft');
    const known = drafts.find(({ id }) => id === server?.id);
    const newest = known ?? drafts[0];
    if (server && !known) this.#set({ server: null, isSaved: false, key: newKept().key });
    if (newest && (isBlank(draft) || (known && isSaved))) return this.take(newest);
    if (known && known.version !== server?.version) return this.#set({ offer: { kind: 'conflict', proposal: known } });
    if (newest && !known) this.#set({ offer: { kind: 'other', proposal: newest } });
    if (!this.#state.isSaved) await this.save();
  }

  /** Nobody is signed in: the device keeps the draft alone. */
  signedOut(): void {
    this.#isSignedIn = false;
  }

  /** Goes on with a draft of the server; what the device had is given up. */
  take(proposal: Proposal): void {
    const server = { id: proposal.id, version: proposal.version };
    this.#set({
      draft: draftOf(proposal),
      server,
      isSaved: true,
      savedAt: proposal.updatedAt,
      offer: null,
      problem: null,
    });
  }

  /** Goes on with the text of this device: it replaces what was changed elsewhere, or stands beside an older draft. */
  async keepMine(): Promise<void> {
    const { offer } = this.#state;
    if (offer?.kind === 'conflict') {
      this.#set({ server: { id: offer.proposal.id, version: offer.proposal.version }, isSaved: false });
    }
    this.#set({ offer: null });
    await this.save();
  }

  /** What the connection's return calls. */
  async saveIfSignedIn(): Promise<void> {
    if (this.#isSignedIn) await this.save();
  }

  /** Saves what is not saved yet; gives why that was refused, or `null`. */
  async save(): Promise<Problem | null> {
    clearTimeout(this.#timer);
    if (this.#saving) {
      const problem = await this.#saving;
      return problem ?? this.save();
    }
    const { draft, server, isSaved } = this.#state;
    if (isSaved || (isBlank(draft) && server === null)) return null;
    this.#saving = this.#send(draft, server);
    const problem = await this.#saving;
    this.#saving = null;
    return problem;
  }

  async #send(draft: Draft, server: KeptDraft['server']): Promise<Problem | null> {
    this.#set({ isSaving: true, problem: null });
    const body = { ...draft, locale: this.locale };
    const { componentId } = this;
    const result = server
      ? await api.proposals.updateDraft({
          params: { componentId, proposalId: server.id },
          body: { ...body, version: server.version },
        })
      : await api.proposals.createDraft({ params: { componentId }, body, idempotencyKey: this.#state.key });
    this.#set({ isSaving: false });
    if (!result.ok) return this.#refused(result.problem, server?.id);
    const { id, version, updatedAt } = result.data;
    // A repeated creation gives the draft as it was first sent: what was written since is sent after it.
    const isSaved = same(this.#state.draft, draftOf(result.data));
    this.#set({ server: { id, version }, savedAt: updatedAt, isSaved });
    return null;
  }

  async #refused(problem: Problem, id: ProposalId | undefined): Promise<Problem> {
    this.#set({ problem });
    if (problem.code === 'proposal.changed-meanwhile' && id) {
      const read = await api.proposals.read({ params: { componentId: this.componentId, proposalId: id } });
      if (read.ok) this.#set({ offer: { kind: 'conflict', proposal: read.data } });
    }
    // Thrown away or published elsewhere: the text goes on as a draft of its own.
    if (problem.code === 'proposal.not-found' || problem.code === 'proposal.not-a-draft') {
      this.#set({ server: null, key: newKept().key });
    }
    return problem;
  }

  /** Throws the draft away, here and on the server; gives why that was refused, or `null`. */
  async discard(): Promise<Problem | null> {
    this.stop();
    await this.#saving;
    const { server } = this.#state;
    if (server) {
      const params = { componentId: this.componentId, proposalId: server.id };
      const result = await api.proposals.discardDraft({ params });
      if (!result.ok && result.problem.code !== 'proposal.not-found') return result.problem;
    }
    this.#set({ ...newKept(), draft: EMPTY_DRAFT, savedAt: null, problem: null, offer: null });
    return null;
  }

  /** The draft is published: this device has nothing more to remember. */
  published(): void {
    this.stop();
    forgetDraft(this.componentId);
  }
}
