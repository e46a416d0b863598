/**
 * P-values adjusted for so many looks, so that of those listed up to a level about that share is
 * chance (Benjamini & Hochberg 1995, J. R. Stat. Soc. B 57), in the order given.
 * @param values p-values found; those of all other looks are taken as 1
 */
export function adjustForLooks(values: readonly number[], looks: number): number[] {
  const order = values.map((_, at) => at).sort((a, b) => values[a] - values[b] || a - b);
  const adjusted = new Array<number>(values.length);
  let least = 1;
  for (let rank = order.length; rank > 0; rank--) {
    const at = order[rank - 1];
    least = Math.min(least, (values[at] * looks) / rank);
    adjusted[at] = least;
  }
  return adjusted;
}
