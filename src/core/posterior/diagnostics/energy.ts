/**
 * Estimated Bayesian fraction of missing information of one chain (Betancourt 2016,
 * arXiv:1604.00695): below 0.3 the energies of the draws move too slowly for the tails.
 * @param energy Hamiltonian of every draw, in the order of time
 */
export function energyFraction(energy: Float64Array): number {
  let mean = 0;
  for (const e of energy) mean += e / energy.length;
  let steps = 0;
  let squares = 0;
  for (let i = 0; i < energy.length; i++) {
    squares += (energy[i] - mean) * (energy[i] - mean);
    if (i > 0) steps += (energy[i] - energy[i - 1]) * (energy[i] - energy[i - 1]);
  }
  return squares > 0 ? steps / squares : 1;
}
