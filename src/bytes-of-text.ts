/** Characters that are undone in one go, each of them two bytes: some milliseconds. */
const PIECE = 64_000;

/**
 * The bytes that stand in a page in UTF-16 as its text (.setup/bytes-as-text.ts, which says how), piece
 * by piece.
 * @param size characters a piece
 */
export function* bytesOfText(
  text: string,
  size = PIECE,
): Generator<Uint8Array<ArrayBuffer>, undefined> {
  const start = 2 + numberAt(text, 0);
  let flag = 0;
  for (let from = start; from < text.length; from += size) {
    const units = new Uint16Array(Math.min(size, text.length - from));
    flag = undo(text, from, units, flag);
    const isLast = from + size >= text.length;
    yield new Uint8Array(units.buffer, 0, units.length * 2 - (isLast ? numberAt(text, 1) : 0));
  }
}

/** @returns the number of the next flag */
function undo(text: string, from: number, units: Uint16Array, firstFlag: number): number {
  let flag = firstFlag;
  for (let i = 0; i < units.length; i++) {
    const unit = text.charCodeAt(from + i);
    units[i] = unit;
    if (!isUnfit(unit ^ 0x2000)) continue;
    const isMoved = (numberAt(text, 2 + Math.floor(flag / 15)) >> (flag % 15)) & 1;
    if (isMoved) units[i] = unit ^ 0x2000;
    flag++;
  }
  return flag;
}

function numberAt(text: string, place: number): number {
  return text.charCodeAt(place) - 0x4000;
}

/**
 * What is no character by itself (half of a surrogate pair), and what HTML changes or reads as a tag
 * (NUL, CR and <).
 */
export function isUnfit(unit: number): boolean {
  return unit === 0 || unit === 13 || unit === 60 || (unit & 0xf800) === 0xd800;
}
