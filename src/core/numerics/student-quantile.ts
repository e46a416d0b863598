import { normalQuantile } from './normal-quantile.ts';

/**
 * Quantile of Student's t by its expansion around the normal (Abramowitz & Stegun 1964, 26.7.5);
 * from 7 degrees of freedom on right to about a hundredth, where p is not extreme.
 */
export function studentQuantile(p: number, df: number): number {
  const z = normalQuantile(p);
  const z2 = z * z;
  const terms = [
    (z2 + 1) / 4,
    ((5 * z2 + 16) * z2 + 3) / 96,
    (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384,
    ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160,
  ];
  return terms.reduceRight((sum, term) => sum / df + term * z, 0) / df + z;
}
