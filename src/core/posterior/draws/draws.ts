import { isGraded } from '../../model/settings.ts';
import type { ModelSettings, TieModel } from '../../model/settings.ts';
import type { ChainResult } from '../../sampler/chain-result.ts';

/** The parameter of a model in which a tie is an outcome: log ν (Davidson), log κ (Rao–Kupper). */
export type TieParameter = 'log_nu' | 'log_kappa';

/** What models of graded verdicts have besides: log ν₁ (adjacent), log (κ₂ − κ₁) (cumulative). */
export type StrongParameter = 'log_nu1' | 'log_gap';

export function strongParameterOf(tie: TieParameter): StrongParameter {
  return tie === 'log_nu' ? 'log_nu1' : 'log_gap';
}

/**
 * All kept draws of a fit in one flat array, chain after chain:
 * `values[(chain * perChain + draw) * parameters + parameter]`.
 * Parameters are the K constrained strengths in the order of `PairCounts.models`, then, each
 * where the model has it, the order effect, the tie parameter, what grades add to it, the
 * coefficients of style, τ and ω (these two themselves, not their
 * logarithms). All but those of ties and grades in natural log-odds; where there is ω, the strengths and
 * the order effect are those on one question of average departures.
 */
export interface Draws {
  readonly values: Float64Array;
  readonly chains: number;
  readonly perChain: number;
  /** K, the number of strengths. */
  readonly models: number;
  readonly hasOrder: boolean;
  readonly tie: TieParameter | null;
  /** Whether there is what grades add; not there in draws of a model without. */
  readonly hasStrong?: boolean;
  /** How many coefficients of style; not there in draws of a model without. */
  readonly coefficients?: number;
  readonly hasTau: boolean;
  /** Whether there is ω; not there in draws of a model without departures by question. */
  readonly hasOmega?: boolean;
  /** Whether strengths are shown as they are here, with ω; not there where a new question's are. */
  readonly isConditional?: true;
  /**
   * Hamiltonian of every draw less the mean of all, chain after chain, where the sampler has one.
   * Single precision is enough: it is read for its changes.
   */
  readonly energy?: Float32Array;
  /** Draws that a divergence led to: their numbers, chain * perChain + draw, ascending. */
  readonly divergent?: Uint32Array;
}

/** Where a draw has its parameters; null where the model does not have them. */
export interface Positions {
  readonly order: number | null;
  readonly tie: number | null;
  readonly strong: number | null;
  /** Of the first coefficient of style. */
  readonly coefficients: number | null;
  readonly tau: number | null;
  readonly omega: number | null;
  /** Parameters per draw. */
  readonly count: number;
}

export function positionsOf({
  models,
  hasOrder,
  tie,
  hasStrong = false,
  coefficients = 0,
  hasTau,
  hasOmega = false,
}: Omit<Draws, 'values'>): Positions {
  let count = models;
  const place = (size: number): number | null => {
    const at = count;
    count += size;
    return size === 0 ? null : at;
  };
  const sizes = [hasOrder, tie !== null, hasStrong, coefficients, hasTau, hasOmega].map(Number);
  const [order, ofTie, strong, first, tau, omega] = sizes.map(place);
  return { order, tie: ofTie, strong, coefficients: first, tau, omega, count };
}

export function parameterCount(draws: Draws): number {
  return positionsOf(draws).count;
}

export function tieParameterOf(ties: TieModel): TieParameter | null {
  if (ties === 'half' || ties === 'drop') return null;
  return ties === 'davidson' || ties === 'adjacent' ? 'log_nu' : 'log_kappa';
}

/** Copies one parameter out of the draws: length chains × perChain, chain after chain. */
export function column(draws: Draws, parameter: number): Float64Array<ArrayBuffer> {
  const width = parameterCount(draws);
  const out = new Float64Array(draws.chains * draws.perChain);
  for (let i = 0; i < out.length; i++) out[i] = draws.values[i * width + parameter];
  return out;
}

/** Values of parameters that one look at a draw takes out of it: about a line of a cache. */
const AT_ONCE = 8;

/** The same of every parameter, in less time than one by one. */
export function columnsByParameter(draws: Draws): Float64Array<ArrayBuffer>[] {
  const width = parameterCount(draws);
  const total = draws.chains * draws.perChain;
  const all = new Float64Array(width * total);
  for (let first = 0; first < width; first += AT_ONCE)
    copyColumns(draws.values, width, first, Math.min(width, first + AT_ONCE), all);
  return Array.from({ length: width }, (_, p) => all.subarray(p * total, (p + 1) * total));
}

/** Copies parameters `first` … `end` − 1 of every draw, draws behind one another, to `all`. */
function copyColumns(
  values: Float64Array,
  width: number,
  first: number,
  end: number,
  all: Float64Array,
): void {
  const total = values.length / width;
  for (let i = 0; i < total; i++) {
    for (let p = first; p < end; p++) all[p * total + i] = values[i * width + p];
  }
}

/**
 * Chains → draws, in the order given.
 * @param coefficients of style, as many as the model has
 */
export function joinChains(
  chains: readonly ChainResult[],
  models: number,
  { order, ties, strength, questions }: ModelSettings,
  coefficients = 0,
): Draws {
  const [{ perChain, parameters }] = chains;
  const values = new Float64Array(chains.length * perChain * parameters);
  chains.forEach((chain, at) => {
    values.set(chain.draws, at * perChain * parameters);
  });
  return {
    values,
    chains: chains.length,
    perChain,
    models,
    hasOrder: order !== null,
    tie: tieParameterOf(ties),
    ...(isGraded(ties) && { hasStrong: true }),
    ...(coefficients > 0 && { coefficients }),
    hasTau: strength.family === 'hierarchical',
    ...(questions?.kind === 'random' && {
      hasOmega: true,
      ...(questions.isConditional && { isConditional: true as const }),
    }),
    ...joinedEnergy(chains),
    ...joinedDivergent(chains),
  };
}

function joinedEnergy(chains: readonly ChainResult[]): Pick<Draws, 'energy'> {
  const energies = chains.flatMap(({ energy }) => (energy ? [energy] : []));
  if (energies.length < chains.length) return {};
  const energy = new Float32Array(energies.reduce((sum, { length }) => sum + length, 0));
  let mean = 0;
  for (const own of energies) for (const e of own) mean += e / energy.length;
  let at = 0;
  for (const own of energies) for (const e of own) energy[at++] = e - mean;
  return { energy };
}

function joinedDivergent(chains: readonly ChainResult[]): Pick<Draws, 'divergent'> {
  // A sampler without a Hamiltonian has none, which is not the same as having had none.
  if (!chains.every(({ divergent }) => divergent !== undefined)) return {};
  const numbers = chains.flatMap(({ divergent = [], perChain }, chain) =>
    Array.from(divergent, (draw) => chain * perChain + draw),
  );
  return { divergent: Uint32Array.from(numbers) };
}
