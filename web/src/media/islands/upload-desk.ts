import type { Attachment, AttachmentResourceId } from '../../../../shared/media/attachment.ts';
import type { AttachmentId } from '../../../../shared/platform/ids.ts';
import { media } from '../media-api.ts';
import { chosenRow, counts, type DeskState, isPending, merged, moved, type Row } from './rows.ts';
import { sendAttachment, tooLarge } from './send-attachment.ts';

/** Files sent at a time: a telephone has one line. */
const AT_ONCE = 2;
/** How long somebody can take a removal back. */
const UNDO_MS = 10_000;
const FIRST_LOOK_MS = 400;
const LONGEST_LOOK_MS = 5000;
/** After that, what is being checked is said to be slow. */
const SLOW_MS = 30_000;
/** After that nobody looks any more until the page is opened again. */
const LOOKS_MS = 10 * 60_000;

const EMPTY: DeskState = { rows: [], isLoaded: false, problem: null, accepts: [], most: 0, isSlow: false };
/**
 * Sends files and follows what becomes of them, for one resource at a time. It goes on when the form is not on the
 * screen, as while its preview is read.
 */
export class UploadDesk {
  #state = EMPTY;
  #resourceId: AttachmentResourceId | null = null;
  #isWatching = false;
  #lookedSince = 0;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #listeners = new Set<(state: DeskState) => void>();
  readonly #sending = new Map<string, AbortController>();
  readonly #removals = new Map<string, ReturnType<typeof setTimeout>>();

  get state(): DeskState {
    return this.#state;
  }

  /** Calls `listener` at each change; gives the way to stop. */
  follow(listener: (state: DeskState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener(this.#state);
  }

  #row(key: string): Row | undefined {
    return this.#state.rows.find((row) => row.key === key);
  }

  #change(key: string, change: Partial<Row>): void {
    this.#set({ rows: this.#state.rows.map((row) => (row.key === key ? { ...row, ...change } : row)) });
  }

  #drop(key: string): void {
    this.#set({ rows: this.#state.rows.filter((row) => row.key !== key) });
  }

  /** What the files belong to; `null`: nothing yet, and they wait. What another one had is left alone. */
  belongTo(resourceId: AttachmentResourceId | null): void {
    if (resourceId === this.#resourceId) return;
    const waiting = this.#resourceId === null ? this.#state.rows : [];
    this.#resourceId = resourceId;
    this.#set({ ...EMPTY, rows: waiting, isLoaded: resourceId === null });
    if (resourceId !== null) this.load();
  }

  /** Where nothing is known of the resource yet, as before a draft is on the server: what it will take. */
  expect(accepts: DeskState['accepts'], most: number): void {
    if (this.#resourceId === null) this.#set({ accepts, most, isLoaded: true });
  }

  /** Reads the list, then sends what has waited for it. */
  async load(): Promise<void> {
    const resourceId = this.#resourceId;
    if (resourceId === null) return;
    const result = await media.listAttachments({ params: { resourceId } });
    if (resourceId !== this.#resourceId) return;
    if (!result.ok) return this.#set({ problem: result.problem });
    const { items, accepts, most } = result.data;
    const rows = merged(this.#state.rows, items);
    this.#set({ rows, accepts, most, isLoaded: true, problem: null });
    for (const { key, step } of rows) if (step === 'waiting') this.#change(key, { step: 'queued' });
    this.#pump();
    this.#watch();
  }

  /** Takes files; those that cannot be taken say why. @returns whether any waits for a resource */
  add(files: readonly File[]): boolean {
    const { accepts, most, rows } = this.#state;
    let free = most - rows.filter(counts).length;
    const isThere = this.#resourceId !== null;
    const added = files.map((file) => {
      const row = chosenRow(file, accepts);
      if (row.step === 'failed') return row;
      free -= 1;
      if (free < 0) return { ...row, step: 'failed', problem: { ...tooLarge, code: 'attachment.too-many' } } as const;
      return isThere ? ({ ...row, step: 'queued' } as const) : row;
    });
    this.#set({ rows: [...rows, ...added] });
    this.#pump();
    return added.some(({ step }) => step === 'waiting');
  }

  /** Sends again what was not sent. */
  repeat(key: string): void {
    this.#change(key, { step: this.#resourceId === null ? 'waiting' : 'queued', problem: null, mayRepeat: false });
    this.#pump();
  }

  /** The connection is back: whatever it interrupted goes on. */
  repeatLost(): void {
    for (const { key, step, mayRepeat } of this.#state.rows) if (step === 'failed' && mayRepeat) this.repeat(key);
    if (this.#state.problem !== null) this.load();
    this.#watch();
  }

  #pump(): void {
    for (const row of this.#state.rows) {
      if (this.#sending.size >= AT_ONCE) return;
      if (row.step === 'queued') this.#send(row);
    }
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(act);
    this.#turn = done;
    return done;
  }

  async #send({ key, file }: Row): Promise<void> {
    const resourceId = this.#resourceId;
    if (resourceId === null || file === null) return;
    const controller = new AbortController();
    this.#sending.set(key, controller);
    this.#change(key, { step: 'sending', percent: 0 });
    const { signal } = controller;
    const tell = (change: Partial<Row>) => this.#change(key, change);
    const end = await sendAttachment({ resourceId, key, file, signal, tell, inTurn: (act) => this.#inTurn(act) });
    this.#sending.delete(key);
    if (end === 'sent') this.#change(key, { step: 'server', percent: 100 });
    else if (end === 'known') {
      // It is in the list.
      this.#drop(key);
      this.load();
    } else if (end !== 'cancelled') {
      const mayRepeat = end.code === 'network.failed' || end.status >= 500 || end.status === 429;
      this.#change(key, { step: 'failed', problem: end, mayRepeat });
    }
    this.#pump();
    this.#watch();
  }

  /** Looks at the list again, at growing distances, until nothing is on its way any more. */
  async #watch(): Promise<void> {
    if (this.#isWatching) return;
    this.#isWatching = true;
    this.#lookedSince = Date.now();
    for (let pause = FIRST_LOOK_MS; this.#isWorthLooking(); pause = Math.min(LONGEST_LOOK_MS, pause * 1.5)) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      const resourceId = this.#resourceId;
      if (resourceId === null) break;
      const result = await media.listAttachments({ params: { resourceId } });
      if (result.ok && resourceId === this.#resourceId) {
        const isSlow = Date.now() - this.#lookedSince > SLOW_MS;
        this.#set({ rows: merged(this.#state.rows, result.data.items), isSlow });
      }
    }
    this.#isWatching = false;
  }

  #isWorthLooking(): boolean {
    return Date.now() - this.#lookedSince < LOOKS_MS && this.#state.rows.some(isPending);
  }

  /** Stops sending a file, or takes away one that is not offered anyway. */
  cancel(key: string): void {
    this.#sending.get(key)?.abort();
    const id = this.#row(key)?.attachment?.id;
    if (id !== undefined) this.#forget(id);
    this.#drop(key);
  }

  /** Removes a file as soon as nobody can want it back any more. */
  remove(key: string): void {
    this.#change(key, { step: 'removed' });
    const timer = setTimeout(() => this.#removeNow(key), UNDO_MS);
    this.#removals.set(key, timer);
  }

  undo(key: string): void {
    clearTimeout(this.#removals.get(key));
    this.#removals.delete(key);
    this.#change(key, { step: 'server' });
  }

  /** The form goes off the screen: what was removed is gone now. */
  settleRemovals(): void {
    for (const key of this.#removals.keys()) this.#removeNow(key);
  }

  #removeNow(key: string): void {
    clearTimeout(this.#removals.get(key));
    this.#removals.delete(key);
    const id = this.#row(key)?.attachment?.id;
    this.#drop(key);
    if (id !== undefined) this.#forget(id);
  }

  async #forget(attachmentId: AttachmentId): Promise<void> {
    const resourceId = this.#resourceId;
    if (resourceId === null) return;
    const result = await media.removeAttachment({ params: { resourceId, attachmentId } });
    // It is still there, and so it is shown.
    if (!result.ok) {
      await this.load();
      this.#set({ problem: result.problem });
    }
  }

  /** Puts a file one place up or down. @returns whether it moved */
  async move(key: string, by: -1 | 1): Promise<boolean> {
    const before = this.#state.rows;
    const rows = moved(before, key, by);
    if (rows === before || this.#resourceId === null) return false;
    this.#set({ rows });
    const order = rows.flatMap(({ attachment, step }) => (attachment && step === 'server' ? [attachment.id] : []));
    const result = await media.orderAttachments({ params: { resourceId: this.#resourceId }, body: { order } });
    this.#set({ problem: result.ok ? null : result.problem });
    if (!result.ok) await this.load();
    return result.ok;
  }

  /** What somebody is writing about a file. */
  write(key: string, words: Partial<Pick<Attachment, 'title' | 'alt'>>): void {
    const { attachment } = this.#row(key) ?? {};
    if (attachment) this.#change(key, { attachment: { ...attachment, ...words }, problem: null });
  }

  /** Keeps what has been written about a file. */
  async describe(key: string): Promise<void> {
    const { attachment } = this.#row(key) ?? {};
    if (!attachment || this.#resourceId === null) return;
    const params = { resourceId: this.#resourceId, attachmentId: attachment.id };
    const { title, alt } = attachment;
    const result = await media.updateAttachment({ params, body: { title, alt } });
    if (!result.ok) this.#change(key, { problem: result.problem });
  }
}
