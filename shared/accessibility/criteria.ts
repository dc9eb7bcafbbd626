/** Criteria of the two standards, by number, and which of them what we do looks at. Nothing of it replaces a person. */

/** Success criteria of WCAG 2.2, levels A and AA (4.1.1 is no longer one). */
export const WCAG: readonly string[] = [
  ['1.1', 1],
  ['1.2', 5],
  ['1.3', 5],
  ['1.4', 5],
  ['1.4', 10, 13],
  ['2.1', 2],
  ['2.1', 4, 4],
  ['2.2', 2],
  ['2.3', 1],
  ['2.4', 7],
  ['2.4', 11, 11],
  ['2.5', 4],
  ['2.5', 7, 8],
  ['3.1', 2],
  ['3.2', 4],
  ['3.2', 6, 6],
  ['3.3', 4],
  ['3.3', 7, 8],
  ['4.1', 2, 3],
].flatMap(([guideline, first, last]) =>
  numbers(String(guideline), Number(first), last === undefined ? null : Number(last)),
);

/** Criteria of RGAA 4.1 by theme: images, frames, colors, multimedia, tables, links, scripts, mandatory elements, and so on. */
export const RGAA: readonly string[] = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12].flatMap((count, theme) =>
  numbers(String(theme + 1), count, null),
);

/** `first` alone is a count from 1; with `last`, both are numbers and included. */
function numbers(start: string, first: number, last: number | null): string[] {
  const [from, to] = last === null ? [1, first] : [first, last];
  return Array.from({ length: to - from + 1 }, (_, index) => `${start}.${from + index}`);
}

/** What walks by the keyboard hold: all can be reached and left, in order, seen, not covered; changes are said. */
export const WALKED = {
  wcag: ['2.1.1', '2.1.2', '2.4.3', '2.4.7', '2.4.11', '4.1.3'],
  rgaa: ['7.3', '7.5', '10.7', '12.7', '12.8', '12.9'],
} as const;

/** What is measured besides the rules of axe: nothing scrolls sideways at 320 pixels or at a zoom of 200 %. */
export const MEASURED = { wcag: ['1.4.4', '1.4.10'], rgaa: ['10.4', '10.11'] } as const;

/** Criteria that rules of axe belong to, by the tags of the rules. */
export function criteriaOf(tags: readonly string[]): { readonly wcag: string[]; readonly rgaa: string[] } {
  const wcag = tags.flatMap((tag) => {
    const [, principle, guideline, number] = /^wcag(\d)(\d)(\d+)$/.exec(tag) ?? [];
    return principle === undefined ? [] : [`${principle}.${guideline}.${number}`];
  });
  const rgaa = tags.flatMap((tag) => /^RGAA-(\d+\.\d+)\.\d+$/.exec(tag)?.[1] ?? []);
  const known = (found: readonly string[], all: readonly string[]) => all.filter((one) => found.includes(one));
  return { wcag: known(wcag, WCAG), rgaa: known(rgaa, RGAA) };
}

/** Each criterion in one place: looked at in part by program, by a walk with the keyboard, or by nobody yet. */
export function coverage(standard: 'wcag' | 'rgaa', byAxe: readonly string[]) {
  const all = standard === 'wcag' ? WCAG : RGAA;
  const programs: readonly string[] = [...byAxe, ...MEASURED[standard]];
  const walks: readonly string[] = WALKED[standard];
  return {
    all: all.length,
    walked: all.filter((one) => walks.includes(one)),
    programmed: all.filter((one) => programs.includes(one) && !walks.includes(one)),
    nobody: all.filter((one) => !programs.includes(one) && !walks.includes(one)),
  };
}
