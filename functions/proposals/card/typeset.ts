import { type Font, type Glyph, type PathCommand, parse } from 'opentype.js/dist/opentype.mjs';
import { fontFile, SUBSETS } from './font.ts';

/** Sets text as outlines, so that a picture needs no font where it is drawn. */
export interface Typesetter {
  /** Lines that are at most `width` wide; what does not fit into `lines` of them is cut with an ellipsis. */
  wrap(text: string, size: number, width: number, lines: number): readonly string[];
  /** SVG path data of one line whose baseline begins at a point. */
  outline(text: string, size: number, x: number, y: number): string;
}

const toArrayBuffer = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

const at = (...numbers: readonly number[]) => numbers.map((number) => Number(number.toFixed(1))).join(' ');

/** SVG path data of outlines; the package's own writer gives `NaN` for very small numbers. */
function pathData(commands: readonly PathCommand[]): string {
  return commands
    .map((one) => {
      if (one.type === 'Z') return 'Z';
      if (one.type === 'C') return `C${at(one.x1, one.y1, one.x2, one.y2, one.x, one.y)}`;
      if (one.type === 'Q') return `Q${at(one.x1, one.y1, one.x, one.y)}`;
      return `${one.type}${at(one.x, one.y)}`;
    })
    .join('');
}

interface Placed {
  readonly glyph: Glyph;
  /** Pixels from the beginning of the line. */
  readonly left: number;
}

/** Sets one character after the other with kerning: ligatures and marks of the typeface are not needed here. */
function typesetter(fonts: readonly Font[]): Typesetter {
  const fontOf = (character: string) => fonts.find((font) => font.charToGlyphIndex(character) > 0);
  /** Characters that no font has are left out. */
  const place = (text: string, size: number): { readonly placed: readonly Placed[]; readonly width: number } => {
    const placed: Placed[] = [];
    let left = 0;
    let before: { readonly font: Font; readonly glyph: Glyph } | undefined;
    for (const character of text) {
      const font = fontOf(character);
      if (font === undefined) continue;
      const glyph = font.charToGlyph(character);
      const scale = size / font.unitsPerEm;
      if (before?.font === font) left += font.getKerningValue(before.glyph, glyph) * scale;
      placed.push({ glyph, left });
      left += (glyph.advanceWidth ?? 0) * scale;
      before = { font, glyph };
    }
    return { placed, width: left };
  };
  const widthOf = (text: string, size: number) => place(text, size).width;
  const cut = (line: string, size: number, width: number): string => {
    let short = line;
    while (short !== '' && widthOf(`${short}…`, size) > width) short = short.slice(0, -1);
    return `${short.trimEnd()}…`;
  };
  return {
    wrap(text, size, width, lines) {
      const set: string[] = [''];
      for (const word of text.split(/\s+/u)) {
        const line = set.at(-1) ?? '';
        const longer = line === '' ? word : `${line} ${word}`;
        if (line === '' || widthOf(longer, size) <= width) set[set.length - 1] = longer;
        else set.push(word);
      }
      const shown = set.slice(0, lines);
      return shown.map((line, index) => {
        const isCut = index === lines - 1 && set.length > lines;
        return isCut || widthOf(line, size) > width
          ? cut(isCut ? `${line} ${set[lines] ?? ''}` : line, size, width)
          : line;
      });
    },
    outline: (text, size, x, y) =>
      place(text, size)
        .placed.map(({ glyph, left }) => pathData(glyph.getPath(x + left, y, size).commands))
        .join(''),
  };
}

let loaded: Promise<Typesetter> | undefined;

/** The typesetter of our sans serif, read once. */
export function ourTypesetter(): Promise<Typesetter> {
  loaded ??= Promise.all(SUBSETS.map(async (subset) => parse(toArrayBuffer(await fontFile(subset))))).then(typesetter);
  return loaded;
}
