import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FieldProblem } from '../../../../shared/platform/problem.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import type { Measure } from './problems.ts';

/** A field that said where it stands in the body that is sent. */
interface KnownField {
  readonly pointer: string;
  readonly label: string;
  /** Its parts are languages, shown one at a time. */
  readonly isLocalized?: boolean;
  /** What its bounds count; characters where nothing is said. */
  readonly measure?: Measure;
}

/** What fields of a form need of it. */
export interface Fields {
  readonly problem: Problem | null;
  /** Goes up with each refusal, also with one that reads the same. */
  readonly refusals: number;
  /** Language of the texts that are shown and written now. */
  readonly language: string;
  readonly setLanguage: (language: string) => void;
  readonly register: (field: KnownField) => void;
  /** The field that a pointer leads to: itself, or the nearest above it. */
  readonly fieldAt: (pointer: string) => KnownField | undefined;
}

export interface Form<T> {
  readonly value: T;
  readonly change: (patch: Partial<T>) => void;
  readonly isUnsaved: boolean;
  readonly isSaving: boolean;
  readonly fields: Fields;
  readonly submit: (event?: Event) => Promise<void>;
  /** Starts again from a value that is stored; with `sent`, what was typed since that was sent is kept. */
  readonly restart: (stored: T, sent?: T) => void;
}

/** Set by `FormBox` alone. */
export const FieldsContext = createContext<Fields | null>(null);

/** @throws Error outside of a form, which is a mistake in the code. */
export function useFields(): Fields {
  const fields = useContext(FieldsContext);
  if (!fields) throw new Error('a field needs a form around it');
  return fields;
}

/** Problems of the field at `pointer` and of all that is below it. */
export const problemsAt = (problem: Problem | null, pointer: string): readonly FieldProblem[] =>
  problem?.fields.filter((field) => field.pointer === pointer || field.pointer.startsWith(`${pointer}/`)) ?? [];

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function useFieldsOf(problem: Problem | null, refusals: number): Fields {
  const { languages, locale, organization } = useOffice();
  const [language, setLanguage] = useState<string>(languages.includes(locale) ? locale : organization.defaultLocale);
  const known = useRef(new Map<string, KnownField>());
  return useMemo(
    () => ({
      problem,
      refusals,
      language,
      setLanguage,
      register: (field) => known.current.set(field.pointer, field),
      fieldAt: (pointer) => {
        for (let part = pointer; part !== ''; part = part.slice(0, part.lastIndexOf('/'))) {
          const field = known.current.get(part);
          if (field) return field;
        }
        return undefined;
      },
    }),
    [problem, refusals, language],
  );
}

/** Holds back moves to other screens while something is not saved. */
function useUnsaved(isUnsaved: boolean) {
  const { holdBack } = useOffice().navigation;
  useEffect(() => {
    holdBack(isUnsaved);
    return () => holdBack(false);
  }, [isUnsaved, holdBack]);
}

/** Refusals that name no field although one is meant. */
const MEANT: Readonly<Record<string, string>> = { 'process.slug-taken': '/slug', 'process.phases-overlap': '/phases' };

function withFields(problem: Problem): Problem {
  const pointer = MEANT[problem.code];
  if (pointer === undefined || problem.fields.length > 0) return problem;
  return { ...problem, fields: [{ pointer, code: problem.code, facts: { ...problem.facts } }] };
}

interface FormTask<T, R> {
  readonly initial: T;
  /** Puts a value in order just before it is sent, so that pointers in a refusal fit what is shown. */
  readonly prepare?: (value: T) => T;
  /** What is typed is kept elsewhere as well, so that leaving loses nothing. */
  readonly isKept?: boolean;
  readonly save: (value: T) => Promise<Result<R>>;
  /** Runs once the form is clean, so that it may go to another screen. */
  readonly onSaved: (data: R, sent: T) => void;
}

/**
 * State of one form. A refusal changes nothing that was typed.
 */
export function useForm<T, R>({
  initial,
  prepare = (value) => value,
  isKept = false,
  save,
  onSaved,
}: FormTask<T, R>): Form<T> {
  const { navigation } = useOffice();
  const [start, setStart] = useState(initial);
  const [value, setValue] = useState(initial);
  const [isSaving, setSaving] = useState(false);
  const [{ problem, refusals }, setRefusal] = useState<{ problem: Problem | null; refusals: number }>({
    problem: null,
    refusals: 0,
  });
  const isUnsaved = !isKept && !same(start, value);
  useUnsaved(isUnsaved);
  const change = useCallback((patch: Partial<T>) => setValue((before) => ({ ...before, ...patch })), []);
  const restart = useCallback((stored: T, sent?: T) => {
    setStart(stored);
    setValue((before) => (sent === undefined || before === sent ? stored : before));
    setRefusal((before) => ({ ...before, problem: null }));
  }, []);
  async function submit(event?: Event) {
    event?.preventDefault();
    if (isSaving) return;
    setSaving(true);
    const sent = prepare(value);
    setValue(sent);
    const answer = await save(sent);
    setSaving(false);
    if (!answer.ok) {
      const problem = withFields(answer.problem);
      return setRefusal((before) => ({ problem, refusals: before.refusals + 1 }));
    }
    setRefusal((before) => ({ ...before, problem: null }));
    setStart(sent);
    navigation.holdBack(false);
    onSaved(answer.data, sent);
  }
  return { value, change, isUnsaved, isSaving, fields: useFieldsOf(problem, refusals), submit, restart };
}
