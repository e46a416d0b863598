/**
 * The first line of a text that says something.
 * @param max characters of it
 */
export function firstLine(text: string, max: number): string | null {
  const line = text.split('\n', 50).find((part) => part.trim() !== '');
  // No character outside the basic plane is cut in two.
  return (
    line
      ?.trim()
      .slice(0, max)
      .replace(/[\uD800-\uDBFF]$/, '') ?? null
  );
}
