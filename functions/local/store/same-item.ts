import type { AttributeValue, Item } from './model.ts';

const sameMembers = (a: readonly string[], b: readonly string[] | undefined): boolean =>
  b !== undefined && a.length === b.length && a.every((member) => b.includes(member));

const sameList = (a: readonly AttributeValue[], b: readonly AttributeValue[] | undefined): boolean =>
  b !== undefined &&
  a.length === b.length &&
  a.every((value, index) => {
    const other = b[index];
    return other !== undefined && sameValue(value, other);
  });

function sameValue(a: AttributeValue, b: AttributeValue): boolean {
  if (a.M) return b.M !== undefined && sameItem(a.M, b.M);
  if (a.L) return sameList(a.L, b.L);
  if (a.SS) return sameMembers(a.SS, b.SS);
  if (a.NS) return sameMembers(a.NS, b.NS);
  if (a.BS) return sameMembers(a.BS, b.BS);
  return a.S === b.S && a.N === b.N && a.B === b.B && a.BOOL === b.BOOL && a.NULL === b.NULL && sameKind(a, b);
}

const sameKind = (a: AttributeValue, b: AttributeValue): boolean => Object.keys(a)[0] === Object.keys(b)[0];

/** Whether two items hold the same values; sets have no order. Numbers are compared as dynalite normalized them. */
export function sameItem(a: Item, b: Item): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const value = a[name];
    const other = b[name];
    return value !== undefined && other !== undefined && sameValue(value, other);
  });
}
