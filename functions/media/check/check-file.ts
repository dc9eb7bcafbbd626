/** The second look at a file: at its bytes, when it is there. */
import type { RefusalReason } from '../../../shared/media/attachment.ts';
import { classOf, endingOf, MAX_FILE_BYTES } from '../../../shared/media/rules.ts';
import type { FileHeaders } from '../../platform/files.ts';
import { sha256 } from '../../platform/signing.ts';
import type { AttachmentItem } from '../attachment.ts';
import { SERVED_CACHE } from '../served-cache.ts';
import { checkImage, type Picture } from './image.ts';
import { fileKind } from './kind.ts';
import { officeRefusal } from './office.ts';
import { checkPdf } from './pdf.ts';

/** A file to be served, by its key. */
export interface ServedFile extends FileHeaders {
  readonly key: string;
  readonly body: Uint8Array;
}
type ReadyFields = Pick<AttachmentItem, 'contentType' | 'bytes' | 'width' | 'height' | 'path' | 'thumbnail'>;

/** What came of it: the files to serve with what is said of them, or the reason of a refusal. */
export type CheckedFile =
  | { readonly refused: RefusalReason }
  | { readonly files: readonly ServedFile[]; readonly ready: ReadyFields };

/** A key that nobody can guess before the attachment is public, and that the same file of the same attachment has again. */
const keyOf = ({ id }: AttachmentItem, body: Uint8Array, ending: string): string =>
  `media/${sha256(`${id} ${sha256(body)}`)}.${ending}`;

/** A picture as it is served, whatever it came as. */
const WEBP = { contentType: 'image/webp', cacheControl: SERVED_CACHE, ending: 'webp' } as const;

function picture(item: AttachmentItem, { body, width, height }: Picture) {
  const { ending, ...headers } = WEBP;
  const key = keyOf(item, body, ending);
  return { file: { key, body, ...headers }, view: { path: `/${key}`, width, height } };
}

async function checkedImage(item: AttachmentItem, bytes: Uint8Array): Promise<CheckedFile> {
  const checked = await checkImage(bytes);
  if ('refused' in checked) return checked;
  const large = picture(item, checked.large);
  const small = checked.small && picture(item, checked.small);
  return {
    files: [large.file, ...(small ? [small.file] : [])],
    ready: {
      ...large.view,
      contentType: WEBP.contentType,
      bytes: large.file.body.byteLength,
      thumbnail: small?.view ?? null,
    },
  };
}

/** A name for the download: ASCII for old programs, and the name itself (RFC 6266). */
function disposition(title: string, ending: string): string {
  const plain =
    title
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9 ._-]/g, '')
      .trim() || 'document';
  const encoded = encodeURIComponent(`${title || 'document'}.${ending}`).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${encoded}`;
}

async function documentRefusal({ contentType }: AttachmentItem, bytes: Uint8Array): Promise<RefusalReason | undefined> {
  if (classOf(contentType) === 'office') return officeRefusal(bytes, contentType);
  const kind = fileKind(bytes);
  if (kind === 'pdf') return checkPdf(bytes);
  return kind === 'svg' ? 'vector-image' : 'wrong-type';
}

async function checkedDocument(item: AttachmentItem, body: Uint8Array): Promise<CheckedFile> {
  const refused = await documentRefusal(item, body);
  if (refused !== undefined) return { refused };
  const { contentType, title, name } = item;
  const ending = endingOf(contentType);
  const key = keyOf(item, body, ending);
  const contentDisposition = disposition(title || name, ending);
  return {
    files: [{ key, body, contentType, cacheControl: SERVED_CACHE, contentDisposition }],
    ready: { contentType, bytes: body.byteLength, width: null, height: null, path: `/${key}`, thumbnail: null },
  };
}

/** Looks at a file by its bytes: what its sender said of it decides only as what it may be offered. */
export async function checkFile(item: AttachmentItem, bytes: Uint8Array): Promise<CheckedFile> {
  if (bytes.byteLength === 0) return { refused: 'empty' };
  if (bytes.byteLength > MAX_FILE_BYTES) return { refused: 'too-large' };
  return item.kind === 'image' ? checkedImage(item, bytes) : checkedDocument(item, bytes);
}
