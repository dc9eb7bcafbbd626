/**
 * Cells of a line, between semicolons. A cell in quotation marks may hold semicolons, and a quotation mark written twice. Nothing
 * if a quotation is not closed on its line, or something follows behind it.
 */
export function cellsOf(line: string): readonly string[] | undefined {
  if (!line.includes('"')) return line.split(';');
  const cells: string[] = [];
  let from = 0;
  for (;;) {
    if (line[from] !== '"') {
      const end = line.indexOf(';', from);
      cells.push(line.slice(from, end === -1 ? undefined : end));
      if (end === -1) return cells;
      from = end + 1;
      continue;
    }
    const end = closing(line, from + 1);
    if (end === -1) return undefined;
    cells.push(line.slice(from + 1, end).replaceAll('""', '"'));
    if (end + 1 === line.length) return cells;
    if (line[end + 1] !== ';') return undefined;
    from = end + 2;
  }
}

/** Where the quotation mark is that closes a quotation; -1 if none does. */
function closing(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at !== -1 && line[at + 1] === '"') at = line.indexOf('"', at + 2);
  return at;
}

/** A cell as it is written: in quotation marks if it would not be read as it is. */
export const cellText = (text: string): string => (/[;"\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
