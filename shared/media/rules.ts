/** Rules of attachments: pure, the same in islands, which explain, and in handlers, which alone are trusted. */
import { allowed, type Decision, denied } from '../platform/decision.ts';
import type { AttachmentKind } from './attachment.ts';

/** Where browsers send files, by the form that `createAttachment` answers; the CDN leads it to the bucket. */
export const UPLOAD_PATH = '/uploads';
/** Bytes of a file, as it is sent. */
export const MAX_FILE_BYTES = 10_000_000;
/** Pixels of a picture: sensors of "50 megapixels" give up to 8,192 × 6,144. */
export const MAX_PIXELS = 52_000_000;
/** Longer side of a picture in a page, and of its thumbnail; in pixels. */
export const LARGE_SIDE = 1600;
export const SMALL_SIDE = 480;
/** Characters of a title and of what a picture shows. */
export const MAX_TITLE = 120;
export const MAX_ALT = 300;

/** What a resource takes: pictures, PDF, and the formats of offices. */
export const FILE_CLASSES = ['image', 'pdf', 'office'] as const;
export type FileClass = (typeof FILE_CLASSES)[number];

/** Media types by class: the names under which browsers know the files, and the endings that they bear. */
const TYPES: Readonly<Record<FileClass, Readonly<Record<string, string>>>> = {
  image: { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif' },
  pdf: { 'application/pdf': 'pdf' },
  office: {
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
    'application/vnd.oasis.opendocument.text': 'odt',
    'application/vnd.oasis.opendocument.spreadsheet': 'ods',
    'text/csv': 'csv',
  },
};

/** Class of a media type; `undefined` for one that nothing takes. */
export const classOf = (type: string): FileClass | undefined =>
  FILE_CLASSES.find((name) => Object.hasOwn(TYPES[name], type));

export const kindOf = (fileClass: FileClass): AttachmentKind => (fileClass === 'image' ? 'image' : 'document');

/** Ending of a media type, such as `docx`; empty for one that nothing takes. */
export const endingOf = (type: string): string => {
  const fileClass = classOf(type);
  return fileClass === undefined ? '' : (TYPES[fileClass][type] ?? '');
};

/** What a file input is told to offer: media types, and endings for systems that do not know them. */
export const acceptOf = (classes: readonly FileClass[]): string =>
  classes.flatMap((name) => Object.entries(TYPES[name]).flatMap(([type, ending]) => [type, `.${ending}`])).join(',');

/**
 * The media type of a file that a browser gave none: systems without an office know no name for its formats. Browsers
 * on Windows call CSV a spreadsheet.
 */
export function declaredType(name: string, type: string): string {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  if (ending === 'csv' && type !== 'text/csv') return 'text/csv';
  if (type !== '' && type !== 'application/octet-stream') return type.toLowerCase();
  const known = FILE_CLASSES.flatMap((fileClass) => Object.entries(TYPES[fileClass]));
  return known.find(([, own]) => own === (ending === 'jpeg' ? 'jpg' : ending))?.[0] ?? type;
}

export interface DeclaredFile {
  readonly type: string;
  readonly bytes: number;
}

/** Whether a file may be sent, by what its sender says of it; what it is shows when it is there. */
export function maySend(
  { type, bytes }: DeclaredFile,
  accepts: readonly FileClass[],
): Decision<'attachment.type-not-accepted' | 'attachment.too-large' | 'attachment.empty'> {
  const fileClass = classOf(type);
  if (fileClass === undefined || !accepts.includes(fileClass)) return denied('attachment.type-not-accepted');
  if (bytes === 0) return denied('attachment.empty');
  if (bytes > MAX_FILE_BYTES) return denied('attachment.too-large', { megabytes: MAX_FILE_BYTES / 1_000_000 });
  return allowed;
}

/** Control characters, what turns the direction of writing, and what is not seen: names must be what they look like. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

/** A text of one line as it may be shown: no control, direction or invisible characters, no surplus space. */
export const cleanLine = (text: string, most: number): string =>
  [
    ...text
      .replace(/[^\S\ufeff]+/g, ' ')
      .replace(UNSEEN, '')
      .trim(),
  ]
    .slice(0, most)
    .join('')
    .trim();

const MAX_NAME = 120;

/** The name of a file as it may be shown: the last part of a path, cleaned; may be empty. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return cleanLine(last, MAX_NAME).replace(/^\.+/, '');
}

/** The name without its ending: what a title begins with. */
export const titleOf = (name: string): string => cleanLine(name.replace(/\.[A-Za-z0-9]{1,5}$/, ''), MAX_TITLE);

/** Size as people say it: "1.2 MB", "1,2 Mo", "340 kB". */
export function fileSize(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  const maximumFractionDigits = unit === 'megabyte' && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits }).format(value);
}
