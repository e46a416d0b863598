import { nextBatch } from '../../../../src/core/judge/plan/adaptive.ts';
import type { AdaptivePlan, AdaptiveRun } from '../../../../src/core/judge/plan/adaptive.ts';
import { addOutcome, runCounts } from '../../../../src/core/judge/plan/run-counts.ts';
import { judgeAs } from '../../../../src/core/judge/plan/simulate.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { countsOf } from '../../counts-of.ts';
import type { Row } from '../../counts-of.ts';
import { allAnswered } from './any-answered.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

export const adaptive = (parts: Partial<AdaptivePlan> = {}): AdaptivePlan => ({
  ...{ kind: 'adaptive', goal: { kind: 'best' }, confidence: 0.95 },
  ...{ randomShare: 0.1, most: 10_000, seed: 1, ...parts },
});

export function runOf(
  models: number,
  questions: number,
  parts: Partial<AdaptiveRun> = {},
  rows: readonly Row[] = [],
): AdaptiveRun {
  const names = NAMES.slice(0, models);
  return {
    ...{ plan: adaptive(), models: names, answered: allAnswered(models, questions), judges: 1 },
    ...{ model: DEFAULT_MODEL, counts: countsOf(rows, names), asked: [], waiting: [] },
    ...parts,
  };
}

/** Carries a run on to its end, judged as these strengths would have it, or all as ties. */
export function toEnd(
  run: AdaptiveRun,
  strengths: readonly number[] | 'ties',
  size: number,
  seed = 1,
) {
  const random = createRandom(seed);
  const truth = {
    strengths: Float64Array.from(strengths === 'ties' ? [] : strengths),
    order: 0.3,
    tie: 0,
    tau: NaN,
  };
  const counts = runCounts(run.models, run.counts);
  const asked = [...run.asked];
  for (;;) {
    const batch = nextBatch({ ...run, counts, asked }, size);
    if (batch.stop !== null) return { ...batch, asked };
    for (const task of batch.tasks) {
      const isTie = strengths === 'ties';
      addOutcome(counts, task, isTie ? Outcome.tie : judgeAs(truth, 'half', task, random));
    }
    asked.push(...batch.tasks);
  }
}
