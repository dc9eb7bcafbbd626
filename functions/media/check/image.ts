/** Pictures: looked at before they are decoded, turned the right way up, made smaller, without what a camera noted. */
import sharp, { type Metadata, type Sharp } from 'sharp';
import { LARGE_SIDE, MAX_PIXELS, SMALL_SIDE } from '../../../shared/media/rules.ts';
import { fileKind } from './kind.ts';

/** A picture as it is served. */
export interface Picture {
  readonly body: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export type ImageRefusal = 'wrong-type' | 'vector-image' | 'heic' | 'too-many-pixels' | 'broken-image';

/** A picture and its thumbnail, which is missing where the picture is that small itself; or why there is none. */
export type CheckedImage =
  | { readonly refused: ImageRefusal }
  | { readonly large: Picture; readonly small: Picture | undefined };

/** Seconds that one decoding may take; the largest picture that is accepted takes three. */
const TIMEOUT_SECONDS = 25;
const QUALITY = 80;
/** Drawings are kept as they are where that weighs little: loss shows at their edges. */
const LOSSLESS_BYTES = 150_000;

// One picture at a time, and nothing kept: memory is what a picture needs, and a second one is a rare thing.
sharp.concurrency(1);
sharp.cache(false);

/** Warnings are errors: a file that breaks off, or is not what its header says, is refused, not guessed at. */
const decode = (bytes: Uint8Array): Sharp =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'warning', animated: false }).timeout({
    seconds: TIMEOUT_SECONDS,
  });

/** Kinds that libvips may find in bytes which our own table let through: what both agree on is decoded. */
const FORMATS: Readonly<Record<string, string>> = { png: 'png', jpg: 'jpeg', webp: 'webp', gif: 'gif' };

/** Reads the header alone. */
async function headerOf(bytes: Uint8Array): Promise<Metadata | undefined> {
  try {
    // Without the limit: how large it says to be is judged here, before a pixel is decoded.
    return await sharp(bytes, { limitInputPixels: false, failOn: 'error', animated: false }).metadata();
  } catch {
    return undefined;
  }
}

async function refusalOf(bytes: Uint8Array): Promise<ImageRefusal | undefined> {
  const kind = fileKind(bytes);
  if (kind === 'svg') return 'vector-image';
  if (kind === 'heic') return 'heic';
  const format = FORMATS[kind ?? ''];
  if (format === undefined) return 'wrong-type';
  const header = await headerOf(bytes);
  if (header === undefined || header.format !== format) return 'broken-image';
  return header.width * header.height > MAX_PIXELS ? 'too-many-pixels' : undefined;
}

/** As WebP in sRGB, without any metadata: sharp keeps none unless it is told to. */
async function encode(image: Sharp, isDrawing: boolean): Promise<Picture> {
  const toPicture = async (webp: Sharp): Promise<Picture> => {
    const { data, info } = await webp.toBuffer({ resolveWithObject: true });
    return { body: data, width: info.width, height: info.height };
  };
  if (isDrawing) {
    const whole = await toPicture(image.clone().webp({ lossless: true }));
    if (whole.body.byteLength <= LOSSLESS_BYTES) return whole;
  }
  return toPicture(image.clone().webp({ quality: QUALITY, smartSubsample: true }));
}

const within = (image: Sharp, side: number): Sharp =>
  image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });

/**
 * Looks at a picture and makes of it what is served. Bytes that only begin like a picture are refused, and so are more
 * pixels than `MAX_PIXELS`, before any is decoded.
 */
export async function checkImage(bytes: Uint8Array): Promise<CheckedImage> {
  const refused = await refusalOf(bytes);
  if (refused !== undefined) return { refused };
  const isDrawing = ['png', 'gif'].includes(fileKind(bytes) ?? '');
  try {
    const upright = within(decode(bytes).autoOrient(), LARGE_SIDE);
    // Raw pixels of what is left, so that the original is decoded once: at most 10 MB.
    const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const pixels = sharp(data, { raw: { width, height, channels } });
    const large = await encode(pixels, isDrawing);
    const isSmall = Math.max(width, height) <= SMALL_SIDE;
    return { large, small: isSmall ? undefined : await encode(within(pixels.clone(), SMALL_SIDE), isDrawing) };
  } catch {
    return { refused: 'broken-image' };
  }
}
