/**
 * What filters of spam mind, and what keeps people from reading: signs and weights in the manner of SpamAssassin's public
 * rules (SUBJ_ALL_CAPS, HTML_IMAGE_ONLY_*, URI_* and others), as far as a text by itself shows them. Pure.
 */

import type { NewsletterText } from '../../../shared/newsletters/blocks.ts';
import type { Finding, FindingCode } from '../../../shared/newsletters/checks.ts';
import type { TextLink } from './links.ts';

/** What each sign adds to the score; 0 for what no filter minds, but readers do. */
const WEIGHTS: Readonly<Record<FindingCode, number>> = {
  'subject-missing': 2,
  'subject-shouts': 1.6,
  'subject-exclaims': 1.2,
  'subject-long': 0,
  'text-missing': 1.5,
  'image-only': 2.2,
  'links-many': 1,
  'link-shows-other-host': 2.5,
  'link-shortened': 1.5,
  'link-not-encrypted': 0.6,
  'too-heavy': 0.5,
  'alt-missing': 0.4,
  'language-missing': 0,
  'card-gone': 0,
  'nothing-written': 2,
};

/** Services that hide where a link leads: filters distrust them, and so do readers. */
const SHORTENERS = new Set([
  'bit.ly',
  'buff.ly',
  'cutt.ly',
  'goo.gl',
  'is.gd',
  'lnkd.in',
  'ow.ly',
  'rb.gy',
  'rebrand.ly',
  's.id',
  'shorturl.at',
  't.co',
  't.ly',
  'tiny.cc',
  'tinyurl.com',
  'urlz.fr',
  'v.gd',
]);

/** Gmail cuts mails off there. */
const HEAVY_BYTES = 102_000;
/** Telephones show so much of a subject. */
const LONG_SUBJECT = 70;
const LETTERS_TO_SHOUT = 8;

/** One language as it is sent. */
export interface Looked {
  readonly locale: string;
  readonly text: NewsletterText;
  /** Words of the mail, without those that every mail has. */
  readonly words: string;
  readonly links: readonly TextLink[];
  readonly bytes: number;
  /** Blocks whose card has nothing to show. */
  readonly gone: readonly string[];
}

type Sign = readonly [code: FindingCode, detail?: string, blockId?: string];

function signsOfSubject(subject: string): Sign[] {
  if (subject === '') return [['subject-missing']];
  const letters = subject.replace(/[^\p{L}]/gu, '');
  const isLoud =
    letters.length >= LETTERS_TO_SHOUT && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  return [
    ...(isLoud ? [['subject-shouts'] as const] : []),
    ...(/!.*!|[!?]{2,}/.test(subject) ? [['subject-exclaims'] as const] : []),
    ...(subject.length > LONG_SUBJECT ? [['subject-long', String(subject.length)] as const] : []),
  ];
}

const hostIn = (text: string): string | undefined => {
  const match = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#:]|$)/i.exec(text);
  return match?.[1]?.toLowerCase().replace(/^www\./, '');
};

function signsOfLink({ url, words, blockId }: TextLink): Sign[] {
  const host = url.startsWith('/') ? undefined : hostIn(url);
  const shown = hostIn(words);
  const shortened = host !== undefined && SHORTENERS.has(host);
  return [
    ...(shown !== undefined && shown !== host
      ? [['link-shows-other-host', `${words} → ${url}`, blockId] as const]
      : []),
    ...(shortened ? [['link-shortened', url, blockId] as const] : []),
    ...(url.startsWith('http:') ? [['link-not-encrypted', url, blockId] as const] : []),
  ];
}

function signsOfText({ text, words, links, bytes, gone }: Looked): Sign[] {
  const pictures = text.blocks.filter(({ kind }) => kind === 'image');
  const length = words.replace(/\s+/g, ' ').trim().length;
  const isShort = length < 80;
  return [
    ...(isShort ? [pictures.length > 0 ? (['image-only'] as const) : (['text-missing'] as const)] : []),
    ...(links.length > 10 && length < links.length * 40 ? [['links-many', String(links.length)] as const] : []),
    ...(bytes > HEAVY_BYTES ? [['too-heavy', String(Math.ceil(bytes / 1000))] as const] : []),
    ...text.blocks.flatMap((block): Sign[] =>
      block.kind === 'image' && !block.isDecorative && block.alt === '' ? [['alt-missing', '', block.id]] : [],
    ),
    ...gone.map((id): Sign => ['card-gone', '', id]),
  ];
}

const finding = (locale: string, [code, detail = '', blockId]: Sign): Finding => ({
  code,
  weight: WEIGHTS[code],
  locale,
  blockId: blockId ?? null,
  detail,
});

/** What is to be looked at again in one language. */
export const findingsIn = (looked: Looked): Finding[] =>
  [...signsOfSubject(looked.text.subject), ...looked.links.flatMap(signsOfLink), ...signsOfText(looked)].map((sign) =>
    finding(looked.locale, sign),
  );

/** Languages of the site that have no text, where the default one stands in; and whether that one has none. */
export const findingsOfLanguages = (
  locales: readonly string[],
  written: readonly string[],
  fallback: string,
): Finding[] =>
  written.includes(fallback)
    ? locales.filter((locale) => !written.includes(locale)).map((locale) => finding(locale, ['language-missing']))
    : [finding(fallback, ['nothing-written'])];

/** The worst score that any reader's mail has: each sign of a language counts once. */
export function scoreOf(findings: readonly Finding[]): number {
  const byLocale = Map.groupBy(findings, ({ locale }) => locale);
  const scores = [...byLocale.values()].map((all) =>
    [...new Map(all.map(({ code, weight }) => [code, weight])).values()].reduce((sum, weight) => sum + weight, 0),
  );
  return Math.round(Math.max(0, ...scores) * 10) / 10;
}
