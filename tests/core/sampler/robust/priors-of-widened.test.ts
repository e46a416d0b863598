import { describe, expect, it } from 'vitest';
import { sensitivityCheck } from '../../../../src/core/checks/sensitivity-check.ts';
import { fitAll, preview } from '../../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL, withQuestionModel } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { prepareReweighting, reweight } from '../../../../src/core/posterior/prior/reweight.ts';
import { sensitivityReport } from '../../../../src/core/posterior/prior/sensitivity.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { countPairs } from '../../../../src/core/table/choices/count-pairs.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../../src/core/table/table-builder.ts';
import { pairsAlone } from '../../../../src/core/sampler/chain-counts.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import type { SamplerSettings } from '../../../../src/core/sampler/settings.ts';
import { INTERVALS } from '../../counts-of.ts';
import { judged } from './judged.ts';

const robust = (scale: number): ModelSettings => ({
  ...DEFAULT_MODEL,
  strength: { family: 'normal', scale },
  questions: { kind: 'robust' },
});

const LAPLACE: SamplerSettings = {
  sampler: 'laplace',
  chains: 1,
  draws: 4000,
  warmup: 0,
  seed: 1,
};

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

  it('are those of an approximation where models are many, which comes near', () => {
    const random = createRandom(4);
    const table = new TableBuilder();
    const models = 201;
    for (let m = 0; m < models; m++)
      for (let question = 0; question < 24; question++) {
        const other = (m + 1 + Math.floor(random.uniform() * (models - 1))) % models;
        const isAhead = random.uniform() < 1 / (1 + Math.exp((m - other) / 100));
        table.add({
          ...{ left: String(m), right: String(other), question: String(question) },
          ...{ outcome: isAhead ? Outcome.left : Outcome.right, judge: null, turn: -1, weight: 1 },
        });
      }
    const many = countPairs(table.build());
    const ranking = many.models.map((_, m) => m);
    const plain = withQuestionModel(robust(1), null);
    const { draws: drawn } = fitAll(pairsAlone(many), plain, LAPLACE, INTERVALS);
    const { thinned, ...found } = sensitivityCheck(drawn, many, robust(1), ranking, 1);
    expect(thinned).toEqual({ used: 4000, of: 4000 });
    expect(found).toEqual(sensitivityReport(drawn, many, plain, ranking));
    const [near, own] = [LAPLACE, DEFAULT_SAMPLER].map((sampler) => {
      const { draws: own } = fitAll(counts, plain, sampler, INTERVALS);
      return sensitivityReport(own, counts, plain, [0, 1, 2, 3]).strengths;
    });
    near.forEach(({ prior }, m) => {
      expect(Math.abs(prior / own[m].prior - 1)).toBeLessThan(0.2);
    });
  });
});
