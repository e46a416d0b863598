import { markStyle } from '../../charts/sheet/marker.ts';
import type { WhatIfRow } from '../../charts/priors/what-if-rows.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import type { SensitivityReport, DriverSign } from '../../core/posterior/prior/sensitivity.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import type { ModelFace } from '../../state/data/data-set.ts';
import type { Now } from '../../state/fit/laboratory.svelte.ts';
import { driverOf } from '../../core/posterior/prior/sensitivity.ts';

/**
 * The rows of the laboratory's figure, in the order of the fit, which they keep while a slider
 * moves.
 * @param now null where it is not known yet
 * @param words for each sign
 */
export function labRows(
  summary: FitSummary,
  now: Now | null,
  faces: readonly ModelFace[],
  { informative }: ModelSettings,
  sensitivity: SensitivityReport | null,
  words: {
    readonly drivers: Readonly<Record<DriverSign, string>>;
    readonly meaning: Readonly<Record<DriverSign, string>>;
  },
): WhatIfRow[] {
  const found = new Map(now?.rows.map((row) => [row.model, row]));
  const beliefs = new Map(informative.map((belief) => [belief.model, belief]));
  return summary.rows.map((row): WhatIfRow => {
    const face = faces[row.model];
    const tried = found.get(row.model) ?? null;
    const sign = sensitivity && driverOf(sensitivity.strengths[row.model]);
    return {
      model: row.model,
      name: face.name,
      style: markStyle(face.licence),
      before: row,
      rankBefore: row.rank,
      now: tried,
      rank: tried?.rank ?? row.rank,
      belief: beliefs.get(face.id) ?? null,
      driver: sign && { sign, text: words.drivers[sign], note: words.meaning[sign] },
    };
  });
}
