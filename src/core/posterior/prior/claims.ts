import type { ModelIndex } from '../../table/judgments.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { canScaleOrder, canScaleStrengths } from './sensitivity.ts';
import type { Sensitivity, SensitivityReport } from './sensitivity.ts';

/** Something that a ranking says, with what it hangs on. */
export type Claim = { readonly sensitivity: Sensitivity } & (
  | { readonly kind: 'lead'; readonly model: ModelIndex; readonly next: ModelIndex }
  | { readonly kind: 'strength'; readonly model: ModelIndex }
  | { readonly kind: 'order' | 'tie' | 'strong' | 'tau' | 'omega' }
);

/**
 * Everything that a ranking says and that has a prior to depend on: by how much each is ahead of the
 * next, best first, how strong each is, and the other parameters.
 * @param ranking models, best first
 * @param model of the fit
 */
export function claimsOf(
  report: SensitivityReport,
  ranking: readonly ModelIndex[],
  model: ModelSettings,
): Claim[] {
  const { strengths, adjacent } = report;
  const ofStrengths = [
    ...adjacent.map(({ model: first, next, ...sensitivity }): Claim => ({
      ...{ kind: 'lead', model: first, next },
      sensitivity,
    })),
    ...ranking.map((m): Claim => ({ kind: 'strength', model: m, sensitivity: strengths[m] })),
  ];
  return [
    ...(canScaleStrengths(model) ? ofStrengths : []),
    ...(['order', 'tie', 'strong', 'tau', 'omega'] as const).flatMap((kind): Claim[] => {
      const { [kind]: sensitivity = null } = report;
      const isLeftOut = sensitivity === null || (kind === 'order' && !canScaleOrder(model));
      return isLeftOut ? [] : [{ kind, sensitivity }];
    }),
  ];
}
