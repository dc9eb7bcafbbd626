import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { FieldErrors } from '../forms/Field.tsx';
import { useFields } from '../forms/form.ts';
import { fieldId } from '../forms/problems.ts';

interface ListEditorProps<T> {
  readonly pointer: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly items: readonly T[];
  /** Words in the place of an empty list. */
  readonly none: string;
  readonly add: { readonly label: string; readonly act: () => void };
  /** One item: its legend, its controls, and what removes it. */
  readonly children: (item: T, index: number) => ComponentChildren;
}

/** A list of things in a form, such as states. A new one takes the focus; after a removal the button to add has it. */
export function ListEditor<T>({ pointer, label, help, items, none, add, children }: ListEditorProps<T>) {
  const { register } = useFields();
  register({ pointer, label });
  const id = fieldId(pointer);
  const box = useRef<HTMLElement>(null);
  const count = useRef(items.length);
  useLayoutEffect(() => {
    const before = count.current;
    count.current = items.length;
    if (items.length > before) box.current?.querySelector<HTMLElement>('li:last-child input')?.focus();
    if (items.length < before) box.current?.querySelector<HTMLElement>('[data-add]')?.focus();
  }, [items.length]);
  return (
    <section class="stack" aria-labelledby={id} ref={box}>
      <div class="stack stack-8">
        <h4 id={id} tabIndex={-1}>
          {label}
        </h4>
        {help && <p class="help">{help}</p>}
        <FieldErrors pointer={pointer} id={`${id}-error`} />
      </div>
      {items.length === 0 ? <p class="muted">{none}</p> : <ol class="stack plain-list">{items.map(children)}</ol>}
      <button class="btn btn--2 btn--s" type="button" data-add={true} onClick={add.act}>
        {add.label}
      </button>
    </section>
  );
}
