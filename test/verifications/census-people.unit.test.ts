import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keptHash, personHash, personIn, placeOf, writeLine } from '../../functions/verifications/census/people.ts';

describe('People of a census', () => {
  it('are found among others with their day of birth and territory, and nobody else is', () => {
    const person = fc.record({
      name: fc.string({ minLength: 1 }),
      bornOn: fc.option(fc.date({ min: new Date('1850-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })),
      territory: fc.option(fc.nat(4999)),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(person, { selector: ({ name }) => name, maxLength: 20 }),
        fc.string(),
        (people, other) => {
          const hashOf = (name: string) => keptHash(personHash('secret', ['family-name'], [name]));
          const bytes = Buffer.concat(
            people.map(({ name, bornOn, territory }) => {
              const line = Buffer.alloc(26);
              const day = bornOn?.toISOString().slice(0, 10) ?? null;
              writeLine(line, 0, { hash: hashOf(name), bornOn: day, territory, line: 7 });
              return line.subarray(0, 22);
            }),
          );
          for (const { name, bornOn, territory } of people) {
            const day = bornOn?.toISOString().slice(0, 10) ?? null;
            expect(personIn(bytes, hashOf(name))).toEqual({ bornOn: day, territory });
          }
          if (!people.some(({ name }) => name === other)) expect(personIn(bytes, hashOf(other))).toBeUndefined();
        },
      ),
      { numRuns: 100 },
    );
  });

  it('have another hash with another secret, and where the same words stand in other fields', () => {
    const one = personHash('secret', ['family-name', 'given-name'], ['martin', 'paul']);
    expect(personHash('other', ['family-name', 'given-name'], ['martin', 'paul'])).not.toBe(one);
    expect(personHash('secret', ['family-name', 'given-name'], ['paul', 'martin'])).not.toBe(one);
    expect(personHash('secret', ['family-name', 'email'], ['martin', 'paul'])).not.toBe(one);
    expect(personHash('secret', ['family-name', 'given-name'], ['martinp', 'aul'])).not.toBe(one);
  });

  it('stand in the part that the first bits of their hash say', () => {
    const hash = Buffer.from('c0ffee00', 'hex');
    expect([0, 1, 2, 8, 12, 24].map((bits) => placeOf(hash, 0, bits))).toEqual([0, 1, 3, 0xc0, 0xc0f, 0xc0ffee]);
  });
});
