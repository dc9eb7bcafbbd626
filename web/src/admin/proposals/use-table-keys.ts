import type { ProposalId } from '../../../../shared/platform/ids.ts';

/** What keys of the table do. */
export interface TableActs {
  readonly toggle: (id: ProposalId) => void;
  readonly togglePage: () => void;
  readonly open: (id: ProposalId) => void;
  readonly answer: (id: ProposalId) => void;
  /** Closes the preview, or clears the selection; says whether there was anything. */
  readonly close: () => boolean;
  readonly help: () => void;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio'));

const rowsOf = (table: HTMLElement) => [...table.querySelectorAll<HTMLElement>('[data-row]')];
const titleOf = (row: HTMLElement | undefined) => row?.querySelector<HTMLElement>('[data-title]');

/** Moves the focus by some rows; from outside of the rows to the first. */
function move(table: HTMLElement, step: number): void {
  const rows = rowsOf(table);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step))];
  titleOf(next)?.focus();
}

/** Puts the focus on the row of a proposal. */
export function focusRow(id: ProposalId): void {
  titleOf(document.querySelector<HTMLElement>(`[data-row="${id}"]`) ?? undefined)?.focus();
}

/**
 * Keys of the table. They are heard only while the focus is in it, so that single letters never get in the way of
 * anybody who speaks to their computer or types elsewhere (WCAG 2.1.4), and Tab leads in and out as everywhere.
 */
export function tableKeys(rowOf: (row: string) => ProposalId | undefined, acts: TableActs) {
  return (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
    const id = rowOf(row?.dataset.row ?? '');
    const table = event.currentTarget;
    const done = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    const keys: Readonly<Record<string, (() => unknown) | undefined>> = {
      j: () => move(table, 1),
      ArrowDown: () => move(table, 1),
      k: () => move(table, -1),
      ArrowUp: () => move(table, -1),
      x: id && (() => acts.toggle(id)),
      o: id && (() => acts.open(id)),
      r: id && (() => acts.answer(id)),
      a: acts.togglePage,
      '?': acts.help,
    };
    if (event.key === 'Escape') {
      if (acts.close()) done();
      return;
    }
    const act = keys[event.key];
    if (!act) return;
    act();
    done();
  };
}
