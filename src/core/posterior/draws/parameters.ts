import type { ModelIndex } from '../../table/judgments.ts';
import { strongParameterOf } from './draws.ts';
import type { StrongParameter, TieParameter } from './draws.ts';
import type { Estimate, FitSummary } from '../ranking/summary.ts';

/** One parameter of a fit. */
export type Parameter =
  | { readonly kind: 'strength'; readonly model: ModelIndex }
  | { readonly kind: 'order' }
  | { readonly kind: 'tie'; readonly name: TieParameter }
  | { readonly kind: 'strong'; readonly name: StrongParameter }
  | { readonly kind: 'tau' | 'omega' };

/** How well one parameter is known, in natural log-odds (those of ties and grades as their logarithms). */
export interface ParameterFacts extends Pick<
  Estimate,
  'mean' | 'sd' | 'median' | 'rhat' | 'essBulk' | 'essTail' | 'mcse' | 'lacks'
> {
  readonly parameter: Parameter;
  /** Position in a draw, see posterior/draws/draws.ts. */
  readonly place: number;
}

/** All parameters in the order of a draw: strengths by model, order effect, ties, grades, τ, ω. */
export function parameterTable(summary: FitSummary): ParameterFacts[] {
  const found: Estimated[] = [...summary.rows]
    .sort((a, b) => a.model - b.model)
    .map((row) => ({ parameter: { kind: 'strength', model: row.model }, estimate: row }));
  return [...found, ...furtherParameters(summary)].map(({ parameter, estimate }, place) => {
    const { mean, sd, median, rhat, essBulk, essTail, mcse, lacks } = estimate;
    const facts = { parameter, place, mean, sd, median, rhat, essBulk, essTail, mcse };
    return lacks === undefined ? facts : { ...facts, lacks };
  });
}

interface Estimated {
  readonly parameter: Parameter;
  readonly estimate: Estimate;
}

/** Those that stand behind the strengths, in the order of a draw. */
export function furtherParameters({ order, tie, strong, tau, omega }: FitSummary): Estimated[] {
  const found: Estimated[] = [];
  if (order !== null) found.push({ parameter: { kind: 'order' }, estimate: order });
  if (tie !== null) found.push({ parameter: { kind: 'tie', name: tie.name }, estimate: tie });
  if (tie !== null && strong !== undefined)
    found.push({
      parameter: { kind: 'strong', name: strongParameterOf(tie.name) },
      estimate: strong,
    });
  if (tau !== null) found.push({ parameter: { kind: 'tau' }, estimate: tau });
  if (omega !== undefined) found.push({ parameter: { kind: 'omega' }, estimate: omega });
  return found;
}

/** What a summary has of one parameter. */
export function estimateOf(summary: FitSummary, parameter: Parameter): Estimate | null {
  if (parameter.kind !== 'strength') return summary[parameter.kind] ?? null;
  return summary.rows.find(({ model }) => model === parameter.model) ?? null;
}
