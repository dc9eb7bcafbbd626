/** What is in a PDF, object by object. Runs in a thread of its own: see `pdf.ts`. */
import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  type PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';

export type PdfRefusal = 'broken-pdf' | 'pdf-active' | 'pdf-files' | 'pdf-encrypted';

/** Bytes that streams of objects may have once they are unpacked, each and all together. */
const MAX_UNPACKED_BYTES = 64_000_000;
const name = (text: string) => PDFName.of(text);
/** Streams that readers unpack to find objects. */
const OF_OBJECTS = [name('ObjStm'), name('XRef')];

/** Actions that run something, send something or open a program, by the value of `/S`. */
const ACTIONS = ['JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'Rendition', 'RichMediaExecute', 'GoToE'].map(
  name,
);
/** Keys that only something active has: scripts, and forms with scripts of their own. */
const ACTIVE_KEYS = ['JS', 'XFA'].map(name);
/** Annotations that carry files or run something, by the value of `/Subtype`. */
const CARRYING = ['FileAttachment', 'RichMedia', '3D', 'Screen', 'Movie', 'Sound'].map(name);

/**
 * Keeps every object that stands in the file, those that a later one with the same number hides as well: readers differ
 * in which of the two they take. What is packed otherwise than every writer packs it is an error.
 */
class WholeParser extends PDFParser {
  readonly seen: PDFObject[] = [];
  private unpacked = 0;

  constructor(bytes: Uint8Array) {
    super(bytes, Number.POSITIVE_INFINITY, true);
    const assign = this.context.assign.bind(this.context);
    this.context.assign = (ref, object) => {
      this.seen.push(object);
      assign(ref, object);
    };
  }

  override parseObject(ref?: PDFRef): PDFObject {
    const object = super.parseObject(ref);
    if (object instanceof PDFRawStream && OF_OBJECTS.some((type) => object.dict.get(name('Type')) === type)) {
      this.measure(object);
    }
    return object;
  }

  /** Unpacks once with a bound, since the library knows none. */
  private measure({ dict, contents }: PDFRawStream): void {
    const filter = dict.lookup(name('Filter'));
    const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
    if (only === undefined) return;
    if (only !== name('FlateDecode')) throw new Error('packed in an unusual way');
    const maxOutputLength = MAX_UNPACKED_BYTES - this.unpacked;
    this.unpacked += inflateSync(contents, { maxOutputLength }).byteLength;
  }
}

function refusalOfDict(dict: PDFDict): PdfRefusal | undefined {
  const value = (key: string) => dict.get(name(key));
  if (ACTIVE_KEYS.some((key) => dict.has(key)) || ACTIONS.some((action) => value('S') === action)) return 'pdf-active';
  const carries = CARRYING.some((subtype) => value('Subtype') === subtype);
  return dict.has(name('EF')) || value('Type') === name('EmbeddedFile') || carries ? 'pdf-files' : undefined;
}

/** Objects within an object; those it refers to stand in the file by themselves. */
function partsOf(object: PDFObject): readonly PDFObject[] {
  if (object instanceof PDFDict) return object.values();
  if (object instanceof PDFStream) return [object.dict];
  return object instanceof PDFArray ? object.asArray() : [];
}

function refusalOfObjects(objects: readonly PDFObject[]): PdfRefusal | undefined {
  const waiting = [...objects];
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    const refusal = object instanceof PDFDict ? refusalOfDict(object) : undefined;
    if (refusal !== undefined) return refusal;
    waiting.push(...partsOf(object));
  }
  return undefined;
}

const hasPages = (context: PDFContext): boolean => {
  const root = context.lookup(context.trailerInfo.Root);
  return root instanceof PDFDict && root.lookup(name('Pages')) instanceof PDFDict;
};

/** Trailers are never packed, so that what the parser did not reach can be looked for. */
const saysEncrypted = (bytes: Uint8Array): boolean => /\/Encrypt[\s/<]/.test(Buffer.from(bytes).toString('latin1'));

/** How far from the end the mark of it may stand; after it only white space: no second file hides behind a PDF. */
const END_BYTES = 1024;
const isWhole = (bytes: Uint8Array): boolean =>
  /%%EOF[\s\0]*$/.test(Buffer.from(bytes.subarray(-END_BYTES)).toString('latin1'));

/** Why a PDF cannot be offered; `undefined` where nothing is wrong with it. Nothing is thrown. */
export async function pdfRefusal(bytes: Uint8Array): Promise<PdfRefusal | undefined> {
  if (!isWhole(bytes)) return 'broken-pdf';
  try {
    const parser = new WholeParser(bytes);
    const context = await parser.parseDocument();
    if (context.trailerInfo.Encrypt !== undefined) return 'pdf-encrypted';
    return hasPages(context) ? refusalOfObjects(parser.seen) : 'broken-pdf';
  } catch {
    return saysEncrypted(bytes) ? 'pdf-encrypted' : 'broken-pdf';
  }
}
