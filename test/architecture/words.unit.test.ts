import { describe, expect, test } from '@jest/globals';
import compile from 'icu-minify/compile';
import { accessibilityWords } from '../../shared/accessibility/words.ts';
import { adminWords } from '../../shared/admin/words.ts';
import { auditWords } from '../../shared/audit/words.ts';
import { kioskWords } from '../../shared/budgets/kiosk/words.ts';
import { papersWords } from '../../shared/budgets/papers/words.ts';
import { budgetResultsWords } from '../../shared/budgets/results/words.ts';
import { budgetsWords } from '../../shared/budgets/words.ts';
import { commentsWords } from '../../shared/comments/words.ts';
import { followsWords } from '../../shared/follows/words.ts';
import { groupsWords } from '../../shared/groups/words.ts';
import { identitiesWords } from '../../shared/identities/words.ts';
import { importsWords } from '../../shared/imports/words.ts';
import { mailsWords } from '../../shared/mails/words.ts';
import { mediaWords } from '../../shared/media/words.ts';
import { moderationWords } from '../../shared/moderation/words.ts';
import { newsletterOfficeWords } from '../../shared/newsletters/office/words.ts';
import { newsletterPagesWords } from '../../shared/newsletters/pages/words.ts';
import { newslettersWords } from '../../shared/newsletters/words.ts';
import { notificationsWords } from '../../shared/notifications/words.ts';
import { participantsWords } from '../../shared/participants/words.ts';
import { placesWords } from '../../shared/places/words.ts';
import { INTERFACE_LOCALES } from '../../shared/platform/locale.ts';
import type { Catalogue } from '../../shared/platform/messages.ts';
import { PROBLEM_STATUS } from '../../shared/platform/problem.ts';
import { platformWords } from '../../shared/platform/words.ts';
import { proposalsWords } from '../../shared/proposals/words.ts';
import { pushWords } from '../../shared/push/words.ts';
import { spacesWords } from '../../shared/spaces/words.ts';
import { studiesWords } from '../../shared/studies/words.ts';
import { teamWords } from '../../shared/team/words.ts';
import { verificationsWords } from '../../shared/verifications/words.ts';

const catalogues: Readonly<Record<string, Catalogue>> = {
  accessibility: accessibilityWords,
  audit: auditWords,
  platform: platformWords,
  participants: participantsWords,
  spaces: spacesWords,
  proposals: proposalsWords,
  comments: commentsWords,
  budgets: budgetsWords,
  budgetResults: budgetResultsWords,
  papers: papersWords,
  kiosk: kioskWords,
  places: placesWords,
  media: mediaWords,
  mails: mailsWords,
  groups: groupsWords,
  studies: studiesWords,
  team: teamWords,
  follows: followsWords,
  notifications: notificationsWords,
  identities: identitiesWords,
  imports: importsWords,
  moderation: moderationWords,
  newsletterOffice: newsletterOfficeWords,
  newsletterPages: newsletterPagesWords,
  verifications: verificationsWords,
  push: pushWords,
  newsletters: newslettersWords,
};
const each = Object.entries(catalogues);
/** Words of the back office are judged by its own test; here only what they say of problems is looked for. */
const speaking: Readonly<Record<string, Catalogue>> = { ...catalogues, admin: adminWords };

/** Which feature says the problems that start with a noun; all others are the platform's. */
const SPEAKER: Readonly<Record<string, string>> = {
  participant: 'participants',
  budget: 'budgets',
  'sign-in': 'participants',
  identity: 'identities',
  verification: 'verifications',
  census: 'verifications',
  'sign-in-service': 'admin',
  organization: 'spaces',
  process: 'spaces',
  'process-group': 'spaces',
  component: 'spaces',
  taxonomy: 'spaces',
  announcement: 'spaces',
  partner: 'spaces',
  peak: 'spaces',
  document: 'spaces',
  'site-page': 'spaces',
  proposal: 'proposals',
  'bulk-act': 'admin',
  'saved-filter': 'admin',
  comment: 'comments',
  outline: 'places',
  attachment: 'media',
  group: 'groups',
  follow: 'follows',
  notification: 'notifications',
  push: 'push',
  mail: 'mails',
  newsletter: 'newsletters',
  study: 'studies',
  'second-factor': 'participants',
  team: 'team',
  report: 'moderation',
  moderation: 'moderation',
};

interface Parts {
  readonly placeholders: Set<string>;
  readonly texts: string[];
}
const isRecord = (node: unknown): node is Record<string, unknown> =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

/** Walks a compiled message: `[name, type?, options?]` is a placeholder, a bare string is text. */
function walk(node: unknown, parts: Parts): Parts {
  if (typeof node === 'string') parts.texts.push(node);
  else if (Array.isArray(node)) {
    const [name, , options]: unknown[] = node;
    if (typeof name === 'string') parts.placeholders.add(name);
    if (isRecord(options)) for (const option of Object.values(options)) walkAll(option, parts);
  }
  return parts;
}
const walkAll = (message: unknown, parts: Parts = { placeholders: new Set(), texts: [] }): Parts => {
  for (const node of Array.isArray(message) ? message : [message]) walk(node, parts);
  return parts;
};
const partsOf = (message: string) => walkAll(compile(message));
const placeholdersOf = (message: string) => [...partsOf(message).placeholders].sort();

describe.each(each)('words of %s', (_, catalogue) => {
  const keys = Object.keys(catalogue.en).sort();

  test.each(INTERFACE_LOCALES)('exist in %s under the same keys as in English', (locale) => {
    expect(Object.keys(catalogue[locale]).sort()).toEqual(keys);
    expect(Object.entries(catalogue[locale]).filter(([, message]) => message.trim() === '')).toEqual([]);
  });

  test.each(INTERFACE_LOCALES)('have the same placeholders in %s as in English', (locale) => {
    const named = (words: Readonly<Record<string, string>>) =>
      Object.fromEntries(keys.map((key) => [key, placeholdersOf(words[key] ?? '')]));
    expect(named(catalogue[locale])).toEqual(named(catalogue.en));
  });

  test('have no straight apostrophe in any language: ICU reads it as a quotation, readers as a mistake', () => {
    const straight = INTERFACE_LOCALES.flatMap((locale) =>
      Object.entries(catalogue[locale]).filter(([, message]) => message.includes("'")),
    );
    expect(straight).toEqual([]);
  });

  test('follow French typography', () => {
    const wrong = Object.entries(catalogue.fr).filter(([, message]) => partsOf(message).texts.some(breaksTypography));
    expect(wrong).toEqual([]);
  });
});

/** Addresses and times of day follow rules of their own. */
const EXEMPT = /https?:\/\/\S+|\d:\d/g;
const MISTAKES = [
  /(?<!\u202f)[;?!]/, // a narrow no-break space stands before ; ? !
  /(?<!\u00a0):/, // a no-break space stands before :
  /«(?!\u00a0)|(?<!\u00a0)»/, // and inside guillemets
];
function breaksTypography(text: string): boolean {
  const plain = text.replace(EXEMPT, '');
  return MISTAKES.some((mistake) => mistake.test(plain));
}

test('typography is judged as it should be', () => {
  expect(['Pourquoi?', 'Pourquoi ?', 'Oui : non', '« oui »', 'a; b'].filter(breaksTypography)).toHaveLength(5);
  const right = ['Pourquoi\u202f?', 'Oui\u00a0: non', '«\u00a0oui\u00a0»', 'https://exemple.fr/?q=1', '10:42'];
  expect(right.filter(breaksTypography)).toEqual([]);
});

test('placeholders are found inside plurals and choices too', () => {
  expect(placeholdersOf('{count, plural, one {# of {name}} other {# of {all, number}}}')).toEqual([
    'all',
    'count',
    'name',
  ]);
});

test.each([...Object.keys(PROBLEM_STATUS), 'network.failed'])(
  'problem %s has words in the catalogue of its feature',
  (code) => {
    const speaker = SPEAKER[code.slice(0, code.indexOf('.'))] ?? 'platform';
    const said = INTERFACE_LOCALES.map((locale) => speaking[speaker]?.[locale][`problem.${code}`]);
    expect(said).not.toContain(undefined);
  },
);

test('the same key says the same in every feature, since the islands of a page share their words', () => {
  const said = new Map<string, Set<string>>();
  for (const [, catalogue] of each) {
    for (const [locale, messages] of Object.entries(catalogue)) {
      for (const [key, message] of Object.entries(messages)) {
        if (!/^(problem|sign-in|report|vote|comments|follow|author)\./.test(key)) continue;
        said.set(`${locale} ${key}`, (said.get(`${locale} ${key}`) ?? new Set()).add(message));
      }
    }
  }
  expect([...said].filter(([, messages]) => messages.size > 1)).toEqual([]);
});
