import { encode } from 'uqr';

/** Modules around a code that stay empty, so that cameras find its edge; two are enough on a white page. */
const BORDER = 2;

/** Runs of dark modules in one row, as strokes of a path one module high. */
function runsOf(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    const from = x;
    while (row[x]) x++;
    if (x > from) path += `M${from} ${y}h${x - from}v1h-${x - from}z`;
  }
  return path;
}

/**
 * The dark modules of a QR code as one path, and how many modules a side has, one unit each.
 *
 * The mask is always the same one: readers take it from the code itself, and trying all eight for the prettiest cost
 * more than the rest of the page.
 */
export function qrPath(text: string): { readonly path: string; readonly modules: number } {
  const { data, size: modules } = encode(text, { border: BORDER, maskPattern: 2 });
  return { path: data.map(runsOf).join(''), modules };
}

/**
 * A QR code of a text as SVG, one unit a module.
 * @param size of both sides on the page, in CSS pixels
 */
export function qrCode(text: string, size: number): string {
  const { path, modules } = qrPath(text);
  return `<svg aria-hidden="true" width="${size}" height="${size}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules} ${modules}" shape-rendering="crispEdges"><rect fill="white" width="${modules}" height="${modules}"/><path fill="black" d="${path}"/></svg>`;
}
