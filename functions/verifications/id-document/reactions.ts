import { type Change, on } from '../../platform/stream/change.ts';
import type { Reactions } from '../../platform/stream/reactions.ts';
import { IdDocuments } from '../entities.ts';
import { type DocumentItem, keysOf } from './document.ts';

/** Pictures of a document that is gone, was decided on, or gave way to another: whoever removed it, or its time. */
function leftBehind({ before, after }: Change<DocumentItem>) {
  if (before === undefined) return [];
  const isOver =
    after === undefined || after.id !== before.id || after.state === 'refused' || after.state === 'unusable';
  return isOver ? [{ identity: keysOf(before) }] : [];
}

/** What follows from changes of identity documents. */
export const idDocumentReactions: Reactions = { uploads: [on(IdDocuments, leftBehind)] };
