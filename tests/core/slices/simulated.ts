import type { Random } from '../../../src/core/numerics/random.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import type { SliceTag } from '../../../src/core/slices/slice-panel.ts';
import { drawTruth, simulateJudges } from '../judges-model/simulated.ts';

/** One slice of a known truth. */
export interface TrueSlice {
  readonly name: string;
  readonly spread: number;
  /** By model; sums to zero. */
  readonly departures: readonly number[];
}

export interface SlicesTruth {
  readonly strengths: readonly number[];
  readonly order: number;
  readonly slices: readonly TrueSlice[];
}

/** A truth from the priors of the model of slices, under the default settings. */
export function drawSlices(models: number, names: readonly string[], random: Random): SlicesTruth {
  const { strengths, judges } = drawTruth(models, names, false, random);
  return {
    strengths,
    order: random.normal(),
    slices: judges.map(({ name, omega, departures }) => ({ name, spread: omega, departures })),
  };
}

/** Every ordered pair is judged once on each of so many questions of each slice. */
export function simulateSlices(
  { strengths, order, slices }: SlicesTruth,
  questions: number,
  random: Random,
): { readonly table: JudgmentTable; readonly tag: SliceTag } {
  const judges = slices.map(({ name, spread, departures }) => {
    return { name, order, stretch: 1, omega: spread, departures };
  });
  const {
    judge,
    judges: values,
    ...rest
  } = simulateJudges({ strengths, judges }, questions, random);
  // Slices have questions of their own.
  const question = rest.question.map((q, row) => judge[row] * questions + q);
  const table: JudgmentTable = {
    ...{ ...rest, question, judges: [], judge: judge.map(() => -1) },
    questions: Array.from({ length: values.length * questions }, (_, q) => `q${String(q)}`),
  };
  return { table, tag: { values, value: judge } };
}
