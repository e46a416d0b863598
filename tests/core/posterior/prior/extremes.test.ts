import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { shareBelow } from '../../../../src/core/posterior/prior/overlap.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { extremesOf } from '../../../../src/core/posterior/prior/extremes.ts';
import { countsOf, INTERVALS } from '../../counts-of.ts';

const COUNTS = countsOf([
  ['a', 'b', 60, 20],
  ['b', 'a', 20, 60],
]);
const { summary } = fitAll(COUNTS, DEFAULT_MODEL, DEFAULT_SAMPLER, INTERVALS);
const [best] = summary.rows;

const said = (settings: Partial<ModelSettings>) =>
  extremesOf({ ...DEFAULT_MODEL, ...settings }, DEFAULT_MODEL, summary, COUNTS.models).map(
    ({ kind }) => kind,
  );
const normal = (scale: number) => said({ strength: { family: 'normal', scale } });
const uniform = (bound: number) => said({ strength: { family: 'uniform', bound } });
const student = (df: number) => said({ strength: { family: 'student-t', df, scale: 1 } });

/** What is believed of the best model, so many standard deviations of both from what was found. */
const belief = (sds: number) => {
  const scale = 0.2;
  const mean = best.median + sds * Math.sqrt(scale ** 2 + best.sd ** 2);
  return said({ informative: [{ model: COUNTS.models[best.model], mean, scale }] });
};

/** The bound beyond which such a share of the best model's draws lies. */
function boundFor(share: number): number {
  let [low, high] = [0.2, 2];
  for (let step = 0; step < 60; step++) {
    const bound = (low + high) / 2;
    if (1 - shareBelow(best.density, bound) > share) low = bound;
    else high = bound;
  }
  return low;
}

describe('what is out of the ordinary in settings', () => {
  it.each([
    ['a width of 0.1', normal(0.101), [], normal(0.1), ['narrow']],
    ['a width of 15', normal(14.9), [], normal(15), ['wide']],
    ['one degree of freedom', student(1.01), [], student(1), ['cauchy']],
    ['2.5% cut off', uniform(boundFor(0.024)), [], uniform(boundFor(0.026)), ['cut']],
    ['99.5% cut off', uniform(boundFor(0.99)), ['cut'], uniform(boundFor(0.996)), ['cut-all']],
    ['a belief three sd away', belief(2.99), [], belief(3.01), ['belief']],
  ])('%s', (_, within, says, beyond, saysThen) => {
    expect(within).toEqual(says);
    expect(beyond).toEqual(saysThen);
  });

  it('is no belief that the fit has already, be it a copy', () => {
    const far = { model: COUNTS.models[best.model], mean: -3, scale: 0.2 };
    const of = (informative: ModelSettings['informative']) => ({ ...DEFAULT_MODEL, informative });
    const found = (fitted: ModelSettings) => extremesOf(of([far]), fitted, summary, COUNTS.models);
    expect(found(of([{ ...far }]))).toEqual([]);
    expect(found(of([{ ...far, mean: -2 }])).map(({ kind }) => kind)).toEqual(['belief']);
  });
});
