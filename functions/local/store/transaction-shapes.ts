import { brokenRule, validationOf } from './dynalite.ts';
import type { Item, Shape, Validation } from './model.ts';
import { onConditionCheckFailure } from './writes.ts';

/** The four things a transaction can do to an item. */
export type Kind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

/** One element of a transaction, with its expressions parsed. */
export interface TransactedWrite {
  readonly TableName: string;
  readonly Item?: Item;
  readonly Key?: Item;
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE';
}

/** A checked TransactWriteItems. */
export interface TransactWriteRequest {
  readonly TransactItems: readonly Partial<Record<Kind, TransactedWrite>>[];
  readonly ClientRequestToken?: string;
}

/** A checked TransactGetItems. */
export interface TransactGetRequest {
  readonly TransactItems: readonly { readonly Get: { readonly TableName: string; readonly Key: Item } }[];
}

const expressions = ['ConditionExpression', 'ExpressionAttributeNames', 'ExpressionAttributeValues'];

const validationsByKind: Readonly<Record<Kind, Validation>> = {
  Put: only(validationOf('PutItem'), ['TableName', 'Item', ...expressions]),
  Update: only(
    validationOf('UpdateItem'),
    ['TableName', 'Key', 'UpdateExpression', ...expressions],
    'UpdateExpression',
  ),
  Delete: only(validationOf('DeleteItem'), ['TableName', 'Key', ...expressions]),
  ConditionCheck: only(validationOf('DeleteItem'), ['TableName', 'Key', ...expressions], 'ConditionExpression'),
};
const get = only(
  validationOf('GetItem'),
  ['TableName', 'Key', 'ProjectionExpression', 'ExpressionAttributeNames'],
  undefined,
);

const kinds: readonly Kind[] = ['Put', 'Update', 'Delete', 'ConditionCheck'];

/** What the element does, and to what. */
export function partOf(element: TransactWriteRequest['TransactItems'][number]): { kind: Kind; write: TransactedWrite } {
  for (const kind of kinds) {
    const write = element[kind];
    if (write !== undefined) return { kind, write };
  }
  throw new Error('An element without a write passed the check');
}

/** 1 to 100 elements, each with exactly one of the four. */
export const transactWrite: Validation = {
  types: {
    ...elements(Object.fromEntries(kinds.map((kind) => [kind, structure(kind, validationsByKind[kind].types)]))),
    ClientRequestToken: { type: 'String', lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 36 },
  },
  custom: ({ TransactItems }: TransactWriteRequest) => {
    for (const element of TransactItems) {
      if (Object.keys(element).length !== 1) {
        return 'TransactItems can only contain one of Check, Put, Update or Delete';
      }
      const { kind, write } = partOf(element);
      const broken = brokenRule(validationsByKind[kind], write);
      if (broken) return broken;
    }
    return undefined;
  },
};

/** 1 to 100 keys. */
export const transactGet: Validation = {
  types: elements({ Get: { ...structure('Get', get.types), notNull: true } }),
  custom: ({ TransactItems }: TransactGetRequest) => {
    for (const element of TransactItems) {
      const broken = brokenRule(get, element.Get);
      if (broken) return broken;
    }
    return undefined;
  },
};

function only({ types, custom }: Validation, names: readonly string[], required?: string): Validation {
  const kept = Object.fromEntries(Object.entries(types).filter(([name]) => names.includes(name)));
  return {
    types: {
      ...kept,
      ...(names.includes('ConditionExpression') && onConditionCheckFailure),
      ...(required !== undefined && { [required]: { type: 'String', notNull: true } }),
    },
    ...(custom && { custom }),
  };
}

function structure(name: string, children: Shape) {
  return { type: `FieldStruct<${name}>`, children };
}

function elements(children: Shape): Shape {
  return {
    TransactItems: {
      type: 'List',
      notNull: true,
      lengthGreaterThanOrEqual: 1,
      lengthLessThanOrEqual: 100,
      children: { type: 'ValueStruct<TransactItem>', children },
    },
  };
}
