import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { changes } from '../../functions/changes.ts';
import { gapsOf } from '../../functions/platform/register.ts';
import { register } from '../../functions/register.ts';
import { registerDocument } from '../../scripts/register-document.ts';

const entities = [...new Set(Object.values(changes).flatMap((feature) => [...feature.entities]))];

describe('the data register', () => {
  it.each(entities.map((entity) => [entity.name, entity] as const))('has one line for %s', (_, entity) => {
    expect(register.filter((line) => line.entity === entity)).toHaveLength(1);
  });

  it.each(register.map((line) => [line.entity.name, line] as const))(
    'says of each attribute of %s whether it tells of a person, and of no other',
    (_, line) => {
      expect(gapsOf(line)).toEqual({ missing: [], unknown: [] });
    },
  );

  it('promises a timer where there is one that runs, and nowhere else', () => {
    const timed = register.filter(({ until }) => until === 'expires');
    expect(timed.filter(({ entity }) => entity.expires === null).map(({ entity }) => entity.name)).toEqual([]);
    // Where an item may have a timer and is kept for another reason, the reason is the longer of the two.
    const others = register.filter(({ entity, until }) => entity.expires !== null && until !== 'expires');
    expect(others.map(({ entity }) => entity.name).toSorted()).toEqual([
      'Attachment',
      'Authorization',
      'AuthorizationClaim',
      'NoticeMark',
      'Participant',
      'RoleGrant',
      'SecondFactor',
      'Subscription',
      // What was lifted is forgotten, and a full mailbox; a bounce and a complaint are not.
      'Suppression',
    ]);
  });

  it('lets nothing personal stay for as long as an account without saying that it goes with it', () => {
    const kept = register.filter(({ until, removed = {} }) => until === 'account' && Object.keys(removed).length === 0);
    expect(kept.map(({ entity }) => entity.name)).toEqual([]);
  });

  it('is the one in docs/data-register.md: run `npm run docs`', () => {
    expect(readFileSync('docs/data-register.md', 'utf8')).toBe(registerDocument(register));
  });
});
