/**
 * A sum of weights without what adding fractions leaves in its last digits: 1607.9999999999984 is
 * 1608. Twelve digits are more than any data set has judgments.
 */
export function roundedSum(sum: number): number {
  // Of the records of thousands of models nearly all are whole, and need not be written and read.
  if (Number.isInteger(sum) && Math.abs(sum) < 1e12) return sum;
  return Number(sum.toPrecision(12));
}
