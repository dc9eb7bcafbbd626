import type { ComponentChildren } from 'preact';
import { useOffice } from '../context.ts';

/** An item of a list, with a name of its own while the list is edited. */
export interface Keyed {
  readonly key: string;
}

interface OrderedListProps<T extends Keyed> {
  readonly items: readonly T[];
  readonly onChange: (items: readonly T[]) => void;
  /** What an item is called in words, for the labels of its buttons. */
  readonly nameOf: (item: T, number: number) => string;
  readonly children: (item: T, index: number, change: (patch: Partial<T>) => void) => ComponentChildren;
}

/** The list with one item moved by one place. */
function moved<T>(items: readonly T[], from: number, step: -1 | 1): T[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(from + step, 0, item);
  return next;
}

/** Items in an order that people decide: each can be moved and removed. Nothing is stored before the form is. */
export function OrderedList<T extends Keyed>({ items, onChange, nameOf, children }: OrderedListProps<T>) {
  const { t } = useOffice();
  const change = (index: number, patch: Partial<T>) =>
    onChange(items.map((item, at) => (at === index ? { ...item, ...patch } : item)));
  return (
    <ol class="plain-list stack">
      {items.map((item, index) => {
        const name = nameOf(item, index + 1);
        const button = (word: 'up' | 'down' | 'remove', press: () => void) => (
          <button
            class="btn btn--quiet btn--s"
            type="button"
            onClick={press}
            aria-label={t(`ordered.${word}.label`, { name })}
          >
            {t(`ordered.${word}`)}
          </button>
        );
        return (
          <li key={item.key}>
            <fieldset class="panel stack">
              <legend class="sr">{name}</legend>
              {children(item, index, (patch) => change(index, patch))}
              <div class="row-links">
                {index > 0 && button('up', () => onChange(moved(items, index, -1)))}
                {index < items.length - 1 && button('down', () => onChange(moved(items, index, 1)))}
                {button('remove', () => onChange(items.filter((_, at) => at !== index)))}
              </div>
            </fieldset>
          </li>
        );
      })}
    </ol>
  );
}
