/**
 * A logistic regression with a ridge by iteratively reweighted least squares, written apart from
 * the engine: dense rows, one observation each, Gauss–Jordan.
 */
export function logisticRegression(
  rows: readonly (readonly number[])[],
  won: readonly number[],
  ridge: readonly number[],
): { readonly coefficients: number[]; readonly errors: number[] } {
  let coefficients = ridge.map(() => 0);
  let covariance: number[][] = [];
  for (let step = 0; step < 50; step++) {
    const information = ridge.map((own, a) => ridge.map((_, b) => (a === b ? own : 0)));
    const score = ridge.map((own, a) => -own * coefficients[a]);
    rows.forEach((row, at) => {
      const eta = row.reduce((sum, x, a) => sum + x * coefficients[a], 0);
      const p = 1 / (1 + Math.exp(-eta));
      row.forEach((x, a) => {
        score[a] += x * (won[at] - p);
        row.forEach((other, b) => (information[a][b] += x * other * p * (1 - p)));
      });
    });
    covariance = inverse(information);
    const move = covariance.map((row) => row.reduce((sum, x, a) => sum + x * score[a], 0));
    coefficients = coefficients.map((x, a) => x + move[a]);
    if (Math.max(...move.map(Math.abs)) < 1e-12) break;
  }
  return { coefficients, errors: covariance.map((row, a) => Math.sqrt(row[a])) };
}

function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const work = matrix.map((row, a) => [...row, ...row.map((_, b) => (a === b ? 1 : 0))]);
  for (let pivot = 0; pivot < size; pivot++) {
    const scale = work[pivot][pivot];
    work[pivot] = work[pivot].map((x) => x / scale);
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue;
      const share = work[row][pivot];
      work[row] = work[row].map((x, at) => x - share * work[pivot][at]);
    }
  }
  return work.map((row) => row.slice(size));
}
