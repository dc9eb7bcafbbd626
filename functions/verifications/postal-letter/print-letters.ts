import { type InterfaceLocale, localize } from '../../../shared/platform/locale.ts';
import { translator } from '../../../shared/platform/messages.ts';
import { verifications } from '../../../shared/verifications/contract.ts';
import { addressLines, readableCode } from '../../../shared/verifications/letter.ts';
import type { PostalLetterSettings } from '../../../shared/verifications/method-settings.ts';
import { verificationsWords } from '../../../shared/verifications/words.ts';
import { handle } from '../../platform/handle.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { organization } from '../../spaces/directory.ts';
import { methodSettings } from '../settings.ts';
import { Letters, PrintRuns } from './entities.ts';
import { type Addressed, isAddressed, isAlive } from './letter.ts';
import { type LetterText, lettersPdf } from './letter-pdf.ts';
import { letterCodeOf } from './secrets.ts';

/** What is the same on all letters of a run. */
interface Sender {
  readonly organization: Awaited<ReturnType<typeof organization>>;
  readonly settings: Pick<ReturnType<typeof PostalLetterSettings.parse>, 'country' | 'returnAddress' | 'codeDays'>;
  readonly siteOrigin: string;
  readonly secret: string;
  readonly today: Date;
}

const dayIn = (day: Date, locale: InterfaceLocale, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(day);

/** A letter in its reader's language; the country in the language of the post that takes it. */
function textOf({ id, address, locale }: Addressed, sender: Sender): LetterText {
  const t = translator(verificationsWords, locale);
  const { organization: own, settings, siteOrigin, secret, today } = sender;
  const name = localize(own.name, locale, own.defaultLocale).text;
  const country = new Intl.DisplayNames(own.defaultLocale, { type: 'region' }).of(address.country) ?? address.country;
  const returnTo = settings.returnAddress === '' ? name : settings.returnAddress;
  return {
    code: readableCode(letterCodeOf(secret, id)),
    address: addressLines(address, settings.country, country),
    organization: name,
    contact: own.contact,
    accentColor: own.accentColor,
    returnTo,
    date: dayIn(today, locale, own.timeZone),
    subject: t('mail.letter.subject'),
    paragraphs: [
      t('mail.letter.greeting', { name: address.name }),
      t('mail.letter.why', { organization: name }),
      t('mail.letter.enter', { days: settings.codeDays }),
    ],
    codeLabel: t('mail.letter.code'),
    url: `${siteOrigin}/${locale}/verify/?method=postal-letter`,
    urlLabel: t('mail.letter.where'),
    closing: t('mail.letter.mistake'),
  };
}

/** By country and postal code: what the post gives a discount for. */
const byPlace = (one: Addressed, other: Addressed): number =>
  [one, other].map(({ address }) => `${address.country} ${address.postalCode} ${address.street} ${address.name}`) <
  [other, one].map(({ address }) => `${address.country} ${address.postalCode} ${address.street} ${address.name}`)
    ? -1
    : 1;

async function lettersOf(services: Services, runId: Addressed['id']): Promise<Addressed[]> {
  const run = await services.db.require(PrintRuns, { id: runId }, 'verification.not-found');
  const found = await services.db.batchGet(
    Letters,
    run.letterIds.map((id) => ({ id })),
  );
  return found
    .filter(isAddressed)
    .filter((one) => one.runId === runId && isAlive(one, services.now()))
    .toSorted(byPlace);
}

/**
 * The letters of a run as PDF, by address; those that were used or refused since are left out. Made each time and kept
 * nowhere: it holds codes in clear. The answer is some 4 kB a letter; five hundred are below what a function may answer.
 *
 * @throws Problem 404 `verification.not-found`
 */
export const printRun = handle(verifications.printRun, async ({ params: { runId } }, services) => {
  const letters = await lettersOf(services, runId);
  if (letters.length === 0) throw new Problem('verification.not-found');
  const settings = (await methodSettings(services))['postal-letter'];
  const sender: Sender = {
    organization: await organization(services),
    settings,
    siteOrigin: services.config.siteOrigin,
    secret: await services.secrets.get('verification'),
    today: new Date(services.now()),
  };
  const fileName = `letters-${services.now().slice(0, 10)}-${runId.slice(-6).toLowerCase()}.pdf`;
  const texts = letters.map((letter) => textOf(letter, sender));
  const pdf = await lettersPdf({ title: fileName, window: settings.window, letters: texts });
  return { fileName, letters: letters.length, pdf: pdf.toString('base64') };
});
