/** The words the store's parts share: items, tables, what dynalite's actions ask for, and LevelDB. */

/** One attribute value in DynamoDB's JSON; exactly one member is set. Binary is base64. */
export interface AttributeValue {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
  readonly BOOL?: boolean;
  readonly NULL?: boolean;
  readonly SS?: readonly string[];
  readonly NS?: readonly string[];
  readonly BS?: readonly string[];
  readonly L?: readonly AttributeValue[];
  readonly M?: Item;
}

/** An item, or its key. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** The part of an index that decides what is written to it. */
export interface Index {
  readonly IndexName: string;
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: string }[];
  readonly Projection: { readonly ProjectionType: string; readonly NonKeyAttributes?: readonly string[] };
}

/** A table's description as DescribeTable answers it, without its stream. */
export interface Table {
  readonly TableName: string;
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: string }[];
  readonly AttributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: string }[];
  readonly GlobalSecondaryIndexes?: readonly Index[];
  readonly LocalSecondaryIndexes?: readonly Index[];
}

/** A callback of the old kind. */
export type Callback<T> = (error: unknown, value?: T) => void;

/** A range of keys; `limit` -1 means all. */
export interface KeyRange {
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
  readonly reverse?: boolean;
  readonly limit?: number;
}

/** What dynalite's actions ask of the items of one table or index. */
export interface ItemsView {
  lock(key: string, run: (release: <F>(callback: F) => F) => void): void;
  get(key: string, callback: Callback<Item>): void;
  put(key: string, item: Item, callback: Callback<void>): void;
  del(key: string, callback: Callback<void>): void;
  createValueStream(range: KeyRange): NodeJS.EventEmitter;
}

/** What dynalite's actions ask of their store. */
export interface StoreView {
  readonly options: { readonly maxItemSize: number };
  getTable(name: string, checkStatus: boolean | Callback<Table>, callback?: Callback<Table>): void;
  getItemDb(table: string): ItemsView;
  getIndexDb(kind: string, table: string, index: string): ItemsView;
}

/** The actions that are dynalite's; all others are ours. */
export type Action =
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'DeleteItem'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'UpdateItem';

/** dynalite's notation for the shape of a request: types, limits and enumerations by member name. */
export type Shape = Readonly<Record<string, unknown>>;

/** How a request is checked: its shape first, then a rule that answers a message when it is broken. */
export interface Validation {
  readonly types: Shape;
  readonly custom?: (request: never, store: { readonly options: StoreView['options'] }) => string | undefined;
}

/** The limit of an item, 400 KB. */
export const limits = { maxItemSize: 400 * 1024 } as const;

/** One operation of a batch. */
export type Operation =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown }
  | { readonly type: 'del'; readonly key: string };

/** A fixed view of the database while writes go on. */
export interface Snapshot {
  close(): Promise<void>;
}

/** The part of abstract-level 3 that we use; values are JSON. The caller names the type of what it stored. */
export interface Level {
  open(): Promise<void>;
  close(): Promise<void>;
  getSync<T>(key: string, options?: { snapshot?: Snapshot }): T | undefined;
  snapshot(): Snapshot;
  batch(operations: readonly Operation[], options?: { sync?: boolean }): Promise<void>;
  iterator<T>(range: KeyRange): { nextv(size: number): Promise<[string, T][]>; close(): Promise<void> };
}
