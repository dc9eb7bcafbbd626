import type { AudienceCount, ByLocale } from '../../../shared/newsletters/audience.ts';
import { newsletters } from '../../../shared/newsletters/contract.ts';
import { INTERFACE_LOCALES } from '../../../shared/platform/locale.ts';
import { handle } from '../../platform/handle.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { sha256 } from '../../platform/signing.ts';
import { CountParts, WORK_PARTS } from '../entities.ts';
import { asDraft, fromState, type NewsletterItem, newsletterById } from '../newsletter.ts';

/** Nobody, in every language. */
export const noLocales = (): ByLocale => ({ fr: 0, en: 0, nl: 0 });

/** Sums of languages together. */
export function addLocales(one: ByLocale, other: ByLocale): ByLocale {
  const sums = noLocales();
  for (const locale of INTERFACE_LOCALES) sums[locale] = one[locale] + other[locale];
  return sums;
}

/** A count as far as it is; `null`: none was begun since the audience was changed. */
export async function countOf(
  { db }: Pick<Services, 'db'>,
  { id, count }: NewsletterItem,
): Promise<AudienceCount | null> {
  if (count === null) return null;
  const parts = await db.all(CountParts, { newsletterId: id }, { startsWith: `${count.run}#` });
  return {
    run: count.run,
    state: parts.length === WORK_PARTS ? 'done' : 'counting',
    share: parts.length / WORK_PARTS,
    people: parts.reduce((sum, part) => sum + part.people, 0),
    byLocale: parts.reduce((sums, part) => addLocales(sums, part.byLocale), noLocales()),
    suppressed: parts.reduce((sum, part) => sum + part.suppressed, 0),
    countedAt: count.at,
  };
}

const COUNTING_SECONDS = 60;

/** Has the audience counted. One that is being counted already is not counted twice at once. */
export const countAudience = handle(
  newsletters.count,
  async ({ params: { newsletterId }, body: { revision }, requestId }, services) => {
    const item = asDraft(await newsletterById(services, newsletterId), revision);
    const running = await countOf(services, item);
    const at = services.now();
    const age = running === null ? Number.POSITIVE_INFINITY : (Date.parse(at) - Date.parse(running.countedAt)) / 1000;
    if (running?.state === 'counting' && age < COUNTING_SECONDS) return running;
    const run = sha256(`${requestId} ${newsletterId} ${at}`).slice(0, 20);
    const count = { run, at };
    await services.db.write(fromState(item, { count }, { otherwise: 'newsletter.changed-meanwhile' }));
    const begun = await countOf(services, { ...item, count });
    if (begun === null) throw new Problem('newsletter.not-counted');
    return begun;
  },
);

/** The last count of the audience. */
export const readCount = handle(newsletters.readCount, async ({ params: { newsletterId } }, services) => ({
  count: await countOf(services, await newsletterById(services, newsletterId)),
}));
