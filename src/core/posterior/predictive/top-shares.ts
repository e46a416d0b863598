/** P(rank ≤ k) from a model's shares of ranks; `topShare(shares, 1)` is P(best). */
export function topShare(rankShares: Float32Array, k: number): number {
  let sum = 0;
  for (let rank = 0; rank < Math.min(k, rankShares.length); rank++) sum += rankShares[rank];
  return Math.min(1, sum);
}
