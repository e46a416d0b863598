import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { column } from '../../../../src/core/posterior/draws/draws.ts';
import { marginalShare } from '../../../../src/core/posterior/draws/marginal.ts';
import { priorMarginal } from '../../../../src/core/posterior/prior/prior-marginal.ts';
import { scoreMatrix } from '../../../../src/core/posterior/ranking/matrices.ts';
import { nearBest } from '../../../../src/core/posterior/ranking/near-best.ts';
import { isSummaryOf } from '../../../../src/core/posterior/ranking/summary-of.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import type { PairCounts } from '../../../../src/core/table/judgments.ts';
import { INTERVALS } from '../../counts-of.ts';
import { countsByQuestion } from '../../questions-of.ts';
import type { Verdict } from '../../questions-of.ts';
import { MODEL, fitted, expectAlike, simulated } from './law-fits.ts';

/** E σ(δ + √2·ω·x) over a standard normal x, to each power, by the trapezoid. */
function averaged(of: (eta: number) => number, centre: number, omega: number): number {
  let [sum, mass] = [0, 0];
  for (let x = -7; x <= 7; x += 0.1) {
    const weight = Math.exp((-x * x) / 2);
    sum += weight * of(centre + Math.SQRT2 * omega * x);
    mass += weight;
  }
  return sum / mass;
}

describe('a ranking over questions like these', () => {
  it('is the exact posterior where two models leave one integral per question', () => {
    const wins = [3, 3, 0, 2, 3, 1, 3, 2, 0, 3];
    const counts = countsByQuestion(
      wins.flatMap((won, q) =>
        Array.from({ length: 3 }, (_, n): Verdict => [q, 'a', 'b', n < won ? 'left' : 'right']),
      ),
    );
    const asked = [...new Set(wins)].map(
      (won) => [won, wins.filter((other) => other === won).length] as const,
    );
    const of = { beta: 0, omega: 0, mass: 0 };
    const power = (won: number) => (eta: number) =>
      (1 / (1 + Math.exp(-eta))) ** won * (1 / (1 + Math.exp(eta))) ** (3 - won);
    for (let omega = 0.025; omega < 5; omega += 0.05) {
      for (let beta = -3; beta <= 3; beta += 0.1) {
        // Both strengths have the prior, and sum to zero.
        let density = Math.exp(-beta * beta - (omega * omega) / 2);
        for (const [won, questions] of asked)
          density *= averaged(power(won), 2 * beta, omega) ** questions;
        of.beta += beta * density;
        of.omega += omega * density;
        of.mass += density;
      }
    }
    const [a, , omega] = fitted(counts, MODEL, 2500);
    expectAlike(a, { mean: of.beta / of.mass, mcse: 0 });
    expectAlike(omega, { mean: of.omega / of.mass, mcse: 0 });
  });

  it('hangs on no order of models or questions', () => {
    const verdicts = simulated(12, 3, 2);
    const before = fitted(countsByQuestion(verdicts), MODEL);
    const after = fitted(countsByQuestion([...verdicts].reverse(), ['c', 'a', 'b']), MODEL);
    [2, 0, 1, 3].forEach((p, at) => {
      expectAlike(after[at], before[p]);
    });
  });

  it('stays nearly as wide where every judgment is given twice', () => {
    const verdicts = simulated(20, 12, 3);
    const twice = countsByQuestion([...verdicts, ...verdicts]);
    const { questions: _, ...plain } = MODEL;
    const width = (counts: PairCounts, model: ModelSettings) => fitted(counts, model)[0].sd;
    const once = countsByQuestion(verdicts);
    expect(width(twice, plain) / width(once, plain)).toBeLessThan(0.76);
    expect(width(twice, MODEL) / width(once, MODEL)).toBeGreaterThan(0.9);
  });

  it('is that over these questions where the counts know of none', () => {
    const { byQuestion: _, ...counts } = countsByQuestion(simulated(12, 3, 4));
    const { summary } = fitAll(counts, MODEL, DEFAULT_SAMPLER, INTERVALS);
    expect(summary.omega).toBeUndefined();
  });

  it('is shown on the scale of a new question, averaged over it', () => {
    for (const omega of [0.5, 1, 2]) {
      for (const eta of [0.3, 1, 2]) {
        const chance = averaged((x) => 1 / (1 + Math.exp(-x)), eta, omega);
        const share = marginalShare(omega);
        expect(Math.abs(1 / (1 + Math.exp(-share * eta)) - chance)).toBeLessThan(0.015);
      }
    }
    const { draws, summary } = fitAll(
      countsByQuestion(simulated(12, 3, 5)),
      MODEL,
      DEFAULT_SAMPLER,
      INTERVALS,
    );
    const { model, mean } = summary.rows[0];
    const [strength, omega] = [column(draws, model), column(draws, 3)];
    const own = strength.reduce((sum, x, i) => sum + x * marginalShare(omega[i]), 0);
    expect(mean).toBeCloseTo(own / strength.length, 10);
  });

  it('is shown on a question of average departures where that is chosen, by the same draws', () => {
    const counts = countsByQuestion(simulated(12, 3, 5));
    const conditional: ModelSettings = {
      ...MODEL,
      questions: { kind: 'random', scale: 1, isConditional: true },
    };
    const [shown, own] = [MODEL, conditional].map((model) =>
      fitAll(counts, model, DEFAULT_SAMPLER, INTERVALS),
    );
    expect(own.draws.values).toEqual(shown.draws.values);
    expect(isSummaryOf(own.summary, own.draws)).toBe(true);
    expect(isSummaryOf(shown.summary, own.draws)).toBe(false);
    const [{ model, mean, strongerThanNext }] = own.summary.rows;
    const strength = column(own.draws, model);
    expect(mean).toBeCloseTo(strength.reduce((sum, x) => sum + x, 0) / strength.length, 10);
    expect(mean).toBeGreaterThan(shown.summary.rows[0].mean);
    expect(strongerThanNext).toBe(shown.summary.rows[0].strongerThanNext);
    expect(own.summary.omega).toEqual(shown.summary.omega);
    // What is expected of a judgment on a new question is the same.
    expect(scoreMatrix(own.draws, 'half')).toEqual(scoreMatrix(shown.draws, 'half'));
    const losses = [shown, own].map(
      ({ draws, summary }) => nearBest(draws, summary.rows, 0).at(-1)?.loss ?? 0,
    );
    expect(losses[1]).toBeGreaterThan(losses[0]);
    // The prior by itself is on the same scale, and wider there.
    const names = ['a', 'b', 'c'];
    const top = (settings: ModelSettings) =>
      priorMarginal(names, settings, { kind: 'strength', model: 0 })?.quantile(0.9) ?? 0;
    expect(top(conditional)).toBeGreaterThan(top(MODEL));
    const { questions: _, ...plain } = MODEL;
    expect(top(conditional)).toBe(top(plain));
  });
});
