import { describe, expect, it } from 'vitest';
import { sensitivityCheck } from '../../../../src/core/checks/sensitivity-check.ts';
import { fitAll, preview } from '../../../../src/core/fit/fit.ts';
import { withQuestionModel } from '../../../../src/core/model/settings.ts';
import { prepareReweighting, reweight } from '../../../../src/core/posterior/prior/reweight.ts';
import { sensitivityReport } from '../../../../src/core/posterior/prior/sensitivity.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { INTERVALS } from '../../counts-of.ts';
import { judged } from './judged.ts';
import { robust } from './robust-model.ts';

describe('other priors of draws that are widened by how questions differ', () => {
  const counts = judged(12);
  const { draws, summary } = fitAll(counts, robust(1), DEFAULT_SAMPLER, INTERVALS);
  const prepared = prepareReweighting(draws, counts.models, robust(1));

  it('are not had by weights, which would move them too far', () => {
    expect(reweight(prepared, robust(0.4), INTERVALS)).toBeNull();
    const same = reweight(prepared, robust(1), INTERVALS);
    expect(same?.rows.map(({ median }) => median)).toEqual(
      summary.rows.map(({ median }): unknown => expect.closeTo(median, 9)),
    );
  });

  it('are approximated as a fit has them', () => {
    const fitted = fitAll(counts, robust(0.4), DEFAULT_SAMPLER, INTERVALS).summary;
    const shown = preview(counts, robust(0.4), INTERVALS).summary;
    for (const row of fitted.rows) {
      const ours = shown.rows.find(({ model }) => model === row.model);
      expect(Math.abs((ours?.median ?? NaN) - row.median)).toBeLessThan(0.1 * row.sd);
      expect(Math.abs((ours?.sd ?? NaN) / row.sd - 1)).toBeLessThan(0.1);
    }
  });

  it('move what they move in the posterior itself', () => {
    const ranking = summary.rows.map(({ model }) => model);
    const found = sensitivityCheck(draws, counts, robust(1), ranking, 1);
    const plain = withQuestionModel(robust(1), null);
    const of = fitAll(counts, plain, DEFAULT_SAMPLER, INTERVALS).draws;
    const own = sensitivityReport(of, counts, plain, ranking);
    const widened = sensitivityReport(draws, counts, plain, ranking);
    found.strengths.forEach(({ prior }, m) => {
      expect(prior / own.strengths[m].prior).toBeCloseTo(1, 1);
    });
    const sum = (report: typeof own) => report.strengths.reduce((all, { prior }) => all + prior, 0);
    expect(sum(widened)).toBeGreaterThan(1.2 * sum(own));
  });
});
