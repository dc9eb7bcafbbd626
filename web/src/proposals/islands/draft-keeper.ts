import type { ComponentId } from '../../../../shared/platform/ids.ts';
import type { Instant } from '../../../../shared/platform/time.ts';
import type { Problem } from '../../platform/problem.ts';
import {
  type Draft,
  discardedDraft,
  forgetDraft,
  isSame,
  type KeptDraft,
  keepDraft,
  keptDraft,
  newKept,
  onDraftKept,
  rememberDiscarded,
  showSlot,
} from './draft-memory.ts';

/** The same draft as it was changed elsewhere: its author chooses. Meanwhile the text of this window has a slot of its own. */
export interface Conflict {
  readonly where: 'tab' | 'account';
  readonly theirs: KeptDraft;
}

export interface DraftState extends KeptDraft {
  readonly isSaving: boolean;
  /** This device remembers it. */
  readonly isKept: boolean;
  /** When the account last took the draft. */
  readonly accountAt: Instant | null;
  readonly problem: Problem | null;
  readonly conflict: Conflict | null;
  /** Published or thrown away in another window, or on another device. */
  readonly isGone: boolean;
  /** What was thrown away, and can be had back. */
  readonly discarded: Draft | null;
}

const FRESH = {
  isSaving: false,
  isKept: true,
  accountAt: null,
  problem: null,
  conflict: null,
  isGone: false,
} as const;

/**
 * Keeps a draft on the device at each change. Windows that show the same draft follow one another until somebody has
 * written in two of them: then its author chooses, and until then each text is kept.
 */
export class DraftKeeper {
  readonly componentId: ComponentId;
  readonly #tell: (state: DraftState) => void;
  #state: DraftState = { ...newKept(), ...FRESH, discarded: null };
  /** Somebody has written in this window since its draft was opened. */
  #isTouched = false;
  #stopListening = () => {};

  constructor(componentId: ComponentId, tell: (state: DraftState) => void) {
    this.componentId = componentId;
    this.#tell = tell;
  }

  get state(): DraftState {
    return this.#state;
  }

  protected set(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    const isKept = keepDraft(this.componentId, this.#state);
    this.#state = { ...this.#state, isKept };
    this.#tell(this.#state);
  }

  /** What another window has kept already: keeping it again would tell that window, and so on for ever. */
  #follow(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    this.#tell(this.#state);
  }

  /** Goes on with a draft; the one before stays where it is kept. */
  open(kept: KeptDraft): void {
    this.stop();
    this.#isTouched = false;
    this.set({ ...kept, ...FRESH, accountAt: kept.isSaved && kept.server ? kept.changedAt : null });
    this.#listen();
  }

  /** What was thrown away before this page was loaded can be had back. */
  recall(): void {
    this.set({ discarded: discardedDraft(this.componentId) });
  }

  #listen(): void {
    const { slot } = this.#state;
    showSlot(this.componentId, slot);
    this.#stopListening = onDraftKept(this.componentId, slot, () => this.#changedInTab());
  }

  stop(): void {
    this.#stopListening();
  }

  change(change: Partial<Draft>): void {
    this.#isTouched = true;
    if (this.#state.discarded) rememberDiscarded(this.componentId, null);
    const draft = { ...this.#state.draft, ...change };
    this.set({ draft, isSaved: false, discarded: null, isGone: false, changedAt: new Date().toISOString() });
  }

  /** Another window has changed the draft: this one follows, unless somebody has written here too. */
  #changedInTab(): void {
    const { slot, draft, conflict } = this.#state;
    const theirs = keptDraft(this.componentId, conflict?.theirs.slot ?? slot);
    if (theirs === null) {
      if (!conflict) this.gone();
    } else if (conflict) this.#follow({ conflict: { where: 'tab', theirs } });
    else if (isSame(theirs.draft, draft)) this.#follow({ server: theirs.server, isSaved: theirs.isSaved });
    else if (this.#isTouched) this.disagree('tab', theirs);
    else this.#follow({ ...theirs, accountAt: theirs.isSaved ? theirs.changedAt : null });
  }

  /** The text of this window goes into a slot of its own until its author has chosen: closing the window loses nothing. */
  protected disagree(where: Conflict['where'], theirs: KeptDraft): void {
    const { slot, key } = newKept();
    keepDraft(this.componentId, theirs);
    this.set({ slot, key, server: null, isSaved: false, problem: null, conflict: { where, theirs } });
  }

  protected gone(): void {
    this.#stopListening();
    const { slot, key } = newKept();
    const mine = this.#isTouched ? { slot, key, server: null, isSaved: false } : newKept();
    this.set({ ...mine, accountAt: null, isGone: true });
    this.#listen();
  }

  /** Goes on with what was written elsewhere; the text of this window is given up. */
  takeTheirs(): void {
    const { conflict, slot } = this.#state;
    if (!conflict) return;
    forgetDraft(this.componentId, slot);
    this.open(conflict.theirs);
  }

  /** Goes on with the text of this window: it replaces what was written elsewhere. */
  keepMine(): void {
    const { conflict, slot, draft } = this.#state;
    if (!conflict) return;
    forgetDraft(this.componentId, slot);
    this.open({ ...conflict.theirs, draft, isSaved: false, changedAt: new Date().toISOString() });
    this.#isTouched = true;
  }

  /** Goes on with the text of this window as a draft of its own, beside the other. */
  keepBoth(): void {
    if (!this.#state.conflict) return;
    this.#stopListening();
    this.set({ conflict: null });
    this.#listen();
  }

  /** Has back what was thrown away, as a new draft. */
  undiscard(): void {
    const { discarded } = this.#state;
    if (discarded === null) return;
    rememberDiscarded(this.componentId, null);
    this.open(newKept(discarded));
    this.set({ discarded: null });
  }
}
