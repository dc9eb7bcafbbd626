import * as z from 'zod';
import { Day } from '../../shared/verifications/method.ts';
import { Problem } from '../platform/problem.ts';
import { directMethod } from './method.ts';
import { requireMethod } from './settings.ts';

/** As people write it: `1000`, `75 012`, `1012 ab`. */
const Code = z
  .string()
  .max(20)
  .transform((text) =>
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s.-]/g, ''),
  )
  .pipe(z.string().regex(/^[0-9A-Z]{3,10}$/));

/**
 * Declares where one lives and when one was born: nobody checks either, so it is for votes in which a wrong answer gains
 * nothing. The person is the account itself, which is why nobody can do so without one.
 */
export const postalCode = directMethod({
  method: 'postal-code',
  given: z.object({ code: Code, bornOn: Day }),
  async prove(services, { code, bornOn }, { participantId }) {
    const { codes } = await requireMethod(services, 'postal-code');
    if (participantId === null) throw new Problem('verification.method-off');
    const found = codes.find((one) => one.code === code);
    if (found === undefined) throw new Problem('verification.not-confirmed');
    const today = services.now().slice(0, 10);
    if (bornOn > today || bornOn < '1890-01-01')
      throw new Problem('request.invalid', { fields: [{ pointer: '/given/bornOn', code: 'invalid_format' }] });
    return { person: participantId, bornOn, territoryId: found.territoryId };
  },
});
