import type { Draws } from '../posterior/draws/draws.ts';
import { energyFraction } from '../posterior/diagnostics/energy.ts';

/** Energies of the draws and of the steps between them (Betancourt 2016, arXiv:1604.00695). */
export interface EnergyReport {
  /** Ends of the bins of both histograms, ascending; energies less the mean of all draws'. */
  readonly edges: Float64Array<ArrayBuffer>;
  readonly chains: readonly {
    /** E-BFMI; below 0.3 the energies move too slowly for the tails. */
    readonly fraction: number;
    /** How many draws have an energy in each bin. */
    readonly marginal: Uint32Array<ArrayBuffer>;
    /** How many steps from one draw to the next change the energy by so much. */
    readonly transition: Uint32Array<ArrayBuffer>;
  }[];
}

const BINS = 40;

/** Null where the draws do not hold energies: their sampler has none, or they are older. */
export function energyReport({ energy, chains, perChain }: Draws): EnergyReport | null {
  if (energy === undefined) return null;
  const own = Array.from({ length: chains }, (_, chain) =>
    Float64Array.from(energy.subarray(chain * perChain, (chain + 1) * perChain)),
  );
  const steps = own.map((energies) =>
    Float64Array.from({ length: perChain - 1 }, (_, i) => energies[i + 1] - energies[i]),
  );
  let low = Infinity;
  let high = -Infinity;
  for (const values of [...own, ...steps]) {
    for (const x of values) {
      low = Math.min(low, x);
      high = Math.max(high, x);
    }
  }
  // Energies that never change still need a bin to stand in.
  if (!(high > low)) [low, high] = [low - 0.5, high + 0.5];
  const edges = Float64Array.from(
    { length: BINS + 1 },
    (_, bin) => low + ((high - low) * bin) / BINS,
  );
  const histogram = (values: Float64Array): Uint32Array<ArrayBuffer> => {
    const bins = new Uint32Array(BINS);
    for (const x of values) {
      bins[Math.min(BINS - 1, Math.floor(((x - low) / (high - low)) * BINS))]++;
    }
    return bins;
  };
  return {
    edges,
    chains: own.map((energies, chain) => ({
      fraction: energyFraction(energies),
      marginal: histogram(energies),
      transition: histogram(steps[chain]),
    })),
  };
}
