import type { FieldProblem } from '../../../shared/platform/problem.ts';
import type { CensusField } from '../../../shared/verifications/census-fields.ts';
import { CensusGiven } from '../../../shared/verifications/census-routes.ts';
import { spelled } from '../../../shared/verifications/census-spelling.ts';
import { Problem } from '../../platform/problem.ts';
import { countAgainst, type Limit } from '../../platform/rate-limit.ts';
import type { Services } from '../../platform/services.ts';
import { hmac } from '../../platform/signing.ts';
import { directMethod } from '../method.ts';
import { findPerson, presentCensus } from './census.ts';
import { keptHash, personHash } from './people.ts';

/** Tries about one person, from wherever they come: whoever knows a name cannot try all days of birth. */
const TRIES_ABOUT_PERSON: Limit = {
  name: 'census-person',
  requests: 20,
  seconds: 3600,
  problem: 'verification.too-many-tries',
};
/** What is tried out where the rest is known. */
const GUESSED: readonly CensusField[] = ['birth-date', 'postal-code', 'free-code'];

/** @throws Problem 422 `request.invalid` for what is left empty, and for what is no day */
function spelledAll(fields: readonly CensusField[], given: CensusGiven): string[] {
  const values = fields.map((field) => spelled(field, given[field] ?? ''));
  const problems: FieldProblem[] = values.flatMap((value, index) => {
    const pointer = `/given/${fields[index]}`;
    if (value === null) return [{ pointer, code: 'invalid_format' }];
    return value === '' ? [{ pointer, code: 'text.required' }] : [];
  });
  if (problems.length > 0) throw new Problem('request.invalid', { fields: problems });
  return values.map((value) => value ?? '');
}

/** Counts a try, right or wrong, against what names a person; whether they are in the census changes nothing. */
async function countAbout(
  services: Services,
  secret: string,
  fields: readonly CensusField[],
  values: readonly string[],
) {
  const naming = values.filter((_, index) => !GUESSED.some((one) => one === fields[index]));
  if (naming.length > 0) await countAgainst(services, TRIES_ABOUT_PERSON, hmac(secret, 'census.about', ...naming));
}

/** Looks somebody up in the list that the organization has uploaded. Each wrong combination has the same answer. */
export const census = directMethod({
  method: 'census',
  given: CensusGiven,
  async prove(services, given) {
    const present = await presentCensus(services);
    if (present === undefined) throw new Problem('verification.method-off');
    const values = spelledAll(present.fields, given);
    const secret = await services.secrets.get('verification');
    await countAbout(services, secret, present.fields, values);
    const person = personHash(secret, present.fields, values);
    const found = await findPerson(services, present, keptHash(person));
    if (found === undefined) throw new Problem('verification.not-confirmed');
    return { person, ...found };
  },
});
