/** The mark of the site in the color of the organization: as an icon of tabs, and of the screens of telephones. */
import { crc32, deflateSync } from 'node:zlib';

type Color = readonly [red: number, green: number, blue: number];
type Bar = readonly [left: number, top: number, right: number, bottom: number];

/** Side of the square that the mark is drawn in. */
const SIDE = 36;
const RADIUS = 2.3;
/** Lines of the square that is open to its people. */
const BARS: readonly Bar[] = [
  [2.75, 2.75, 33.25, 5.25],
  [2.75, 2.75, 5.25, 33.25],
  [30.75, 2.75, 33.25, 33.25],
  [2.75, 30.75, 12, 33.25],
  [24, 30.75, 33.25, 33.25],
];
/** The people, by their middles. */
const PEOPLE = [
  [11, 22],
  [12.5, 15.5],
  [18, 12.5],
  [23.5, 15.5],
  [25, 22],
  [18, 20],
] as const;
/** The mark keeps this distance from the edges: telephones cut the corners off. */
const MARGIN = 10;
/** Where they cut a circle out, four fifths of the whole ("maskable" icons). */
export const ROUND_MARGIN = 15;

const INK: Color = [0x1b, 0x1a, 0x18];
const WHITE: Color = [0xff, 0xff, 0xff];

const channels = (color: string): Color => {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
};

/** Relative luminance of WCAG 2, 0 to 1. */
function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** White or ink, whichever stands out more on the color. @param color #rrggbb */
export function markColor(color: string): Color {
  const ground = luminance(channels(color)) + 0.05;
  return (luminance(WHITE) + 0.05) / ground >= ground / (luminance(INK) + 0.05) ? WHITE : INK;
}

const hex = (color: Color): string => `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;

/** Icon of a tab, SVG. @param color #rrggbb */
export function iconSvg(color: string): string {
  const bars = BARS.map(([x, y, right, bottom]) => `<path d="M${x} ${y}H${right}V${bottom}H${x}z"/>`).join('');
  const people = PEOPLE.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${RADIUS}"/>`).join('');
  const box = `viewBox="-4 -4 ${SIDE + 8} ${SIDE + 8}"`;
  const ground = `<rect x="-4" y="-4" width="${SIDE + 8}" height="${SIDE + 8}" rx="8" fill="${color}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${ground}<g fill="${hex(markColor(color))}">${bars}${people}</g></svg>\n`;
}

/** How much of a pixel lies within the mark, for each pixel of a square icon. */
interface Coverage {
  readonly size: number;
  /** Pixels, a unit of the mark. */
  readonly scale: number;
  readonly margin: number;
  readonly shares: Float32Array;
}

/** Marks a part of a shape; where two shapes meet, the larger part counts. */
function cover({ size, shares }: Coverage, column: number, row: number, share: number): void {
  const at = row * size + column;
  if (share > (shares[at] ?? 1)) shares[at] = share;
}

const overlap = (from: number, to: number, pixel: number) => Math.min(to, pixel + 1) - Math.max(from, pixel);

function drawBar(on: Coverage, bar: Bar): void {
  const place = (at: number) => (at + on.margin) * on.scale;
  const [left, top, right, bottom] = [place(bar[0]), place(bar[1]), place(bar[2]), place(bar[3])];
  for (let row = Math.floor(top); row < bottom; row++)
    for (let column = Math.floor(left); column < right; column++)
      cover(on, column, row, overlap(left, right, column) * overlap(top, bottom, row));
}

/** A circle's edge is as wide as a pixel: within it, a pixel gets a color in between. */
function drawPerson(on: Coverage, [x, y]: (typeof PEOPLE)[number]): void {
  const [middle, height] = [(x + on.margin) * on.scale, (y + on.margin) * on.scale];
  const radius = RADIUS * on.scale;
  for (let row = Math.floor(height - radius - 1); row <= height + radius + 1; row++)
    for (let column = Math.floor(middle - radius - 1); column <= middle + radius + 1; column++) {
      const distance = Math.hypot(column + 0.5 - middle, row + 0.5 - height);
      cover(on, column, row, Math.min(1, Math.max(0, radius + 0.5 - distance)));
    }
}

function coverageOf(size: number, margin: number): Float32Array {
  const on = { size, margin, scale: size / (SIDE + 2 * margin), shares: new Float32Array(size * size) };
  for (const bar of BARS) drawBar(on, bar);
  for (const person of PEOPLE) drawPerson(on, person);
  return on.shares;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const drawn = new Map<string, Uint8Array>();
/** Sizes there are; with another color all of them are drawn anew. */
const REMEMBERED = 4;

/**
 * Icon of a telephone's screen: a PNG without transparency, as those round the corners themselves. Those that were
 * drawn last are remembered: they are written again with all pages of each process, and take longer than they do.
 *
 * @param size pixels
 * @param margin around the mark, of which the mark itself has 36
 */
export function iconPng(color: string, size: number, margin = MARGIN): Uint8Array {
  const of = `${color} ${size} ${margin}`;
  const png = drawn.get(of) ?? drawPng(color, size, margin);
  if (drawn.size >= REMEMBERED && !drawn.has(of)) drawn.clear();
  drawn.set(of, png);
  return png;
}

function drawPng(color: string, size: number, margin: number): Uint8Array {
  const shares = coverageOf(size, margin);
  const ground = channels(color);
  const mark = markColor(color);
  const stride = 1 + size * 3;
  const pixels = Buffer.alloc(stride * size);
  const unmarked = Buffer.alloc(stride);
  for (let at = 1; at < stride; at++) unmarked[at] = ground[(at - 1) % 3] ?? 0;
  for (let row = 0; row < size; row++) unmarked.copy(pixels, row * stride);
  for (const [at, share] of shares.entries()) {
    if (share === 0) continue;
    const pixel = Math.floor(at / size) * stride + 1 + (at % size) * 3;
    for (const [channel, from] of ground.entries())
      pixels[pixel + channel] = Math.round(from + ((mark[channel] ?? 0) - from) * share);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits a channel, red, green and blue, nothing unusual.
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = chunk('IDAT', deflateSync(pixels, { level: 9 }));
  return Buffer.concat([signature, chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))]);
}
