import { Outcome, UNKNOWN, isOrderKnown } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { effectOf } from './effect.ts';
import type { Effect, ClusteredEstimate } from './effect.ts';
import type { HabitFit } from './habit-fit.ts';

/** What rows differ in besides their models, in the order of the rows. */
export interface RowContrasts {
  readonly x: Float64Array;
  readonly width: number;
}

export const NO_CONTRASTS: RowContrasts = { x: new Float64Array(0), width: 0 };

/**
 * Parameters of a fit as estimates whose errors go by question. Linear in rows.
 * @param rows those that were fitted, those of a question one behind the other
 * @param parameters positions in the fit's values
 */
export function estimatesOf(
  table: JudgmentTable,
  rows: Uint32Array,
  { x, width }: RowContrasts,
  fit: HabitFit,
  parameters: readonly number[],
): readonly ClusteredEstimate[] {
  const { left, right, outcome, question, weight } = table;
  const { values, order, tie, further } = fit;
  const reaches = parameters.map((parameter) => fit.reachOf(parameter));
  const keys = new Int32Array(rows.length);
  const pulls = parameters.map(() => new Float64Array(rows.length));
  let clusters = 0;
  const squares = parameters.map(() => 0);
  const sums = new Float64Array(parameters.length);
  let [alone, judgments] = [0, 0];
  let now: number = UNKNOWN;
  const close = (): void => {
    if (now !== UNKNOWN) {
      for (let k = 0; k < sums.length; k++) pulls[k][clusters] = sums[k];
      keys[clusters++] = now;
    }
    sums.fill(0);
  };
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (outcome[row] === Outcome.tie && tie === null) continue;
    if (question[row] !== now) {
      close();
      now = question[row];
    }
    const isKnown = order !== null && isOrderKnown(table, row);
    const [l, r] = [left[row], right[row]];
    let eta = values[l] - values[r];
    if (isKnown) eta += values[order];
    for (let j = 0; j < width; j++) eta += x[at * width + j] * values[further + j];
    const said = outcome[row] === Outcome.left ? 1 : outcome[row] === Outcome.right ? -1 : 0;
    const slopes = fit.slopes(eta, said);
    const count = weight === null ? 1 : weight[row];
    judgments += count;
    if (now === UNKNOWN) alone += count;
    for (let k = 0; k < reaches.length; k++) {
      const reach = reaches[k];
      let along = reach[l] - reach[r];
      if (isKnown) along += reach[order];
      for (let j = 0; j < width; j++) along += x[at * width + j] * reach[further + j];
      const pull = slopes[0] * along + (tie === null ? 0 : slopes[1] * reach[tie]);
      if (now === UNKNOWN) squares[k] += count * pull * pull;
      else sums[k] += count * pull;
    }
  }
  close();
  return parameters.map((parameter, k) => {
    const reach = reaches[k];
    let priorVariance = 0;
    for (let at = 0; at < reach.length; at++)
      priorVariance += fit.priorPrecision[at] * reach[at] * reach[at];
    return {
      value: values[parameter],
      modelVariance: reach[parameter],
      priorVariance,
      pulls: { question: keys.subarray(0, clusters), pull: pulls[k].subarray(0, clusters) },
      alone: { count: alone, squares: squares[k] },
      judgments,
    };
  });
}

/** The same as effects. */
export function effectsOf(...of: Parameters<typeof estimatesOf>): readonly Effect[] {
  return estimatesOf(...of).map(effectOf);
}
