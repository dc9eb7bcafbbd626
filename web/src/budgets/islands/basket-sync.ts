import type { BallotContent } from '../../../../shared/budgets/ballot.ts';
import type { BallotStanding } from '../../../../shared/budgets/ballot-routes.ts';
import type { CatalogueFile } from '../../../../shared/budgets/views.ts';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import { isPassing, type Problem } from '../../platform/problem.ts';
import { ballotsApi } from '../ballots-api.ts';
import { forgetBasket, keepBasket, keptBasket } from './ballot-memory.ts';
import { isSame, type Merged, merged, pruned } from './basket-state.ts';

/** An unfinished ballot, and how well it is kept. */
export interface BasketState {
  readonly content: BallotContent;
  /** Where somebody stands; `null`: nobody is signed in, or nobody could say. */
  readonly standing: BallotStanding | null;
  /** Whether the own standing was asked for and no answer came. */
  readonly isLost: boolean;
  /** `account`: on all devices; `device`: here; `unsaved`: here, and on its way; `window`: this device keeps nothing. */
  readonly kept: 'account' | 'device' | 'unsaved' | 'window';
  /** Choices that gave way to others. */
  readonly lost: Merged['lost'];
  /** Choices that the catalogue does not have any more. */
  readonly gone: number;
  /** A ballot is cast, and somebody is changing it. */
  readonly isEditing: boolean;
}

/** A hand that moves on is waited for before anything is sent. */
const REST_MS = 700;
const AGAIN_MS = 15_000;

interface Around {
  readonly componentId: ComponentId;
  readonly catalogue: CatalogueFile;
  readonly update: (change: (state: BasketState) => BasketState) => void;
}

export const startOf = (content: BallotContent): BasketState => ({
  content,
  standing: null,
  isLost: false,
  kept: 'device',
  lost: null,
  gone: 0,
  isEditing: false,
});

/** Keeps an unfinished ballot: on this device at once, and in the account of who is signed in. */
export class BasketSync {
  private readonly around: Around;
  private account: string | null = null;
  private content: BallotContent = [];
  private revision: number | null = null;
  private isDirty = false;
  private isSending = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;
  /** At a desk, and for people without an account, nothing of theirs is to stay. */
  private isTransient = false;

  constructor(around: Around) {
    this.around = around;
    this.content = pruned(keptBasket(around.componentId, null)?.content ?? [], around.catalogue).content;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.turn += 1;
  }

  /** Somebody has signed in or out, or is known now: their ballot and basket are read. @param isKnown the service answered who it is */
  async enter(account: string | null, isKnown: boolean, isTransient: boolean): Promise<void> {
    this.stop();
    this.isTransient = isTransient;
    const { componentId, update } = this.around;
    // Of people without an account nothing is kept but what stands here.
    const isHere = isTransient && account !== null && account === this.account && this.content.length > 0;
    this.account = account;
    const { content, revision, isDirty } = this;
    const own = isHere ? { content, revision, isDirty } : keptBasket(componentId, account);
    const nobodys = account === null ? null : keptBasket(componentId, null);
    const isNobodys = nobodys !== null && nobodys.content.length > 0;
    const device = isNobodys ? { ...nobodys, isNobodys } : own && { ...own, isNobodys: false };
    if (account === null || !isKnown) {
      const choices = device?.content ?? [];
      this.take({ content: choices, revision: device?.revision ?? null, isDirty: choices.length > 0, lost: null });
      update((state) => ({ ...state, standing: null, isLost: !isKnown && account !== null, isEditing: false }));
      return;
    }
    const turn = this.turn;
    const standing = await ballotsApi.readBallot({ params: { componentId } });
    if (turn !== this.turn) return;
    if (!standing.ok) {
      if (device) this.take({ ...device, isDirty: true, lost: null });
      update((state) => ({ ...state, isLost: isPassing(standing.problem) }));
      if (isPassing(standing.problem)) this.timer = setTimeout(() => this.enter(account, true, isTransient), AGAIN_MS);
      return;
    }
    this.settle(standing.data, merged(device, standing.data.basket));
    if (isNobodys) forgetBasket(componentId, null);
  }

  /** The server has said where somebody stands. */
  private settle(standing: BallotStanding, result: Merged): void {
    const { ballot } = standing;
    const isEditing = ballot !== null && result.content.length > 0 && !isSame(result.content, ballot.content);
    if (ballot !== null && !isEditing) this.take({ ...result, content: ballot.content, isDirty: false, lost: null });
    else this.take(result);
    this.around.update((state) => ({ ...state, standing, isLost: false, isEditing }));
  }

  private take({ content, revision, isDirty, lost }: Merged): void {
    const { content: left, gone } = pruned(content, this.around.catalogue);
    this.content = left;
    this.revision = revision;
    this.isDirty = isDirty || gone > 0;
    this.around.update((state) => ({ ...state, content: left, lost: lost ?? state.lost, gone: gone || state.gone }));
    this.keep();
    if (this.isDirty) this.plan();
  }

  /** Somebody has chosen. */
  change(content: BallotContent): void {
    this.content = content;
    this.isDirty = true;
    this.around.update((state) => ({ ...state, content, lost: null, gone: 0 }));
    this.keep();
    this.plan();
  }

  private keep(): void {
    const { componentId, update } = this.around;
    const { content, revision, isDirty, account } = this;
    if (content.length === 0 && !isDirty) forgetBasket(componentId, account);
    if (this.isTransient) {
      update((state) => ({ ...state, kept: 'window' }));
      return;
    }
    const isKept =
      (content.length === 0 && !isDirty) || keepBasket(componentId, account, { content, revision, isDirty });
    const onServer = account !== null && !isDirty;
    update((state) => ({ ...state, kept: onServer ? 'account' : isKept ? 'device' : 'window' }));
  }

  private plan(after = REST_MS): void {
    if (this.account === null || this.isTransient) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), after);
  }

  /** Sends at once what waits: the connection is back. */
  wake(): void {
    if (this.isDirty && this.account !== null) this.plan(0);
  }

  private async send(): Promise<void> {
    if (this.isSending) return this.plan();
    const { content, revision, turn } = this;
    const { componentId, update } = this.around;
    this.isSending = true;
    const body = { content: [...content], revision };
    const answer = await ballotsApi.keepBasket({ params: { componentId }, body, tries: 1 });
    this.isSending = false;
    if (turn !== this.turn) return;
    if (answer.ok) {
      this.revision = answer.data.revision;
      this.isDirty = this.content !== content;
      this.keep();
      if (this.isDirty) this.plan();
      return;
    }
    if (isPassing(answer.problem)) {
      update((state) => ({ ...state, kept: state.kept === 'window' ? 'window' : 'unsaved' }));
      this.plan(AGAIN_MS);
    } else await this.conflict(answer.problem);
  }

  /** Another device was first: the newer choices win, and it is told which ones gave way. */
  private async conflict({ code }: Problem): Promise<void> {
    if (code !== 'budget.basket-changed-meanwhile') return;
    const { componentId } = this.around;
    const turn = this.turn;
    const standing = await ballotsApi.readBallot({ params: { componentId } });
    if (!standing.ok || turn !== this.turn) return;
    const device = { content: this.content, revision: this.revision, isDirty: true, isNobodys: false };
    const { basket } = standing.data;
    // What another window has cast or emptied is no choice against this one.
    if (basket === null) this.take({ ...device, revision: null, lost: null });
    else this.settle(standing.data, merged({ ...device, revision: -1 }, basket));
  }

  /** Choices that gave way come back. */
  undo(lost: NonNullable<Merged['lost']>): void {
    this.change(pruned(lost.content, this.around.catalogue).content);
  }

  /** The ballot is cast: nothing is unfinished any more. */
  cast(content: BallotContent, revision: number): void {
    this.stop();
    this.content = content;
    this.revision = null;
    this.isDirty = false;
    forgetBasket(this.around.componentId, this.account);
    const ballot = { content, revision, channel: 'online', castInHour: new Date().toISOString() } as const;
    this.around.update((state) => ({
      ...state,
      content,
      isEditing: false,
      lost: null,
      standing: { ...(state.standing ?? NEW), ballot, basket: null },
    }));
  }

  /** The ballot was taken back: what it said is an unfinished one again. */
  takenBack(): void {
    this.around.update((state) => ({
      ...state,
      isEditing: false,
      standing: state.standing && { ...state.standing, ballot: null },
    }));
    this.change(this.content);
  }

  /** The cast ballot is changed. */
  edit(cast: BallotContent): void {
    this.content = pruned(cast, this.around.catalogue).content;
    this.around.update((state) => ({ ...state, isEditing: true, content: this.content, lost: null, gone: 0 }));
  }

  /** The cast ballot stays as it is: what was begun is forgotten, on the server too. */
  leave(cast: BallotContent): void {
    clearTimeout(this.timer);
    const { componentId, update } = this.around;
    const { revision } = this;
    if (revision !== null) ballotsApi.keepBasket({ params: { componentId }, body: { content: [], revision } });
    forgetBasket(componentId, this.account);
    this.content = cast;
    this.revision = null;
    this.isDirty = false;
    update((state) => ({ ...state, isEditing: false, content: cast, lost: null }));
  }
}

const NEW: BallotStanding = {
  ballot: null,
  isPaper: false,
  basket: null,
  votesIn: [],
  mayVote: true,
  refusal: null,
};
