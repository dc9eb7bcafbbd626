import type * as z from 'zod';
import type { Placeholders } from '../../../shared/platform/contract.ts';

interface KeyTemplates {
  readonly pk: string;
  readonly sk: string;
}
type Names<K extends KeyTemplates> = Placeholders<K['pk']> | Placeholders<K['sk']>;

/** Attributes that name one item. */
export type KeyOf<S extends z.ZodObject, K extends KeyTemplates> = {
  readonly [N in Names<K> & keyof z.infer<S>]: z.infer<S>[N];
};

/**
 * One kind of item of the table: schema and key templates as data. CDK writes IAM conditions from the templates,
 * the relay tells changes apart by `name`, and docs/table.md is made from them.
 */
export interface Entity<S extends z.ZodObject = z.ZodObject, K extends KeyTemplates = KeyTemplates> {
  readonly name: string;
  readonly schema: S;
  readonly key: K;
  /** By domain name, at most two: the first declared is `gsi1` in the table, the second `gsi2`. Both are sparse. */
  readonly indexes: Readonly<Record<string, KeyTemplates>>;
  /** Version of the stored shape; `upgrades[n]` turns version n into n + 1 when an older item is read. */
  readonly version: number;
  readonly upgrades: Readonly<Record<number, (item: Record<string, unknown>) => Record<string, unknown>>>;
  /** Attribute that holds the instant after which the table drops the item. */
  readonly expires: string | null;
  /** Partition-key patterns with `*` for each placeholder; CDK turns them into `dynamodb:LeadingKeys`. */
  readonly partitions: { readonly table: string; readonly indexes: readonly string[] };
  keyOf(attributes: Readonly<Record<string, unknown>>): { readonly pk: string; readonly sk: string };
}

/** Fills a template; a missing part throws, since a half-filled key would name another item. */
export function fill(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined || value === null || value === '') {
      throw new TypeError(`key attribute "${name}" is missing in ${template}`);
    }
    return String(value);
  });
}

const pattern = ({ pk }: KeyTemplates) => pk.replace(/\{\w+\}/g, '*');

interface Spec<S extends z.ZodObject, K extends KeyTemplates> {
  readonly schema: S;
  readonly key: K;
  readonly indexes?: Readonly<Record<string, KeyTemplates>>;
  readonly version?: number;
  readonly upgrades?: Entity['upgrades'];
  readonly expires?: keyof z.infer<S> & string;
}
type KeysIn<S extends z.ZodObject, K extends KeyTemplates> =
  Names<K> extends keyof z.infer<S>
    ? unknown
    : { key: `unknown attribute: ${Exclude<Names<K>, keyof z.infer<S> & string>}` };

/** Declares an entity; a key template that names an attribute the schema has not does not compile. */
export function defineEntity<S extends z.ZodObject, const K extends KeyTemplates>(
  name: string,
  spec: Spec<S, K> & KeysIn<S, K>,
): Entity<S, K> {
  const indexes = spec.indexes ?? {};
  return {
    name,
    schema: spec.schema,
    key: spec.key,
    indexes,
    version: spec.version ?? 1,
    upgrades: spec.upgrades ?? {},
    expires: spec.expires ?? null,
    partitions: { table: pattern(spec.key), indexes: Object.values(indexes).map(pattern) },
    keyOf: (attributes) => ({ pk: fill(spec.key.pk, attributes), sk: fill(spec.key.sk, attributes) }),
  };
}

export type ItemOf<E> = E extends Entity<infer S> ? z.infer<S> : never;
export type KeyFor<E> = E extends Entity<infer S, infer K> ? KeyOf<S, K> : never;
