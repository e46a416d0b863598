import { foldedName } from './shown-name.ts';

/** Characters that are compared; of longer names the beginning. */
const MAX_COMPARED = 100;

/**
 * The name that one was probably meant to be, also where it is a part of it only: the one of which
 * some part takes the fewest characters to add, take away or replace (Sellers 1980), of those the
 * one that takes fewest as a whole; in no case and width. Null where that is more than a third.
 */
export function nearestName(name: string, names: readonly string[]): string | null {
  const own = comparedOf(name);
  const most = Math.max(1, Math.floor(own.length / 3));
  const found = names
    .map((other) => {
      const compared = comparedOf(other);
      return { other, part: distance(own, compared, true), whole: distance(own, compared, false) };
    })
    .filter(({ part }) => part <= most)
    .sort((a, b) => a.part - b.part || a.whole - b.whole);
  return found.at(0)?.other ?? null;
}

function comparedOf(name: string): string {
  return foldedName(name).slice(0, MAX_COMPARED);
}

/** @param isPart whether what stands before and behind in b costs nothing */
function distance(a: string, b: string, isPart: boolean): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => (isPart ? 0 : at));
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return isPart ? Math.min(...row) : row[b.length];
}
