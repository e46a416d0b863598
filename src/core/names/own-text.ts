/** What `nameOfText` puts behind the beginning of a long text. */
const HASH = /… #[\da-f]{1,8}$/;

/**
 * Whether a question goes by its own text.
 * @param beginning of its text, with single spaces
 */
export function isOwnText(name: string, beginning: string): boolean {
  const own = name.replace(HASH, '').replaceAll(/\s+/g, ' ').trim();
  return own === beginning || (HASH.test(name) && beginning.startsWith(own));
}
