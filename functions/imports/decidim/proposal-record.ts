import { createHash } from 'node:crypto';
import { Locale } from '../../../shared/platform/locale.ts';
import type { RichText } from '../../../shared/platform/rich-text.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { OfficialAnswer, Place, Tally } from '../../../shared/proposals/proposal.ts';
import type { CustomState } from '../../../shared/proposals/states.ts';
import type { Texts } from '../files/cells.ts';
import { richTextOf } from './plain-text.ts';
import { stateOf } from './state-tokens.ts';
import { type NamedTaxonomy, taxonomiesOf } from './taxonomy-cells.ts';
import { type Remark, RowReader } from './text-values.ts';

/** An author as a file names one; `null` for the organization itself. */
export type NamedAuthor = { readonly id: string; readonly name: string } | null;

/** A proposal of a file. */
export interface ProposalRecord {
  readonly externalId: string;
  readonly author: NamedAuthor;
  readonly locale: string;
  readonly title: string;
  readonly body: RichText;
  readonly taxonomies: readonly NamedTaxonomy[];
  readonly place: Place | null;
  readonly answer: OfficialAnswer | null;
  readonly stateId: CustomState['id'] | null;
  readonly reference: string | null;
  readonly votes: Tally;
  readonly withdrawnAt: Instant | null;
  readonly isWithdrawn: boolean;
  /** `null`: the file tells no date. */
  readonly createdAt: Instant | null;
  readonly publishedAt: Instant | null;
  readonly updatedAt: Instant | null;
}

export interface Parsed<R> {
  /** Nothing where the row is refused. */
  readonly record: R | undefined;
  readonly remarks: readonly Remark[];
}

/** What a component says about the rows that come into it. */
export interface RowContext {
  readonly defaultLocale: string;
  readonly states: readonly CustomState[];
}

const MOST_TITLE = 2000;
/** Bytes of one text: an item of the table holds 400 kB in all. */
const MOST_BYTES = 250_000;
/** An address of a site itself, as Decidim names the page of an organization: nobody's profile. */
const IS_HOME = /^https?:\/\/[^/]+\/?([a-z]{2}(-[a-z]+)?\/?)?$/i;

/** An id for a row that has none: the same row has the same one. */
export const idOfTexts = (...texts: readonly string[]): string =>
  `row-${createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 32)}`;

/** The author of a row: nobody, or nothing but a name with the address of the site, is the organization itself. */
export function authorOf(row: RowReader): NamedAuthor {
  const [id, name, url] = ['author/id', 'author/name', 'author/url'].map((column) => row.text(column));
  const isOrganization = (id === '' && name === '') || (url !== undefined && url !== '' && IS_HOME.test(url));
  return isOrganization ? null : { id: id ?? '', name: name ?? '' };
}

/** The language that is taken of a row with texts in several: the first wanted one that the title has. */
function languageOf(row: RowReader, { defaultLocale }: RowContext): string {
  const titles = row.localized('title');
  const languages = Object.keys(titles);
  const locale = [defaultLocale, ...languages].find((one) => titles[one] !== undefined) ?? defaultLocale;
  if (languages.length > 1) row.notice(`title/${languages.find((one) => one !== locale)}`, 'other-languages');
  if (!Locale.safeParse(locale).success) row.refuse('title', 'unknown-locale', locale);
  return locale;
}

const textIn = (row: RowReader, column: string, locale: string): string =>
  row.localized(column)[locale] ?? row.text(column);

function placeOf(row: RowReader): Place | null {
  const [latitude, longitude] = [row.number('latitude', -90, 90), row.number('longitude', -180, 180)];
  if (latitude === null || longitude === null) return null;
  return { latitude, longitude, address: row.text('address').slice(0, 200) };
}

/** The official answer of a row. One that Decidim has not published yet is not taken: it would be public here. */
function answerOf(row: RowReader, { states }: RowContext) {
  const token = row.text('state').toLowerCase();
  const nothing = { answer: null, stateId: null };
  const answeredAt = row.time('state_published_at') ?? row.time('answered_at');
  if (token === '' || token === 'withdrawn' || token === 'not_answered' || token === 'published') return nothing;
  if (row.has('state_published_at') && row.text('state_published_at') === '' && row.text('answered_at') !== '') {
    row.notice('state_published_at', 'answer-not-public', token);
    return nothing;
  }
  const state = stateOf(states, row.text('state')) ?? stateOf(states, token);
  if (state === undefined) {
    row.refuse('state', 'unknown-state');
    return nothing;
  }
  const at = answeredAt ?? row.time('updated_at') ?? row.time('created_at');
  if (at === null) row.refuse('answered_at', 'text-required');
  return { answer: { state: state.standing, text: row.localized('answer'), answeredAt: at ?? '' }, stateId: state.id };
}

const votesOf = (row: RowReader): Tally => ({
  support: row.count('votes', 'supports'),
  agree: row.count('parvis/opinions/agree'),
  mixed: row.count('parvis/opinions/mixed'),
  disagree: row.count('parvis/opinions/disagree'),
});

function checkTexts(row: RowReader, locale: string, title: string, body: RichText): void {
  if (title === '') row.refuse(row.has('title') ? 'title' : `title/${locale}`, 'text-required');
  if (title.length > MOST_TITLE) row.refuse(`title/${locale}`, 'cell-too-long');
  if (Buffer.byteLength(body.text) > MOST_BYTES) row.refuse(`body/${locale}`, 'cell-too-long');
}

/** Reads a proposal of any generation of Decidim's files, or of a list of titles and texts. */
export function readProposal(texts: Texts, context: RowContext): Parsed<ProposalRecord> {
  const row = new RowReader(texts);
  const locale = languageOf(row, context);
  const title = textIn(row, 'title', locale);
  const plain = textIn(row, 'body', locale);
  const body = richTextOf(plain, row.text('parvis/html'));
  checkTexts(row, locale, title, body);
  const record: ProposalRecord = {
    externalId: row.text('id').slice(0, 200) || idOfTexts(locale, title, plain),
    author: authorOf(row),
    locale,
    title,
    body,
    taxonomies: taxonomiesOf(row),
    place: placeOf(row),
    ...answerOf(row, context),
    reference: row.text('reference').slice(0, 200) || null,
    votes: votesOf(row),
    isWithdrawn: row.boolean('withdrawn') || row.text('state') === 'withdrawn',
    withdrawnAt: row.time('withdrawn_at'),
    createdAt: row.time('created_at') ?? row.time('published_at'),
    publishedAt: row.time('published_at'),
    updatedAt: row.time('updated_at'),
  };
  return { record: row.remarks.some(({ isRefused }) => isRefused) ? undefined : record, remarks: row.remarks };
}
