/** How the data register is written: what is kept, why, and how long, attribute by attribute. */
import type { Entity } from './db/entity.ts';

/**
 * How long items of an entity are kept: until their timer, until the account they belong to is deleted (or their owner
 * removes them), with the consultation, or as long as the platform stands.
 */
export type Until = 'expires' | 'account' | 'consultation' | 'platform';

/** What the register says of one entity. */
export interface Kept {
  /** What it is, for people who read the register. */
  readonly keeps: string;
  readonly until: Until;
  /** File of the download of own data that tells of it, without its ending. */
  readonly download?: string;
  /** Attributes that tell of a person and are gone after a deletion of the account, each with its purpose. */
  readonly removed?: Readonly<Record<string, string>>;
  /** Attributes that tell of a person and stay after a deletion, each with the reason. */
  readonly stays?: Readonly<Record<string, string>>;
  /** Attributes that tell of nobody. */
  readonly others?: readonly string[];
}

export interface RegisterLine extends Kept {
  readonly entity: Entity;
}

/** A line of the register. */
export const kept = (entity: Entity, line: Kept): RegisterLine => ({ entity, ...line });

/** Attributes of the entity that the line leaves out, and names in the line that are none: both are mistakes. */
export function gapsOf({ entity, removed = {}, stays = {}, others = [] }: RegisterLine) {
  const named = [...Object.keys(removed), ...Object.keys(stays), ...others];
  const known = Object.keys(entity.schema.shape);
  return {
    missing: known.filter((name) => !named.includes(name)),
    unknown: named.filter((name, at) => !known.includes(name) || named.indexOf(name) !== at),
  };
}
