import { useEffect, useState } from 'preact/hooks';
import type { Position } from '../../../../shared/comments/comment.ts';
import type { Named } from '../../../../shared/comments/mentions.ts';
import { asRecord, forget, keep, kept } from '../../platform/store.ts';

/** What is being written, with those whose names were chosen. */
export interface Written {
  readonly text: string;
  readonly position: Position;
  readonly people: readonly Named[];
}

const WEEK_SECONDS = 7 * 24 * 3600;
export const POSITIONS = ['for', 'neutral', 'against'] as const satisfies readonly Position[];
export const NOTHING: Written = { text: '', position: 'neutral', people: [] };

const isPosition = (value: unknown): value is Position => POSITIONS.some((position) => position === value);

function readPeople(value: unknown): readonly Named[] {
  return (Array.isArray(value) ? value : []).flatMap((one) => {
    const { id, name } = asRecord(one) ?? {};
    return typeof id === 'string' && typeof name === 'string' ? [{ id, name }] : [];
  });
}

function readWritten(value: unknown): Written | null {
  const { text, position, people } = asRecord(value) ?? {};
  if (typeof text !== 'string' || !isPosition(position)) return null;
  return { text, position, people: readPeople(people) };
}

/** What is being written, kept on this device until it is online. */
export function useWritten(key: string) {
  const [written, setWritten] = useState<Written>(NOTHING);
  useEffect(() => setWritten(kept(key, readWritten) ?? NOTHING), [key]);
  const write = (next: Written) => {
    setWritten(next);
    if (next.text.trim() === '') forget(key);
    else keep(key, next, WEEK_SECONDS);
  };
  return [written, write] as const;
}
