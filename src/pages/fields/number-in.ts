/** What is written in a field: null where it is empty, NaN where it is no number. */
export function numberIn(text: string): number | null {
  const written = text.trim();
  return written === '' ? null : Number(written.normalize('NFKC').replaceAll(',', ''));
}
