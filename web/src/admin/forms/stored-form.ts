import { useRef } from 'preact/hooks';
import type { Result } from '../../platform/problem.ts';
import type { Conflict } from './FormBox.tsx';
import { type Form, useForm } from './form.ts';

interface StoredFormTask<S, T> {
  /** What is stored, as it was last read. */
  readonly stored: S;
  /** What the controls of the form hold for it. */
  readonly draftOf: (stored: S) => T;
  readonly prepare?: (draft: T) => T;
  readonly save: (draft: T, version: number) => Promise<Result<S>>;
  /** Reads it again, after somebody else saved. */
  readonly read: () => Promise<Result<S>>;
  /** Gets what is stored now: saved here, or loaded after a conflict. */
  readonly onStored: (stored: S) => void;
  readonly onSaved?: (stored: S) => void;
}

/**
 * Form of something with a version. Where somebody else saved first, nothing typed is lost: the person chooses between
 * the other version and their own.
 */
export function useStoredForm<S extends { readonly version: number }, T>({
  stored,
  draftOf,
  prepare,
  save,
  read,
  onStored,
  onSaved,
}: StoredFormTask<S, T>): { readonly form: Form<T>; readonly conflict: Conflict } {
  const version = useRef(stored.version);
  version.current = Math.max(version.current, stored.version);
  const form: Form<T> = useForm<T, S>({
    initial: draftOf(stored),
    ...(prepare ? { prepare } : {}),
    save: (draft) => save(draft, version.current),
    onSaved: (saved, sent) => {
      version.current = saved.version;
      form.restart(draftOf(saved), sent);
      onStored(saved);
      onSaved?.(saved);
    },
  });
  const readAgain = async () => {
    const latest = await read();
    if (latest.ok) version.current = latest.data.version;
    return latest;
  };
  const takeTheirs = async () => {
    const latest = await readAgain();
    if (!latest.ok) return;
    form.restart(draftOf(latest.data));
    onStored(latest.data);
  };
  const keepMine = async () => {
    await readAgain();
    await form.submit();
  };
  return { form, conflict: { takeTheirs, keepMine } };
}
