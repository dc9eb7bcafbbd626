import { type Font, type PathCommand, parse } from 'opentype.js/dist/opentype.mjs';
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

function typesetter(fonts: readonly Font[]): Typesetter {
  const fontOf = (character: string) => fonts.find((font) => font.charToGlyphIndex(character) > 0);
  /** Runs of characters of one font; characters that none has are left out. */
  const runs = (text: string) => {
    const all: { readonly font: Font; text: string }[] = [];
    for (const character of text) {
      const font = fontOf(character);
      const last = all.at(-1);
      if (font === undefined) continue;
      if (last?.font === font) last.text += character;
      else all.push({ font, text: character });
    }
    return all;
  };
  const widthOf = (text: string, size: number) =>
    runs(text).reduce((sum, run) => sum + run.font.getAdvanceWidth(run.text, size), 0);
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
    outline(text, size, x, y) {
      let left = x;
      return runs(text)
        .map(({ font, text: run }) => {
          const data = pathData(font.getPath(run, left, y, size).commands);
          left += font.getAdvanceWidth(run, size);
          return data;
        })
        .join('');
    },
  };
}

let loaded: Promise<Typesetter> | undefined;

/** The typesetter of our sans serif, read once. */
export function ourTypesetter(): Promise<Typesetter> {
  loaded ??= Promise.all(SUBSETS.map(async (subset) => parse(toArrayBuffer(await fontFile(subset))))).then(typesetter);
  return loaded;
}
