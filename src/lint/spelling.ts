/** The maximum edit distance of a correction, relative to the length of the name. */
const MAX_RELATIVE_DISTANCE = 0.25;

/** Returns the most similar candidate: one that differs only in case, or the one with the smallest edit distance within a limit. */
export function findNearest(name: string, candidates: Iterable<string>, limit = computeMaxDistance(name)): string | undefined {
  const lower = name.toLowerCase();
  let found: string | undefined;
  let bound = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= bound) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), bound);
    if (distance >= bound) continue;
    if (distance === 0) return candidate;
    found = candidate;
    bound = distance;
  }
  return found;
}

function computeMaxDistance(name: string): number {
  return Math.max(1, Math.floor(name.length * MAX_RELATIVE_DISTANCE));
}

/** Returns the number of characters to insert, delete, replace, or transpose, up to a maximum. */
export function editDistance(a: string, b: string, max = Infinity): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let min = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2] + 1);
      current.push(cost);
      min = Math.min(min, cost);
    }
    if (min >= max) return max;
    beforeLast = last;
    last = current;
  }
  return last[b.length];
}
