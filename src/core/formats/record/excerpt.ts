const ANY_SURROGATE = /[\uD800-\uDFFF]/;
const LONE_SURROGATES = /[\uD800-\uDFFF]/gu;

/** The text as UTF-8 can hold it: with U+FFFD for half of a surrogate pair. */
export function wellFormed(text: string): string {
  // Nearly all names have none, and this is asked of every name.
  return ANY_SURROGATE.test(text) ? text.replace(LONE_SURROGATES, '\uFFFD') : text;
}

/**
 * The first characters of a text, at most `length`, as a string of its own: a slice would keep
 * alive the chunk of the file it was cut from. No surrogate pair is cut in two.
 */
export function startOf(text: string, length: number): string {
  return wellFormed(text.slice(0, length).replace(/[\uD800-\uDBFF]$/, ''))
    .split('')
    .join('');
}
