import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { GradedTies, ModelSettings } from '../../../../src/core/model/settings.ts';
import { prepareReweighting, reweight } from '../../../../src/core/posterior/prior/reweight.ts';
import { sensitivityReport } from '../../../../src/core/posterior/prior/sensitivity.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { INTERVALS } from '../../counts-of.ts';
import { questions, judged, expectFound } from './graded-judge.ts';

const TIES: readonly GradedTies[] = ['adjacent', 'cumulative'];

describe.each(TIES)('departures by question, %s', (ties) => {
  it('are weighed anew under other priors as they are fitted anew, and known to lean on them', () => {
    const counts = judged(ties, 12, 0.5, 7);
    const model: ModelSettings = { ...DEFAULT_MODEL, ties, questions };
    const sampler = { ...DEFAULT_SAMPLER, draws: 300, seed: 3 };
    const { draws, summary } = fitAll(counts, model, sampler, INTERVALS);
    const other: ModelSettings = {
      ...model,
      tie: { mean: 0, scale: 0.5 },
      questions: { kind: 'random', scale: 0.5 },
    };
    const found = reweight(prepareReweighting(draws, counts.models, model), other, INTERVALS);
    const anew = fitAll(counts, other, sampler, INTERVALS).summary;
    for (const kind of ['tie', 'strong', 'omega'] as const) {
      const [own, fitted] = [found?.[kind], anew[kind]];
      if (!own || !fitted) throw new Error('a parameter is missing');
      expect(Math.abs(own.median - fitted.median) / fitted.sd).toBeLessThan(0.2);
    }
    const ranking = summary.rows.map((row) => row.model);
    const { strong, omega } = sensitivityReport(draws, counts, model, ranking);
    for (const one of [strong, omega]) {
      expect(one?.prior).toBeGreaterThan(0);
      expect(one?.likelihood).toBeGreaterThan(0);
    }
  });
});

describe('departures by question, cumulative', () => {
  it('find the strengths, thresholds and ω that judged', () => expectFound('cumulative'));
});
