import type { ComponentId, ProposalId } from '../../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import type { Proposal } from '../../../../shared/proposals/proposal.ts';
import { api } from '../../platform/island-api.ts';
import { isPassing, type Problem, type Result } from '../../platform/problem.ts';
import { DraftKeeper, type DraftState } from './draft-keeper.ts';
import {
  type Draft,
  draftOf,
  forgetDraft,
  isBlank,
  isSame,
  type KeptDraft,
  keptFrom,
  newKept,
  rememberDiscarded,
} from './draft-memory.ts';

/** A pause in typing after which the draft goes to the server. */
const PAUSE_MS = 1500;
/** A pause after which a save that failed for no reason of its own is tried again. */
const AGAIN_MS = 15_000;

/**
 * Keeps a draft on the device at each change, and on the account after each pause once somebody is signed in. One
 * request is on its way at a time; the newest text always wins over what it overtakes, and never over what was written
 * elsewhere.
 */
export class DraftSync extends DraftKeeper {
  readonly locale: InterfaceLocale;
  #isSignedIn = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<Problem | null> | null = null;
  /** The draft is being published, or is: what the account says of it now is no news. */
  #isEnding = false;

  constructor(componentId: ComponentId, locale: InterfaceLocale, tell: (state: DraftState) => void) {
    super(componentId, tell);
    this.locale = locale;
  }

  override open(kept: KeptDraft): void {
    super.open(kept);
    if (!kept.isSaved) this.saveIfSignedIn();
  }

  override keepBoth(): void {
    super.keepBoth();
    this.saveIfSignedIn();
  }

  override stop(): void {
    clearTimeout(this.#timer);
    super.stop();
  }

  override change(change: Partial<Draft>): void {
    super.change(change);
    this.#later(PAUSE_MS);
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#isSignedIn && !this.state.conflict) this.#timer = setTimeout(() => this.save(), milliseconds);
  }

  /** Brings device and account together, once somebody is signed in: `proposals` are the author's own, as they are now. */
  async signedIn(proposals: readonly Proposal[]): Promise<void> {
    this.#isSignedIn = true;
    const { server, slot } = this.state;
    if (server && !this.#isEnding) {
      const known = proposals.find(({ id }) => id === server.id);
      // The list may lag behind what this device has just sent.
      const now = known && known.version > server.version ? known : await this.#read(server.id);
      if (this.state.slot === slot && now !== undefined && !this.#isEnding) this.#compare(now);
    }
    await this.save();
  }

  /** A draft as it is now; `null` where there is none any more, `undefined` where nobody can tell. */
  async #read(proposalId: ProposalId): Promise<Proposal | null | undefined> {
    const read = await api.proposals.read({ params: { componentId: this.componentId, proposalId } });
    if (read.ok) return read.data;
    return read.problem.code === 'proposal.not-found' ? null : undefined;
  }

  #compare(now: Proposal | null): void {
    const { server, isSaved, draft, slot, conflict } = this.state;
    if (now === null) this.set({ server: null, isSaved: false, key: newKept().key });
    else if (now.state !== 'draft') this.gone();
    else if (!conflict && server !== null && now.version > server.version) {
      const theirs = { ...keptFrom(now), slot };
      if (isSaved || isSame(draft, theirs.draft)) this.set({ ...theirs, accountAt: now.updatedAt });
      else this.disagree('account', theirs);
    }
  }

  /** Nobody is signed in: the device keeps the draft alone. */
  signedOut(): void {
    this.#isSignedIn = false;
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
    const { draft, server, isSaved, conflict } = this.state;
    if (isSaved || conflict || (isBlank(draft) && server === null)) return null;
    this.#saving = this.#send(draft, server);
    const problem = await this.#saving;
    this.#saving = null;
    if (problem && isPassing(problem)) this.#later(AGAIN_MS);
    return problem;
  }

  async #send(draft: Draft, server: KeptDraft['server']): Promise<Problem | null> {
    const { slot, key } = this.state;
    this.set({ isSaving: true, problem: null });
    const body = { ...draft, locale: this.locale };
    const { componentId } = this;
    const result = server
      ? await api.proposals.updateDraft({
          params: { componentId, proposalId: server.id },
          body: { ...body, version: server.version },
        })
      : await api.proposals.createDraft({ params: { componentId }, body, idempotencyKey: key });
    this.set({ isSaving: false });
    // Another draft was opened meanwhile: that one is not concerned.
    if (this.state.slot !== slot) return null;
    if (!result.ok) return this.#refused(result.problem);
    const { id, version, updatedAt } = result.data;
    // A repeated creation gives the draft as it was first sent: what was written since is sent after it.
    const isSaved = isSame(this.state.draft, draftOf(result.data));
    this.set({ server: { id, version }, accountAt: updatedAt, isSaved });
    return null;
  }

  async #refused(problem: Problem): Promise<Problem> {
    this.set({ problem });
    const { server, slot } = this.state;
    if (problem.code === 'proposal.changed-meanwhile' && server) {
      const now = await this.#read(server.id);
      if (now && this.state.slot === slot) this.#compare(now);
    }
    // Thrown away or published elsewhere: the text goes on as a draft of its own.
    if (problem.code === 'proposal.not-found' || problem.code === 'proposal.not-a-draft') {
      this.set({ server: null, key: newKept().key });
    }
    return problem;
  }

  /** Throws the draft away, here and on the account; gives why that was refused, or `null`. */
  async discard(): Promise<Problem | null> {
    clearTimeout(this.#timer);
    await this.#saving;
    const { server, slot, draft } = this.state;
    if (server) {
      const params = { componentId: this.componentId, proposalId: server.id };
      const result = await api.proposals.discardDraft({ params });
      if (!result.ok && result.problem.code !== 'proposal.not-found') return result.problem;
    }
    forgetDraft(this.componentId, slot);
    rememberDiscarded(this.componentId, draft);
    this.open(newKept());
    this.set({ discarded: isBlank(draft) ? null : draft });
    return null;
  }

  /** Publishes what is saved by `publish`; once that is done this device has nothing more to remember. */
  async ending<T>(publish: () => Promise<Result<T>>): Promise<Result<T>> {
    this.#isEnding = true;
    const result = await publish();
    this.#isEnding = result.ok;
    if (result.ok) {
      this.stop();
      forgetDraft(this.componentId, this.state.slot);
    }
    return result;
  }
}
