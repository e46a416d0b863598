/**
 * A sum of weights without what adding fractions leaves in its last digits: 1607.9999999999984 is
 * 1608. Twelve digits are more than any data set has judgments.
 */
export function roundedSum(sum: number): number {
  return Number(sum.toPrecision(12));
}
