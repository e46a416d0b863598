/** A number with two decimals and the sign that is made for it. */
export function fixed(x: number): string {
  return x.toFixed(2).replace(/^-/, '−');
}

/** A share or probability, to a tenth of a percent. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
