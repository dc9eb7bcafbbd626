import type { Typesetter } from './typeset.ts';

/** What the card of a proposal says; all of it may be written by anybody. */
export interface CardContent {
  readonly organization: string;
  readonly process: string;
  readonly title: string;
  readonly reference: string;
  /** Of the organization, `#rrggbb`. */
  readonly accent: string;
}

/** Pixels that social networks show without cutting (Open Graph). */
export const CARD = { width: 1200, height: 630 } as const;

const MARGIN = 80;
const INK = '#1b1a18';
const MUTED = '#5c5953';
const PAPER = '#fcfbf9';
const TITLE = { size: 64, leading: 78, lines: 4 } as const;
const SMALL = 32;

/**
 * The card of a proposal as SVG. Text stands in it as outlines alone, so that nothing anybody has written can be markup,
 * and no font is needed to draw it.
 */
export function cardSvg({ organization, process, title, reference, accent }: CardContent, type: Typesetter): string {
  const width = CARD.width - 2 * MARGIN;
  const path = (text: string, size: number, y: number, color: string) =>
    `<path d="${type.outline(text, size, MARGIN, y)}" fill="${color}"/>`;
  const [above = ''] = type.wrap(process, SMALL, width, 1);
  const [below = ''] = type.wrap(`${organization} · ${reference}`, SMALL, width, 1);
  const lines = type.wrap(title, TITLE.size, width, TITLE.lines);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">`,
    `<rect width="100%" height="100%" fill="${PAPER}"/><rect width="24" height="100%" fill="${accent}"/>`,
    path(above, SMALL, 112, accent),
    ...lines.map((line, index) => path(line, TITLE.size, 208 + index * TITLE.leading, INK)),
    path(below, SMALL, CARD.height - 64, MUTED),
    '</svg>',
  ].join('');
}
