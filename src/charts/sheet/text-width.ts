/** Wide characters: kana, ideographs, hangul, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/**
 * Widths of Latin characters in hundredths of an em, about as in DejaVu Sans, one of the wider fonts.
 * Whole numbers: their sum is the same in any order.
 */
const LATIN: readonly (readonly [chars: RegExp, width: number])[] = [
  [/[fijlrtI.,:;'|!()[\]/ -]/, 38],
  [/[mwMW@%]/, 95],
  [/[A-Z]/, 70],
];
/** Of all others, and so of an ellipsis. */
const USUAL = 61;
/** How much wider text of weight 600 is drawn than plain text. */
export const BOLD = 1.13;

/** About how wide a text is drawn, in the unit of `size`; no font is at hand to measure it. */
export function textWidth(text: string, size: number): number {
  return (hundredthsOf(text) * size) / 100;
}

/** Widths by character code: most of what thousands of names are made of is looked up here. */
const ASCII = Float64Array.from({ length: 128 }, (_, code) => findWidth(String.fromCharCode(code)));
/** Of other characters, found once. */
const known = new Map<string, number>();

function hundredthsOf(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < ASCII.length) {
      sum += ASCII[code];
      continue;
    }
    const char = String.fromCodePoint(text.codePointAt(at) ?? code);
    const width = known.get(char) ?? findWidth(char);
    known.set(char, width);
    sum += width;
    at += char.length - 1;
  }
  return sum;
}

function findWidth(char: string): number {
  return WIDE.test(char) ? 100 : (LATIN.find(([chars]) => chars.test(char))?.[1] ?? USUAL);
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function cutText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let used = USUAL;
  let kept = '';
  for (const char of text) {
    used += hundredthsOf(char);
    if ((used * size) / 100 > width) break;
    kept += char;
  }
  return `${kept}…`;
}

/** What may not begin a line, and what may not end one (JIS X 4051, the common part). */
const CLOSING = '、。，．・：；？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ';
const OPENING = '（「『【〔〈《';

/**
 * A text in lines that fit: broken at blanks, between wide characters, and within a word only where
 * that is wider than a line. What is more than `most` lines ends with an ellipsis.
 */
export function wrapText(text: string, size: number, width: number, most = Infinity): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of piecesOf(text)) {
    if (textWidth((line + part).trimEnd(), size) <= width) {
      line += part;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
    for (const char of part.trimStart()) {
      if (line !== '' && textWidth(line + char, size) > width) {
        lines.push(line);
        line = '';
      }
      line += char;
      // What is cut off anyway is not looked at.
      if (lines.length > most) break;
    }
    if (lines.length > most) break;
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trim());
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cutText(`${lines[most - 1]} ${lines[most]}`, size, width)];
}

/** What stays on one line. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let [piece, last] = ['', ''];
  for (const char of text) {
    const isBreak =
      /\s/.test(last) ||
      ((WIDE.test(char) || WIDE.test(last)) && !CLOSING.includes(char) && !OPENING.includes(last));
    if (piece !== '' && !/\s/.test(char) && isBreak) {
      pieces.push(piece);
      piece = '';
    }
    piece += char;
    last = char;
  }
  return [...pieces, piece];
}

/** The same with its end kept too, by which names of one family differ. */
export function cutMiddle(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const chars = Array.from(text);
  let used = USUAL;
  let [head, tail] = [0, chars.length];
  while (head < tail) {
    // From both ends in turn, the beginning first.
    const isHead = head <= chars.length - tail;
    used += hundredthsOf(chars[isHead ? head : tail - 1]);
    if ((used * size) / 100 > width) break;
    if (isHead) head++;
    else tail--;
  }
  return `${chars.slice(0, head).join('')}…${chars.slice(tail).join('')}`;
}
