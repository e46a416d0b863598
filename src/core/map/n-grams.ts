/** Pieces of so many characters. */
const LENGTHS = [2, 3] as const;

/** Width, case and white space say nothing. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * Calls `take` with a 32-bit hash of every piece of two and of three UTF-16 units, each as often as
 * it stands there. Needs no words, so it does for Japanese.
 */
export function eachGram(text: string, take: (hash: number) => void): void {
  const units = plain(text);
  for (const length of LENGTHS) {
    for (let at = 0; at + length <= units.length; at++) {
      let hash = FNV_OFFSET ^ length;
      for (let i = at; i < at + length; i++) {
        const unit = units.charCodeAt(i);
        hash = Math.imul(hash ^ (unit & 255), FNV_PRIME);
        hash = Math.imul(hash ^ (unit >>> 8), FNV_PRIME);
      }
      take(mixed(hash));
    }
  }
}

/** FNV-1a (Fowler, Noll & Vo). */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The finaliser of MurmurHash3, by which short pieces differ in every bit. */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
