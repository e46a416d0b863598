/**
 * The first characters of a text, at most `length`, as a string of its own: a slice would keep
 * alive the chunk of the file it was cut from. No surrogate pair is cut in two.
 */
export function startOf(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .split('')
    .join('');
}
