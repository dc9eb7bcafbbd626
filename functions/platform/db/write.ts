import type { ProblemCode } from '../../../shared/platform/problem.ts';
import type { Entity, ItemOf, KeyFor } from './entity.ts';

/** Comparison of one attribute with a value; a missing attribute fails every one but `<>`. */
export interface Comparison {
  readonly attribute: string;
  readonly op: '=' | '<>' | '<' | '<=' | '>' | '>=';
  readonly value: string | number | boolean | null;
}

/** What must be true of the stored item for a write to happen; comparisons must all hold. */
export type Condition = 'absent' | 'present' | readonly Comparison[];

/** `when` must hold, or the write means `otherwise`: a problem, or `unchanged` where a repeat is no error. */
export interface Guarded {
  readonly when?: Condition;
  readonly otherwise?: ProblemCode | 'unchanged';
}

interface Base extends Guarded {
  readonly entity: Entity;
  readonly key: Readonly<Record<string, unknown>>;
}
export type Write =
  | (Base & { readonly kind: 'put'; readonly item: Readonly<Record<string, unknown>> })
  | (Base & { readonly kind: 'patch'; readonly changes: Readonly<Record<string, unknown>> })
  | (Base & {
      readonly kind: 'increment';
      readonly attribute: string;
      readonly by: number;
      readonly below?: number;
      readonly atLeast?: number;
      readonly set: Readonly<Record<string, unknown>>;
    })
  | (Base & { readonly kind: 'remove' })
  | (Base & { readonly kind: 'check' });

/** Writes a whole item. */
export const put = <E extends Entity>(entity: E, item: ItemOf<E>, guarded: Guarded = {}): Write => ({
  kind: 'put',
  entity,
  key: item as Readonly<Record<string, unknown>>,
  item: item as Readonly<Record<string, unknown>>,
  ...guarded,
});

/**
 * Changes some attributes of an item that exists; `undefined` removes one. Attributes of keys and indexes cannot be
 * patched: put the whole item instead.
 */
export const patch = <E extends Entity>(
  entity: E,
  key: KeyFor<E>,
  changes: Partial<ItemOf<E>>,
  guarded: Guarded = {},
): Write => ({
  kind: 'patch',
  entity,
  key: key as Readonly<Record<string, unknown>>,
  changes: changes as Readonly<Record<string, unknown>>,
  when: 'present',
  ...guarded,
});

/**
 * Adds to a number. A missing item is created with its key attributes and `set`; a missing number counts as 0, in
 * `below` (the number before must be smaller) and `atLeast` (the number before must not be smaller) too.
 */
export const increment = <E extends Entity>(
  entity: E,
  key: KeyFor<E>,
  attribute: keyof ItemOf<E> & string,
  options: Guarded & {
    readonly by?: number;
    readonly below?: number;
    readonly atLeast?: number;
    readonly set?: Partial<ItemOf<E>>;
  } = {},
): Write => {
  const { by = 1, set = {}, ...rest } = options;
  return {
    kind: 'increment',
    entity,
    key: key as Readonly<Record<string, unknown>>,
    attribute,
    by,
    set: set as Readonly<Record<string, unknown>>,
    ...rest,
  };
};

/** Removes an item; a missing one is no error unless `when` says so. */
export const remove = <E extends Entity>(entity: E, key: KeyFor<E>, guarded: Guarded = {}): Write => ({
  kind: 'remove',
  entity,
  key: key as Readonly<Record<string, unknown>>,
  ...guarded,
});

/** Makes a transaction depend on an item without changing it. */
export const check = <E extends Entity>(
  entity: E,
  key: KeyFor<E>,
  guarded: Guarded & { readonly when: Condition },
): Write => ({
  kind: 'check',
  entity,
  key: key as Readonly<Record<string, unknown>>,
  ...guarded,
});
