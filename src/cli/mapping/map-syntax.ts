/**
 * How `--map` writes names that hold its own marks. A backslash takes a mark literally; what no
 * terminal shows, spaces at the ends and halves of characters are written as \u{code}.
 */

/** For the names of all columns that hold numbers; one that is called so is escaped. */
export const ALL_COLUMNS = '*';

/** A name as part of a `--map`. */
export function escaped(name: string): string {
  return name
    .replace(/[\\,|]/g, '\\$&')
    .replace(/^\s+|\s+$|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (chars) =>
      Array.from(chars, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`).join(''),
    );
}

/** What was written, without its backslashes. */
export function unescaped(text: string): string {
  return text.replace(
    /\\(?:u\{(10[\da-f]{4}|[\da-f]{1,5})\}|([^]))/giu,
    (_, code: string | undefined, char: string) =>
      code === undefined ? char : String.fromCodePoint(parseInt(code, 16)),
  );
}

/** Cuts at every separator that no backslash stands before; the parts are still escaped. */
export function splitAt(separator: ',' | '|', text: string): string[] {
  const parts = [''];
  for (const [piece] of text.matchAll(/\\?[^]/gu)) {
    if (piece === separator) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts;
}
