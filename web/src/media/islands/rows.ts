import type { Attachment, AttachmentKind } from '../../../../shared/media/attachment.ts';
import {
  classOf,
  cleanFileName,
  declaredType,
  type FileClass,
  kindOf,
  maySend,
} from '../../../../shared/media/rules.ts';
import { newKey } from '../../platform/api-client.ts';
import type { Problem } from '../../platform/problem.ts';

/**
 * One file as the form shows it. `waiting`: there is nothing yet that it could belong to; `queued`: its turn comes;
 * `server`: the server has it, and `attachment` says what has become of it; `removed`: gone as soon as nobody wants it
 * back any more.
 */
export interface Row {
  /** Idempotency-Key of its creation: an answer that was lost must not make a second attachment. */
  readonly key: string;
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly file: File | null;
  readonly attachment: Attachment | null;
  readonly step: 'waiting' | 'queued' | 'sending' | 'server' | 'failed' | 'removed';
  readonly percent: number;
  readonly problem: Problem | null;
  /** Sending it again may do better. */
  readonly mayRepeat: boolean;
}

/** What the form of attachments shows. */
export interface DeskState {
  readonly rows: readonly Row[];
  readonly isLoaded: boolean;
  /** Why the list could not be read, or a change not be kept. */
  readonly problem: Problem | null;
  readonly accepts: readonly FileClass[];
  readonly most: number;
  /** What is being checked takes longer than usual. */
  readonly isSlow: boolean;
}

const refusedHere = (code: Problem['code'], facts: Problem['facts']): Problem => ({
  code,
  status: 422,
  facts,
  fields: [],
  retryAfter: null,
});

/** A file that somebody has just chosen, judged by what it says of itself. */
export function chosenRow(file: File, accepts: readonly FileClass[]): Row {
  const type = declaredType(file.name, file.type);
  const decision = maySend({ type, bytes: file.size }, accepts);
  const fileClass = classOf(type);
  return {
    key: newKey(),
    name: cleanFileName(file.name),
    kind: fileClass === undefined ? 'document' : kindOf(fileClass),
    file,
    attachment: null,
    step: decision.allowed ? 'waiting' : 'failed',
    percent: 0,
    problem: decision.allowed ? null : refusedHere(decision.problem, decision.facts),
    mayRepeat: false,
  };
}

const knownRow = (attachment: Attachment): Row => ({
  key: attachment.id,
  name: attachment.name,
  kind: attachment.kind,
  file: null,
  attachment,
  step: 'server',
  percent: 100,
  problem: null,
  mayRepeat: false,
});

/** Still on its way, here or elsewhere: worth another look at the server. */
export const isPending = ({ step, attachment }: Row): boolean =>
  step === 'server' && (attachment?.state === 'checking' || attachment?.state === 'uploading');

/** Takes up a place among the files that there may be. */
export const counts = ({ step }: Row): boolean => step !== 'failed' && step !== 'removed';

/** What the server knows now, in its order, with what is only here after it. What was typed here meanwhile is kept. */
export function merged(rows: readonly Row[], items: readonly Attachment[]): Row[] {
  const byId = new Map(rows.map((row) => [row.attachment?.id, row]));
  const known = items.map((item) => {
    const row = byId.get(item.id);
    if (row?.attachment === null || row === undefined) return knownRow(item);
    const { title, alt } = row.attachment;
    return { ...row, attachment: { ...item, title, alt } };
  });
  const ids = new Set<string>(items.map(({ id }) => id));
  const own = rows.filter(
    ({ attachment, step }) => attachment === null || (step !== 'server' && !ids.has(attachment.id)),
  );
  return [...known, ...own];
}

/** What readers will see: it has a place among the others. */
export const isReady = ({ step, attachment }: Row): boolean => step === 'server' && attachment?.state === 'ready';

/** The rows with one of them exchanged for the next in a direction that readers will see; the same where there is none. */
export function moved(rows: readonly Row[], key: string, by: -1 | 1): readonly Row[] {
  const ready = rows.filter(isReady);
  const one = ready.find((row) => row.key === key);
  const other = one && ready[ready.indexOf(one) + by];
  if (one === undefined || other === undefined) return rows;
  return rows.map((row) => (row === one ? other : row === other ? one : row));
}
