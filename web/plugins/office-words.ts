import compile from 'icu-minify/compile';
import en from '../../shared/admin/messages/en.json' with { type: 'json' };
import fr from '../../shared/admin/messages/fr.json' with { type: 'json' };
import nl from '../../shared/admin/messages/nl.json' with { type: 'json' };
import { auditWords } from '../../shared/audit/words.ts';
import { budgetResultsWords } from '../../shared/budgets/results/words.ts';
import { budgetsWords } from '../../shared/budgets/words.ts';
import { importsWords } from '../../shared/imports/words.ts';
import { mailsWords } from '../../shared/mails/words.ts';
import { mediaWords } from '../../shared/media/words.ts';
import { moderationWords } from '../../shared/moderation/words.ts';
import { newsletterOfficeWords } from '../../shared/newsletters/office/words.ts';
import { newslettersWords } from '../../shared/newsletters/words.ts';
import { participantsWords } from '../../shared/participants/words.ts';
import { placesWords } from '../../shared/places/words.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { platformWords } from '../../shared/platform/words.ts';
import { proposalsWords } from '../../shared/proposals/words.ts';
import { studiesWords } from '../../shared/studies/words.ts';
import { teamWords } from '../../shared/team/words.ts';
import { verificationsWords } from '../../shared/verifications/words.ts';

const MESSAGES: Readonly<Record<InterfaceLocale, Readonly<Record<string, string>>>> = { en, fr, nl };

/** Subjects whose words come with the screens that say them, by the files of those screens below `web/src/admin`. */
export const OFFICE_PARTS = {
  spaces: {
    files: ['processes', 'components', 'organization', 'taxonomies', 'start', 'groups', 'previews'],
    subjects:
      'settings process phase phases process-figures organization component states matrix templates color taxonomy outline',
  },
  preparing: { files: ['start', 'groups', 'previews', 'processes/CopyProcess'], subjects: 'guide groups preview copy' },
  proposals: {
    files: ['proposals'],
    subjects: 'answer bulk beside evaluators export filter filters keys official recount sort table proposal',
  },
  budgets: { files: ['budgets'], subjects: 'budget' },
  papers: { files: ['budgets/papers'], subjects: 'papers' },
  counts: { files: ['budgets/results'], subjects: 'counts' },
  team: { files: ['team'], subjects: 'team' },
  door: { files: ['second-factor', 'team/Invitation'], subjects: 'second-factor invitation' },
  surroundings: {
    files: ['surroundings', 'site-pages'],
    subjects: 'announcement document documents partner partners peaks services site-page site-pages',
  },
  audit: { files: ['audit'], subjects: 'audit' },
  // All of its words are its own catalogue's, but the name in the menu.
  newsletters: { files: ['newsletters'], subjects: 'newsletters' },
  mails: { files: ['mails'], subjects: 'mails' },
  exchange: { files: ['exchange'], subjects: 'exchange' },
  history: { files: ['history/HistoryList'], subjects: 'history' },
  moderation: { files: ['moderation'], subjects: 'moderation' },
  studies: { files: ['studies'], subjects: 'studies' },
  verifications: {
    files: ['verifications'],
    subjects:
      'verification verification-method verification-census verification-sms verification-postal-letter verification-id-document verification-desk assistance',
  },
} as const satisfies Readonly<Record<string, { readonly files: readonly string[]; readonly subjects: string }>>;
export type OfficePart = keyof typeof OFFICE_PARTS;

/** Words of those subjects that are said elsewhere too: names of screens in the menu, buttons that lead to them. */
const SAID_ELSEWHERE: readonly string[] = [
  'process.settings',
  'component.settings',
  'preview.beside',
  'phase.none',
  'phase.until',
];

/** The part that a word of the back office comes with; `frame`: the first load. */
export function partOf(key: string): OfficePart | 'frame' {
  const [subject = '', ...rest] = key.split('.');
  if (rest.join('.') === 'title' || SAID_ELSEWHERE.includes(key)) return 'frame';
  const found = Object.entries(OFFICE_PARTS).find(([, { subjects }]) => subjects.split(' ').includes(subject));
  const parts: readonly string[] = Object.keys(OFFICE_PARTS);
  const isPart = (name: string | undefined): name is OfficePart => name !== undefined && parts.includes(name);
  return isPart(found?.[0]) ? found[0] : 'frame';
}

/** What the frame takes of other features: sign-in, and what went wrong there. */
const BORROWED = /^(sign-in|problem|session)\./;

function borrowed(locale: InterfaceLocale): [string, string][] {
  const words = {
    ...platformWords[locale],
    ...participantsWords[locale],
    ...teamWords[locale],
    ...moderationWords[locale],
  };
  return Object.entries(words).filter(([key]) => BORROWED.test(key));
}

/** What parts take of other features: the field for pictures and documents, the sentences of the audit log. */
const OF_FEATURES: Readonly<Record<string, (locale: InterfaceLocale) => [string, string][]>> = {
  frame: borrowed,
  proposals: (locale) => Object.entries(mediaWords[locale]),
  // Refusals and the rule as voters read it; a project's place is chosen as that of a proposal is.
  budgets: (locale) => [
    ...Object.entries(budgetsWords[locale]).filter(([key]) => /^(problem|rule)\./.test(key)),
    ...Object.entries(placesWords[locale]).filter(([key]) => /^(place|map)\./.test(key)),
  ],
  // What the page of a result says too.
  counts: (locale) => Object.entries(budgetResultsWords[locale]).filter(([key]) => /^(channel|follow)\./.test(key)),
  // What people of a census are known by, at the desk.
  papers: (locale) => Object.entries(verificationsWords[locale]).filter(([key]) => key.startsWith('census.field.')),
  audit: (locale) => Object.entries(auditWords[locale]),
  // Refusals, what is wrong with a field, and what checks find.
  newsletters: (locale) => [
    ...Object.entries(newsletterOfficeWords[locale]),
    ...Object.entries(newslettersWords[locale])
      .filter(([key]) => /^(problem|field|check|link)\./.test(key))
      .map(([key, words]): [string, string] => [key.replace(/^field\./, 'error.'), words]),
  ],
  mails: (locale) => Object.entries(mailsWords[locale]),
  exchange: (locale) => Object.entries(importsWords[locale]),
  studies: (locale) =>
    Object.entries({ ...proposalsWords[locale], ...studiesWords[locale] }).filter(([key]) =>
      /^problem\.(study\.|proposal\.(not-assigned|no-evaluator))/.test(key),
    ),
  // Refusals, and what a report of lines says.
  verifications: (locale) =>
    Object.entries(verificationsWords[locale]).filter(([key]) => /^(problem|export\.census)\./.test(key)),
};

/**
 * Module of the words of one part of the back office in one language, compiled: a browser then needs no parser of
 * messages. `undefined`: not one of these.
 * @param name `virtual:office-words/<locale>` for the first load, `virtual:office-words/<locale>/screens-<part>`
 */
export function officeWordsModule(name: string): string | undefined {
  const [, tag, part = 'frame'] = /^virtual:office-words\/(\w\w)(?:\/screens-(\w+))?$/.exec(name) ?? [];
  if (tag !== 'en' && tag !== 'fr' && tag !== 'nl') return undefined;
  const own = Object.entries(MESSAGES[tag]).filter(([key]) => partOf(key) === part);
  const others = OF_FEATURES[part]?.(tag) ?? [];
  const said = [...others, ...own];
  const compiled = Object.fromEntries(said.map(([key, message]) => [key, compile(message)]));
  return `export const messages = ${JSON.stringify(compiled)};`;
}

/** Vite plugin for `virtual:office-words/…`. */
export function officeWordsPlugin() {
  return {
    name: 'parvis-office-words',
    resolveId: (id: string) => (officeWordsModule(id) === undefined ? undefined : `\0${id}`),
    load: (id: string) => (id.startsWith('\0') ? officeWordsModule(id.slice(1)) : undefined),
  };
}
