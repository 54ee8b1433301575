/** How many letters may differ before two names have nothing to do with one another. */
const SHARE_OF_LENGTH = 0.25;

/** The candidate that a name was probably meant to be: equal but for upper and lower case, else the least changes away. */
export function findNearest(name: string, candidates: Iterable<string>, limit = computeTolerance(name)): string | undefined {
  const wanted = name.toLowerCase();
  let found: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), least);
    if (distance >= least) continue;
    if (distance === 0) return candidate;
    found = candidate;
    least = distance;
  }
  return found;
}

function computeTolerance(name: string): number {
  return Math.max(1, Math.floor(name.length * SHARE_OF_LENGTH));
}

/** How many letters must be added, left out, replaced or swapped with their neighbours; counts no further than `most`. */
export function editDistance(a: string, b: string, most = Infinity): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2] + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least >= most) return most;
    beforeLast = last;
    last = current;
  }
  return last[b.length];
}
