import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { checkImage } from '../../functions/media/check/image.ts';
import { checkPdf } from '../../functions/media/check/pdf.ts';
import {
  aFiftyMegapixelPhoto,
  anEncryptedPdf,
  aPdf,
  aPdfBomb,
  aPdfThatLaunches,
  aPdfThatSubmits,
  aPdfWithFile,
  aPdfWithScript,
  aPhoto,
  aPicture,
  aPngBomb,
  aRawPdf,
  bytesOf,
  CATALOG,
  joined,
  RAW_PAGES,
  SVG,
} from './files.ts';

async function ready(bytes: Uint8Array) {
  const checked = await checkImage(bytes);
  if ('refused' in checked) throw new Error(`refused: ${checked.refused}`);
  return checked;
}
const refusal = async (bytes: Uint8Array) => {
  const checked = await checkImage(bytes);
  return 'refused' in checked ? checked.refused : undefined;
};

describe('a picture', () => {
  it('is made to fit, upright as it was taken, with a thumbnail', async () => {
    const { large, small } = await ready(await aPhoto(2000, 1000));
    expect([large.width, large.height]).toEqual([800, 1600]);
    expect([small?.width, small?.height]).toEqual([240, 480]);
    const { data, info } = await sharp(large.body).raw().toBuffer({ resolveWithObject: true });
    // Orientation 6 turns to the right: what was on the left, blue, is on top.
    const top = [...data.subarray(0, 3)];
    const bottom = [...data.subarray(-info.channels, -info.channels + 3 || undefined)];
    expect((top[2] ?? 0) > (top[0] ?? 0)).toBe(true);
    expect((bottom[0] ?? 0) > (bottom[2] ?? 0)).toBe(true);
  });

  it('tells nothing of the camera, the place or the owner', async () => {
    const photo = await aPhoto();
    expect((await sharp(photo).metadata()).exif?.toString('latin1')).toContain('Ada Lovelace');
    const { large, small } = await ready(photo);
    for (const picture of [large, small]) {
      const metadata = await sharp(picture?.body).metadata();
      expect(metadata).toMatchObject({ format: 'webp', space: 'srgb' });
      for (const name of ['exif', 'icc', 'iptc', 'xmp', 'orientation'] as const) expect(metadata[name]).toBeUndefined();
      expect(Buffer.from(picture?.body ?? []).toString('latin1')).not.toMatch(/Ada|Telephone|GPS|EXIF/);
    }
  });

  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('may be %s', async (format) => {
    const { large, small } = await ready(await aPicture(700, 300, format));
    expect([large.width, large.height, small?.width, small?.height]).toEqual([700, 300, 480, 206]);
  });

  it('that is small stays as it is, without a thumbnail', async () => {
    const { large, small } = await ready(await aPicture(480, 20, 'png'));
    expect([large.width, large.height, small]).toEqual([480, 20, undefined]);
  });

  it('keeps what can be seen through', async () => {
    const glass = await sharp({ create: { width: 600, height: 600, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    expect((await sharp((await ready(glass)).large.body).metadata()).hasAlpha).toBe(true);
  });

  it('of 50 megapixels is made smaller', async () => {
    const { large } = await ready(await aFiftyMegapixelPhoto());
    expect([large.width, large.height]).toEqual([1600, 1200]);
  });

  it('is refused above that before a pixel is decoded: a bomb costs no time', async () => {
    const bomb = aPngBomb(60_000, 60_000);
    expect(bomb.byteLength).toBeLessThan(20_000);
    const started = performance.now();
    expect(await refusal(bomb)).toBe('too-many-pixels');
    expect(await refusal(aPngBomb(8192, 6400))).toBe('too-many-pixels');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['a text with the name of a picture', () => bytesOf('hello, I am photo.jpg'), 'wrong-type'],
    ['HTML', () => bytesOf('<!doctype html><script>alert(1)</script>'), 'wrong-type'],
    ['a PDF', () => aPdf(), 'wrong-type'],
    ['SVG with a script', () => SVG, 'vector-image'],
    ['HEIC', () => new Uint8Array(Buffer.from('000000186674797068656963', 'hex')), 'heic'],
    ['only the beginning of a JPEG', () => new Uint8Array(Buffer.from('ffd8ffe000104a464946', 'hex')), 'broken-image'],
    ['a JPEG that breaks off', async () => (await aPhoto()).subarray(0, 2000), 'broken-image'],
    ['a PNG that breaks off', async () => (await aPicture(900, 900, 'png')).subarray(0, 300), 'broken-image'],
    ['a bomb that says less than it would be', () => aPngBomb(5000, 5000), 'broken-image'],
    [
      'the first bytes of a PNG before a script',
      () => joined(Buffer.from('89504e470d0a1a0a', 'hex'), SVG),
      'broken-image',
    ],
    ['GIF89a that is a script', () => bytesOf('GIF89a/*\x00\x00*/=1;alert(1)//'), 'broken-image'],
  ])('is none: %s', async (_, make, expected) => {
    expect(await refusal(new Uint8Array(await make()))).toBe(expected);
  });

  it('loses what was hidden behind it', async () => {
    const polyglot = joined(await aPicture(600, 600, 'jpeg'), bytesOf('<script>alert(1)</script>PK\x03\x04'));
    const checked = await checkImage(polyglot);
    if ('refused' in checked) return;
    expect(Buffer.from(checked.large.body).toString('latin1')).not.toMatch(/script/);
  });
});

describe('a PDF', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string | undefined]>([
    ['of one page', () => aPdf(), undefined],
    ['of one page, written as of old', () => aPdf(undefined, false), undefined],
    ['written by hand', () => aRawPdf([CATALOG, RAW_PAGES]), undefined],
    ['with a script', () => aPdfWithScript(false), 'pdf-active'],
    ['with a script in a packed stream of objects', () => aPdfWithScript(true), 'pdf-active'],
    ['that starts a program', aPdfThatLaunches, 'pdf-active'],
    ['that sends a form', aPdfThatSubmits, 'pdf-active'],
    ['with a file in it', aPdfWithFile, 'pdf-files'],
    ['that asks for a password', anEncryptedPdf, 'pdf-encrypted'],
    [
      'with a script whose name is written in numbers',
      () => aRawPdf([CATALOG.replace('/Pages', '/OpenAction << /S /J#61vaScript /J#53 (x) >> /Pages'), RAW_PAGES]),
      'pdf-active',
    ],
    [
      'with a script in an object that a later one of the same number hides',
      () => aRawPdf([CATALOG, RAW_PAGES, '7 0 obj\n<< /S /JavaScript /JS (x) >>\nendobj', '7 0 obj\n<< >>\nendobj']),
      'pdf-active',
    ],
    [
      'with a form of the kind that has scripts',
      () => aRawPdf([CATALOG.replace('/Pages', '/AcroForm << /XFA [] >> /Pages'), RAW_PAGES]),
      'pdf-active',
    ],
    [
      'with a film',
      () => aRawPdf([CATALOG, RAW_PAGES, '7 0 obj\n<< /Type /Annot /Subtype /RichMedia >>\nendobj']),
      'pdf-files',
    ],
    ['that swells when it is unpacked', aPdfBomb, 'broken-pdf'],
    ['without a page', () => aRawPdf(['1 0 obj\n<< /Type /Catalog >>\nendobj']), 'broken-pdf'],
    ['that breaks off', async () => (await aPdf()).subarray(0, 400), 'broken-pdf'],
    ['with another file behind it', async () => joined(await aPdf(), bytesOf('PK\x03\x04<script>')), 'broken-pdf'],
    ['only in name', () => bytesOf('%PDF-1.7 <script>alert(1)</script>\n%%EOF'), 'broken-pdf'],
    [
      'with brackets without end',
      () => aRawPdf([CATALOG, RAW_PAGES, `7 0 obj\n${'['.repeat(300_000)}\nendobj`]),
      'broken-pdf',
    ],
  ])('%s', async (_, make, expected) => {
    expect(await checkPdf(new Uint8Array(await make()))).toBe(expected);
  });
});
