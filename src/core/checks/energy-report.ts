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
