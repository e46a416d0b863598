import type { ModelIndex } from '../../table/judgments.ts';
import type { Sensitivity, SensitivityReport } from './sensitivity.ts';

/** Something that a ranking says, with what it hangs on. */
export type Claim = { readonly sensitivity: Sensitivity } & (
  | { readonly kind: 'lead'; readonly model: ModelIndex; readonly next: ModelIndex }
  | { readonly kind: 'strength'; readonly model: ModelIndex }
  | { readonly kind: 'order' | 'tie' | 'strong' | 'tau' | 'omega' }
);

/**
 * Everything that a ranking says: by how much each is ahead of the next, best first, how strong each
 * is, and the other parameters.
 * @param ranking models, best first
 */
export function claimsOf(report: SensitivityReport, ranking: readonly ModelIndex[]): Claim[] {
  const { strengths, adjacent } = report;
  return [
    ...adjacent.map(({ model, next, ...sensitivity }): Claim => ({
      ...{ kind: 'lead', model, next },
      sensitivity,
    })),
    ...ranking.map((model): Claim => ({ kind: 'strength', model, sensitivity: strengths[model] })),
    ...(['order', 'tie', 'strong', 'tau', 'omega'] as const).flatMap((kind): Claim[] => {
      const { [kind]: sensitivity = null } = report;
      return sensitivity === null ? [] : [{ kind, sensitivity }];
    }),
  ];
}
