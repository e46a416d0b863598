import type { Soundness } from '../../core/fit/sample-soundly.ts';

/** A number with two decimals and the sign that is made for it. */
export function fixed(x: number): string {
  return x.toFixed(2).replace(/^-/, '−');
}

/** A share or probability, to a tenth of a percent. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

/** How far the chains can be relied on, as JSON has it. */
export function diagnosticsOf(of: Soundness) {
  return {
    sampler: of.sampler,
    rhat_max: of.rhatMax,
    ess_bulk_min: of.essBulkMin,
    ess_tail_min: of.essTailMin,
    divergences: of.divergences,
    converged: of.converged,
  };
}

/** The same as a sentence. */
export function diagnosticsText(of: ReturnType<typeof diagnosticsOf>): string {
  const [bulk, tail] = [of.ess_bulk_min, of.ess_tail_min].map((ess) => ess.toFixed(0));
  return `${of.converged ? 'Converged' : 'Not converged'}: ${of.sampler}, R-hat ${of.rhat_max.toFixed(3)}, ESS bulk ${bulk} and tail ${tail}, divergences ${of.divergences}.`;
}
