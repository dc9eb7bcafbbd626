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
const BOX = SIDE + 2 * MARGIN;

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

const isMark = (x: number, y: number): boolean =>
  BARS.some(([left, top, right, bottom]) => x >= left && x <= right && y >= top && y <= bottom) ||
  PEOPLE.some(([middle, height]) => (x - middle) ** 2 + (y - height) ** 2 <= RADIUS ** 2);

/** Points looked at in each direction of a pixel: what lies half within the mark gets a color in between. */
const SAMPLES = 3;

function coverage(column: number, row: number, scale: number): number {
  let hits = 0;
  for (let sample = 0; sample < SAMPLES ** 2; sample++) {
    const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) * scale - MARGIN;
    const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * scale - MARGIN;
    if (isMark(x, y)) hits++;
  }
  return hits / SAMPLES ** 2;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

let drawn: { readonly of: string; readonly png: Uint8Array } | undefined;

/**
 * Icon of a telephone's screen: a PNG without transparency, as those round the corners themselves. The one that was drawn
 * last is remembered: it is written again with all pages of each process, and takes longer than they do.
 *
 * @param size pixels
 */
export function iconPng(color: string, size: number): Uint8Array {
  const of = `${color} ${size}`;
  if (drawn?.of !== of) drawn = { of, png: drawPng(color, size) };
  return drawn.png;
}

function drawPng(color: string, size: number): Uint8Array {
  const ground = channels(color);
  const mark = markColor(color);
  const stride = 1 + size * 3;
  const pixels = Buffer.alloc(stride * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const share = coverage(column, row, BOX / size);
      for (const [channel, from] of ground.entries()) {
        const to = mark[channel] ?? 0;
        pixels[row * stride + 1 + column * 3 + channel] = Math.round(from + (to - from) * share);
      }
    }
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
