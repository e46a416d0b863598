/** Wide signs: kana, ideographs, hangul, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** Widths of Latin signs in ems, about as in DejaVu Sans, one of the wider fonts. */
const LATIN: readonly (readonly [signs: RegExp, ems: number])[] = [
  [/[fijlrtI.,:;'|!()[\]/ -]/, 0.38],
  [/[mwMW@%]/, 0.95],
  [/[A-Z]/, 0.7],
];
const USUAL = 0.61;
/** How much wider text of weight 600 is drawn than plain text. */
export const BOLD = 1.13;

/** About how wide a text is drawn, in the unit of `size`; no font is at hand to measure it. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const sign of text) ems += emsOf(sign);
  return ems * size;
}

/** Found once: thousands of names are measured while they are cut. */
const EMS = new Map<string, number>();

function emsOf(sign: string): number {
  const known = EMS.get(sign);
  if (known !== undefined) return known;
  const ems = WIDE.test(sign) ? 1 : (LATIN.find(([signs]) => signs.test(sign))?.[1] ?? USUAL);
  EMS.set(sign, ems);
  return ems;
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function cutText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = '';
  for (const sign of text) {
    if (textWidth(`${kept}${sign}…`, size) > width) break;
    kept += sign;
  }
  return `${kept}…`;
}

/** The same with its end kept too, by which names of one family differ. */
export function cutMiddle(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const signs = Array.from(text);
  let [head, tail] = ['', ''];
  for (let at = 0; at < signs.length; at++) {
    const [before, after] = [head + signs[at], signs[signs.length - 1 - at] + tail];
    if (textWidth(`${before}…${tail}`, size) > width) break;
    head = before;
    if (textWidth(`${head}…${after}`, size) > width) break;
    tail = after;
  }
  return `${head}…${tail}`;
}
