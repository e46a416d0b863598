/** What adjusting for style does to one model. */
export interface StyleChange {
  readonly model: number;
  /** Of the median, log-odds. */
  readonly by: number;
  readonly rankBefore: number;
  readonly rankAfter: number;
}

type Middles = readonly { readonly median: number }[];

/**
 * By model.
 * @param plain medians of all models as they are
 * @param adjusted the same with style taken off
 */
export function styleChanges({
  plain,
  adjusted,
}: {
  readonly plain: Middles;
  readonly adjusted: Middles;
}): readonly StyleChange[] {
  return adjusted.map((_, model) => ({
    model,
    by: adjusted[model].median - plain[model].median,
    rankBefore: rankIn(plain, model),
    rankAfter: rankIn(adjusted, model),
  }));
}

function rankIn(estimates: Middles, model: number): number {
  return 1 + estimates.filter(({ median }) => median > estimates[model].median).length;
}
