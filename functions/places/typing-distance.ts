/**
 * Letters to change, add or drop between two texts; `undefined` above `most`. Two neighbors that changed places count as
 * two changes.
 */
export function distanceWithin(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined;
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const change = (before[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      const cost = Math.min(change, (before[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1);
      line.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return undefined;
    before = line;
  }
  const distance = before[other.length] ?? 0;
  return distance <= most ? distance : undefined;
}
