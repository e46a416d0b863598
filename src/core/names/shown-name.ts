/**
 * Signs that nobody sees: control and format characters, half of a surrogate pair, line and
 * paragraph separators, what Unicode says to draw as nothing, and the blank of braille.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
const ALL_INVISIBLE = new RegExp(INVISIBLE, 'gu');
/** Spaces that HTML draws as one or not at all, and those that look like the usual one. */
const SPACES = /^ +| +$|(?<= ) +|[^\S \u3000]|^\u3000+|\u3000+$/u;
/** What is part of a visible picture: emoji joined to others, and their variation selector. */
const EMOJI =
  /\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?(?:\u200D\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?)*/u;
const TO_MARK = new RegExp(`(${EMOJI.source})|(${SPACES.source})|(${INVISIBLE.source})`, 'gu');
/** Blocks whose letters run from right to left (Unicode's DerivedBidiClass: R and AL). */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** First strong isolate and its end: what stands between them reorders nothing around it. */
const [ISOLATE, END] = ['\u2068', '\u2069'];

/** Characters of a name that is shown among others, and how many of them are its end. */
const [MAX_SHOWN, SHOWN_END] = [80, 24];

/**
 * A name that somebody else gave, as it can be shown wherever text can be: invisible characters
 * are written out (⟨U+200B⟩), so that names that differ look different, a name that runs from
 * right to left is isolated, and a very long one is cut to its beginning and its end. Most names
 * come back as they are. What is stored, compared or exported is the name itself.
 */
export function shownName(name: string): string {
  if (name.length <= MAX_SHOWN) return wholeName(name);
  // No character outside the basic plane is cut in two.
  const beginning = name.slice(0, MAX_SHOWN - SHOWN_END - 1).replace(/[\uD800-\uDBFF]$/, '');
  const end = name.slice(-SHOWN_END).replace(/^[\uDC00-\uDFFF]/, '');
  return wholeName(`${beginning}…${end}`);
}

/** The same in its whole length: where one name is what is being looked at. */
export function wholeName(name: string): string {
  const visible = name.replace(TO_MARK, (signs, emoji: string | undefined) =>
    emoji === undefined ? Array.from(signs, marked).join('') : signs,
  );
  return RIGHT_TO_LEFT.test(visible) ? `${ISOLATE}${visible}${END}` : visible;
}

/**
 * A text of a table that is opened elsewhere: control characters are written out as in names, since
 * programs cut a text at them, or obey them; but for tabs and line breaks, which a cell may hold.
 */
export function withoutControls(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}/gu, marked);
}

/** A name as it would be read, without what can't be seen: names that look alike have the same. */
export function visiblePart(name: string): string {
  const spaced = name.replace(/[\t-\r\u0085\u2028\u2029]/g, ' ');
  return spaced.replace(ALL_INVISIBLE, '').normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** A name as it is searched: in no case and width, without what can't be seen. */
export function foldedName(name: string): string {
  return visiblePart(name).toLowerCase();
}

/** The signs of a name that can't be seen, in their order. */
export function invisibleSigns(name: string): string {
  return (name.match(ALL_INVISIBLE) ?? []).join('');
}

function marked(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
