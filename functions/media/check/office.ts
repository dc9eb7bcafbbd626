/** Documents of an office, which administrators may add: known by what is in them, refused with programs in them. */
import { endingOf } from '../../../shared/media/rules.ts';
import { fileKind } from './kind.ts';
import { namesInZip } from './zip.ts';

export type OfficeRefusal = 'wrong-type' | 'broken-document' | 'macros';

/** A file that every archive of a format has. */
const OWN_FILE: Readonly<Record<string, string>> = {
  docx: 'word/document.xml',
  xlsx: 'xl/workbook.xml',
  odt: 'content.xml',
  ods: 'content.xml',
};
/** Programs: of Microsoft's formats, and of OpenDocument. */
const PROGRAM = /vbaProject\.bin$|vbaData\.xml$|^(?:Basic|Scripts)\/|\/activeX\//i;

/** Media type that an OpenDocument file names in its first, unpacked entry. */
const MIMETYPE_AT = 30;

const namedType = (bytes: Uint8Array, type: string): boolean =>
  Buffer.from(bytes.subarray(MIMETYPE_AT, MIMETYPE_AT + 8 + type.length)).toString('latin1') === `mimetype${type}`;

/** Control characters besides white space: bytes that no table in text has. */
const isBinary = (byte: number): boolean => byte < 0x09 || (byte > 0x0d && byte < 0x20);

function csvRefusal(bytes: Uint8Array): OfficeRefusal | undefined {
  if (fileKind(bytes) !== undefined) return 'wrong-type';
  // Windows-1252 where it is no UTF-8: spreadsheets in Europe still write it.
  return bytes.some(isBinary) ? 'wrong-type' : undefined;
}

/** Why a document of an office cannot be offered; `undefined` where nothing is wrong with it. */
export function officeRefusal(bytes: Uint8Array, type: string): OfficeRefusal | undefined {
  const format = endingOf(type);
  if (format === 'csv') return csvRefusal(bytes);
  if (fileKind(bytes) !== 'zip') return 'wrong-type';
  const names = namesInZip(bytes);
  if (names === undefined) return 'broken-document';
  const isOpenDocument = format === 'odt' || format === 'ods';
  if (!names.includes(OWN_FILE[format] ?? '') || (isOpenDocument && !namedType(bytes, type))) return 'wrong-type';
  return names.some((name) => PROGRAM.test(name)) ? 'macros' : undefined;
}
