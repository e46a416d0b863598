/** An estimate with the ends of its 95% interval. */
export interface Estimated {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** The 97.5% point of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * A share with Wilson's interval (Wilson 1927, JASA 22, 209–212), which stays inside 0 … 1 and
 * has a width even where the share is 0 or 1.
 * @param share from 0 to 1
 * @param trials how many observations the share is of; positive, need not be whole
 */
export function wilson(share: number, trials: number): Estimated {
  const spread = (Z * Z) / trials;
  const centre = (share + spread / 2) / (1 + spread);
  const reach =
    (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / trials + spread / trials / 4);
  return {
    value: share,
    // At the ends rounding would leave a share outside its own interval.
    lower: share === 0 ? 0 : Math.max(0, centre - reach),
    upper: share === 1 ? 1 : Math.min(1, centre + reach),
  };
}
