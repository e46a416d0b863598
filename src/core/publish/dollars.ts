/** US dollars: cents, or two digits that count where it is less than a dollar. */
export function dollars(
  value: number,
  write: { fixed(value: number, decimals: number): string },
): string {
  const rounded = value < 1 ? Number(value.toPrecision(2)) : value;
  if (rounded === 0) return '$0';
  return `$${write.fixed(rounded, Math.min(8, Math.max(2, 1 - Math.floor(Math.log10(rounded)))))}`;
}
