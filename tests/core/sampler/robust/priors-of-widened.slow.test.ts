import { describe, expect, it } from 'vitest';
import { sensitivityCheck } from '../../../../src/core/checks/sensitivity-check.ts';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { withQuestionModel } from '../../../../src/core/model/settings.ts';
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
import { robust } from './robust-model.ts';

const LAPLACE: SamplerSettings = {
  sampler: 'laplace',
  chains: 1,
  draws: 4000,
  warmup: 0,
  seed: 1,
};

describe('other priors of draws that are widened by how questions differ', () => {
  it('are those of an approximation where models are many, which comes near', () => {
    const counts = judged(12);
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
