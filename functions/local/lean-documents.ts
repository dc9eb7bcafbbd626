import {
  type AttributeValue,
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { ServiceError } from './store/service-error.ts';
import type { LocalStore } from './store/store.ts';

/** The part of the SDK's document client through which everything of the table goes. */
export type Documents = Pick<DynamoDBDocumentClient, 'send'>;

type Fields = Readonly<Record<string, unknown>>;
type Image = Readonly<Record<string, AttributeValue>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** As the SDK's `marshall`, which makes several passes; what is no JSON is left to it. */
function toAttribute(value: unknown): unknown {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.filter((one) => one !== undefined).map(toAttribute) };
  if (isFields(value)) return { M: toAttributes(value) };
  return marshall({ value }, { removeUndefinedValues: true }).value;
}

function toAttributes(fields: Fields): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const name in fields) if (fields[name] !== undefined) attributes[name] = toAttribute(fields[name]);
  return attributes;
}

function fromAttribute(attribute: AttributeValue): unknown {
  if (attribute.S !== undefined) return attribute.S;
  if (attribute.N !== undefined) return Number(attribute.N);
  if (attribute.BOOL !== undefined) return attribute.BOOL;
  if (attribute.NULL !== undefined) return null;
  if (attribute.L !== undefined) return attribute.L.map(fromAttribute);
  if (attribute.M !== undefined) return fromImage(attribute.M);
  return unmarshall({ attribute }).attribute;
}

const fromImage = (image: Image): Fields =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, fromAttribute(value)]));

const OF_ITEMS = new Set(['Key', 'Item', 'ExpressionAttributeValues', 'ExclusiveStartKey']);

/** Members that are items or parts of them become attribute values, as deep as requests nest them. */
function requestOf(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(requestOf);
  if (!isFields(input)) return input;
  const request: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    if (OF_ITEMS.has(name) && isFields(value)) request[name] = toAttributes(value);
    else if (name === 'Keys' && Array.isArray(value)) request[name] = value.map(toAttributes);
    else request[name] = name === 'ExpressionAttributeNames' ? value : requestOf(value);
  }
  return request;
}

interface Answer {
  readonly Item?: Image;
  readonly Attributes?: Image;
  readonly LastEvaluatedKey?: Image;
  readonly Items?: readonly Image[];
  readonly Responses?: Readonly<Record<string, readonly Image[]>>;
}

const resultOf = ({ Item, Attributes, LastEvaluatedKey, Items, Responses }: Answer): object => ({
  ...(Item && { Item: fromImage(Item) }),
  ...(Attributes && { Attributes: fromImage(Attributes) }),
  ...(LastEvaluatedKey && { LastEvaluatedKey: fromImage(LastEvaluatedKey) }),
  ...(Items && { Items: Items.map(fromImage) }),
  ...(Responses && {
    Responses: Object.fromEntries(Object.entries(Responses).map(([table, items]) => [table, items.map(fromImage)])),
  }),
});

/** A refusal of the store as the exception that the SDK makes of it. */
function exceptionOf(error: unknown): unknown {
  if (!(error instanceof ServiceError)) return error;
  const { message, details } = error;
  const about = { message, $metadata: { httpStatusCode: 400 }, ...details };
  if (error.name === 'ConditionalCheckFailedException') return new ConditionalCheckFailedException(about);
  if (error.name === 'TransactionCanceledException') return new TransactionCanceledException(about);
  return error;
}

/** Name of the store's operation for a command of the document client. */
const operationOf = (command: object): string => {
  const name = command.constructor.name.replace(/Command$/, '');
  if (name === 'TransactWrite' || name === 'TransactGet') return `${name}Items`;
  return name === 'Query' || name === 'Scan' ? name : `${name}Item`;
};

/**
 * The document client for a store in this process: the same commands, without signing, encoding, endpoints and retries,
 * which take most of a vote's time and which nobody needs here. Only `npm start` uses it: tests and Lambda have the SDK.
 */
export function leanDocuments(store: LocalStore): Documents {
  const send = async <Output>(command: { readonly input: unknown }): Promise<Output> => {
    try {
      // The type of a command says what its operation answers.
      return resultOf((await store.call(operationOf(command), requestOf(command.input))) as Answer) as Output;
    } catch (error) {
      throw exceptionOf(error);
    }
  };
  return { send };
}
