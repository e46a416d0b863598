import { judgmentTotal } from '../core/counts.ts';
import type { Fit } from '../core/fit.ts';
import type { ImportResult } from '../core/formats/report.ts';
import type { PairCounts } from '../core/judgments.ts';
import type { TieModel } from '../core/model/settings.ts';
import { DEFAULT_SCALE, logOddsToRating, widthToRating } from '../core/posterior/scale.ts';
import type { Estimate } from '../core/posterior/summary.ts';
import { failuresEn } from '../ui/words/failures-en.ts';

export interface Timing {
  readonly read_ms: number;
  readonly fit_ms: number;
}

/**
 * What `--json` prints. Other people's scripts rely on these names: add, don't rename.
 * Strengths and the order effect are ratings and rating points, or natural log-odds.
 */
export function jsonResult(
  read: ImportResult,
  counts: PairCounts,
  fit: Fit,
  ties: TieModel,
  scale: 'rating' | 'log-odds',
  timing: Timing,
) {
  const { rows, order, diagnostics } = fit.summary;
  const isRating = scale === 'rating';
  const strength = (x: number): number => (isRating ? logOddsToRating(x, DEFAULT_SCALE) : x);
  const width = (x: number): number => (isRating ? widthToRating(x, DEFAULT_SCALE) : x);
  return {
    models: rows.map((row) => ({
      id: counts.models[row.model],
      name: counts.models[row.model],
      rank: row.rank,
      ...inScale(row, strength, width),
      p_stronger_than_next: row.strongerThanNext,
    })),
    order_effect: order === null ? null : inScale(order, width, width),
    tie_parameter: null,
    tau: null,
    diagnostics: {
      sampler: diagnostics.sampler,
      chains: diagnostics.chains,
      draws: diagnostics.draws,
      rhat_max: diagnostics.rhatMax,
      ess_bulk_min: diagnostics.essBulkMin,
      ess_tail_min: diagnostics.essTailMin,
      divergences: diagnostics.divergences,
      acceptance: diagnostics.acceptance,
      converged: diagnostics.converged,
      warnings: diagnostics.warnings.map((warning) => failuresEn.warning(warning, counts.models)),
    },
    data: dataFacts(read, counts, ties),
    timing,
  };
}

/** Judgments that enter the likelihood. */
export function usedJudgments(counts: PairCounts, ties: TieModel): number {
  const dropped = ties === 'drop' ? counts.ties.reduce((total, n) => total + n, 0) : 0;
  return judgmentTotal(counts) - dropped;
}

function inScale(estimate: Estimate, place: (x: number) => number, width: (x: number) => number) {
  return {
    median: place(estimate.median),
    lower: place(estimate.lower),
    upper: place(estimate.upper),
    mean: place(estimate.mean),
    sd: width(estimate.sd),
  };
}

function dataFacts({ files, duplicates }: ImportResult, counts: PairCounts, ties: TieModel) {
  const formats = new Set(files.flatMap(({ format }) => format ?? []));
  const sum = (of: (file: ImportResult['files'][number]) => number): number =>
    files.reduce((total, file) => total + of(file), 0);
  return {
    format: formats.size === 1 ? [...formats][0] : 'mixed',
    files: files.length,
    rows: sum((file) => file.rows),
    judgments: sum((file) => file.judgments),
    used: usedJudgments(counts, ties),
    unparsed: sum((file) => file.unparsed),
    duplicates,
    models: counts.models.length,
    ordered_pairs: counts.left.length,
    /** The first 1,000 of each file. */
    rejected: files.flatMap(({ rejections }) =>
      rejections.map(({ file, line, reason }) => ({ file, line, reason: failuresEn.row(reason) })),
    ),
    rejected_total: sum((file) => file.rejected),
    /** Files that gave nothing. */
    failed: files.flatMap(({ file, failure }) =>
      failure === null ? [] : [{ file, reason: failuresEn.file(failure) }],
    ),
  };
}
