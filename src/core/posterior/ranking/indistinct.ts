import type { IndistinctRun } from './summary.ts';
import { SEPARATED } from '../../limits.ts';

/** One model's draws, with their mean and standard deviation. */
export interface StrengthDraws {
  readonly values: Float64Array;
  readonly mean: number;
  readonly sd: number;
}

/**
 * Maximal runs of rows whose first is not separated from their last; none within another. So two
 * rows that share no run are separated, each pair by itself. Two that share one may be as well:
 * a model that was judged rarely is level with some whose neighbours are separated. Runs of
 * which no pair is separated would hide such a model, as if it were clear of the others.
 * @param rows best first
 */
export function indistinctRuns(rows: readonly StrengthDraws[]): IndistinctRun[] {
  const runs: IndistinctRun[] = [];
  let reach = 0;
  for (let from = 0; from < rows.length; from++) {
    // A run that ends no further down than an earlier one lies within it.
    for (let to = rows.length - 1; to > Math.max(from, reach); to--) {
      if (isSeparated(rows[from], rows[to])) continue;
      runs.push({ from, to });
      reach = to;
    }
  }
  return runs;
}

/** The range of rows outside of which row `row` is separated from every one; null if from all. */
export function unseparatedRange(
  runs: readonly IndistinctRun[],
  row: number,
): IndistinctRun | null {
  const passing = runs.filter((run) => run.from <= row && row <= run.to);
  if (passing.length === 0) return null;
  return {
    from: Math.min(...passing.map((run) => run.from)),
    to: Math.max(...passing.map((run) => run.to)),
  };
}

function isSeparated(a: StrengthDraws, b: StrengthDraws): boolean {
  // Cantelli's inequality, P(a ≤ b) ≤ s²/(s² + m²) with s ≤ sd_a + sd_b, settles the clear cases.
  const m = a.mean - b.mean;
  const s = a.sd + b.sd;
  if (m > 0 && s * s <= (1 - SEPARATED) * (s * s + m * m) * 0.999) return true;
  let stronger = 0;
  for (let i = 0; i < a.values.length; i++) if (a.values[i] > b.values[i]) stronger++;
  return stronger / a.values.length >= SEPARATED;
}
