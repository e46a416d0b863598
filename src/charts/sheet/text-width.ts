/** Wide characters: kana, ideographs, hangul, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** Widths of Latin characters in ems, about as in DejaVu Sans, one of the wider fonts. */
const LATIN: readonly (readonly [chars: RegExp, ems: number])[] = [
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
  for (const char of text) ems += emsOf(char);
  return ems * size;
}

/** Found once: thousands of names are measured while they are cut. */
const EMS = new Map<string, number>();

function emsOf(char: string): number {
  const known = EMS.get(char);
  if (known !== undefined) return known;
  const ems = WIDE.test(char) ? 1 : (LATIN.find(([chars]) => chars.test(char))?.[1] ?? USUAL);
  EMS.set(char, ems);
  return ems;
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function cutText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = '';
  for (const char of text) {
    if (textWidth(`${kept}${char}…`, size) > width) break;
    kept += char;
  }
  return `${kept}…`;
}

/** The same with its end kept too, by which names of one family differ. */
export function cutMiddle(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const chars = Array.from(text);
  let [head, tail] = ['', ''];
  for (let at = 0; at < chars.length; at++) {
    const [before, after] = [head + chars[at], chars[chars.length - 1 - at] + tail];
    if (textWidth(`${before}…${tail}`, size) > width) break;
    head = before;
    if (textWidth(`${head}…${after}`, size) > width) break;
    tail = after;
  }
  return `${head}…${tail}`;
}
