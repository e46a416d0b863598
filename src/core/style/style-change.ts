import type { Estimate } from '../posterior/ranking/summary.ts';
import type { StyleFit } from './style-fit.ts';

/** What adjusting for style does to one model. */
export interface StyleChange {
  readonly model: number;
  /** Of the median, log-odds. */
  readonly by: number;
  readonly rankBefore: number;
  readonly rankAfter: number;
}

/** By model. */
export function styleChanges({
  models,
  plain,
  adjusted,
}: Pick<StyleFit, 'models' | 'plain' | 'adjusted'>): readonly StyleChange[] {
  return models.map((_, model) => ({
    model,
    by: adjusted[model].median - plain[model].median,
    rankBefore: rankIn(plain, model),
    rankAfter: rankIn(adjusted, model),
  }));
}

function rankIn(estimates: readonly Estimate[], model: number): number {
  return 1 + estimates.filter(({ median }) => median > estimates[model].median).length;
}
