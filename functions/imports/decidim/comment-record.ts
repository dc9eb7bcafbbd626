import type { CommentVotes, Position } from '../../../shared/comments/comment.ts';
import { Locale } from '../../../shared/platform/locale.ts';
import type { RichText } from '../../../shared/platform/rich-text.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { Texts } from '../files/cells.ts';
import { COMMENT_TYPE, PROPOSAL_TYPE } from './comment-row.ts';
import { richTextOf } from './plain-text.ts';
import { authorOf, idOfTexts, type NamedAuthor, type Parsed, type RowContext } from './proposal-record.ts';
import { RowReader } from './text-values.ts';

/** A comment of a file. */
export interface CommentRecord {
  readonly externalId: string;
  readonly author: NamedAuthor;
  readonly locale: string;
  readonly body: RichText;
  readonly position: Position;
  readonly votes: CommentVotes;
  readonly createdAt: Instant | null;
  readonly deletedAt: Instant | null;
  /** What it answers, by its id in the source. */
  readonly parent: string | null;
  /** The proposal that it is about, by its id in the source; `null`: only the comment that it answers tells. */
  readonly proposal: string | null;
}

const POSITIONS: ReadonlyMap<string, Position> = new Map([
  ['1', 'for'],
  ['0', 'neutral'],
  ['', 'neutral'],
  ['-1', 'against'],
]);
/** Bytes of one text: far more than any comment may have. */
const MOST_BYTES = 250_000;
const PROPOSAL_IN_URL = /\/proposals\/([^/?#]+)/;

function positionOf(row: RowReader): Position {
  const position = POSITIONS.get(row.text('alignment').replace(/\.0$/, ''));
  if (position === undefined) row.refuse('alignment', 'out-of-range');
  return position ?? 'neutral';
}

/** What a comment hangs on. */
function placeOf(row: RowReader): Pick<CommentRecord, 'parent' | 'proposal'> {
  const [id, type] = [row.text('commentable_id'), row.text('commentable_type')];
  if (id === '') row.refuse('commentable_id', 'text-required');
  if (type === PROPOSAL_TYPE || type === '') return { parent: null, proposal: id };
  if (type !== COMMENT_TYPE) row.refuse('commentable_type', 'unknown-type');
  return { parent: id, proposal: PROPOSAL_IN_URL.exec(row.text('root_commentable_url'))?.[1] ?? null };
}

function localeOf(row: RowReader, { defaultLocale }: RowContext): string {
  const locale = row.text('locale') || defaultLocale;
  if (!Locale.safeParse(locale).success) row.refuse('locale', 'unknown-locale');
  return locale;
}

/** Reads a comment of Decidim's files. */
export function readComment(texts: Texts, context: RowContext): Parsed<CommentRecord> {
  const row = new RowReader(texts);
  const plain = row.text('body');
  const body = richTextOf(plain, row.text('parvis/html'));
  const deletedAt = row.time('parvis/deleted_at');
  if (body.text === '' && deletedAt === null) row.refuse('body', 'text-required');
  if (Buffer.byteLength(body.text) > MOST_BYTES) row.refuse('body', 'cell-too-long');
  const place = placeOf(row);
  const record: CommentRecord = {
    externalId: row.text('id').slice(0, 200) || idOfTexts(row.text('commentable_id'), row.text('author/name'), plain),
    author: authorOf(row),
    locale: localeOf(row, context),
    body,
    position: positionOf(row),
    votes: { up: row.count('parvis/up_votes'), down: row.count('parvis/down_votes') },
    createdAt: row.time('created_at'),
    deletedAt,
    ...place,
  };
  return { record: row.remarks.some(({ isRefused }) => isRefused) ? undefined : record, remarks: row.remarks };
}
