import { describe, expect, it } from 'vitest';
import { preview } from '../../../../src/core/fit/fit.ts';
import { identified } from '../../../../src/core/model/order-effect.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type {
  ModelSettings,
  StrengthPrior,
  TieModel,
} from '../../../../src/core/model/settings.ts';
import { column } from '../../../../src/core/posterior/draws/draws.ts';
import { isSummaryOf } from '../../../../src/core/posterior/ranking/summary-of.ts';
import { summarise } from '../../../../src/core/posterior/ranking/summarise.ts';
import { runChain } from '../../../../src/core/sampler/chain.ts';
import { sandwichOf } from '../../../../src/core/sampler/robust/sandwich.ts';
import { defaultSampler } from '../../../../src/core/sampler/settings.ts';
import { countPairs } from '../../../../src/core/table/choices/count-pairs.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { withQuestions } from '../../../../src/core/table/questions/question-counts.ts';
import { TableBuilder } from '../../../../src/core/table/table-builder.ts';
import { INTERVALS } from '../../counts-of.ts';
import { byQuestions } from '../../questions-of.ts';
import { judged } from './judged.ts';
import { ROBUST, SAMPLER, fit, sds, meanOf, expectOne } from './robust-fits.ts';

describe('over questions like these', () => {
  const counts = judged(40);

  it('is worked by hand for two models', () => {
    const table = new TableBuilder();
    const rows = { judge: null, turn: -1, weight: 1, left: 'a', right: 'b' } as const;
    // Of 4 questions two are 3 : 0 and two 1 : 2.
    for (const [question, wins] of [3, 3, 1, 1].entries())
      for (let n = 0; n < 3; n++)
        table.add({ ...rows, question: String(question), outcome: n < wins ? 0 : 1 });
    const two = countPairs(table.build());
    const flat = {
      ...DEFAULT_MODEL,
      order: null,
      strength: { family: 'uniform', bound: 50 },
    } as const;
    const { plain, robust } = sandwichOf(two, byQuestions(two), flat);
    // 8 of 12 won: η = log 2, β = ±η/2. H by β: 4 · 12 · (2/3)(1/3); scores by β: 2 · (wins − 2).
    expect(plain[0]).toBeCloseTo(1 / (4 * 12 * (2 / 9)), 9);
    expect(robust[0]).toBeCloseTo(((4 / 3) * 4 * 4) / (4 * 12 * (2 / 9)) ** 2, 9);
  });

  it('draws have the covariance of the sandwich, stretched by what 12 questions leave open', () => {
    const few = judged(12);
    const { plain, robust } = sandwichOf(few, byQuestions(few), DEFAULT_MODEL);
    const [alone, alike] = [DEFAULT_MODEL, ROBUST].map((model) => fit(few, model));
    // The variance of t on ν degrees of freedom is ν/(ν − 2).
    const freedom = byQuestions(few).fewest.questions - 1;
    for (let k = 0; k < 5; k++) {
      const [before, after] = [alone, alike].map(({ draws }) => {
        const values = column(draws, k);
        const mean = meanOf([...values]);
        return meanOf([...values.map((x) => (x - mean) ** 2)]);
      });
      expectOne(before / plain[k], 0.1);
      expectOne(after / (robust[k] * (freedom / (freedom - 2))), 0.1);
    }
    expect(meanOf(sds(alike.summary))).toBeGreaterThan(1.1 * meanOf(sds(alone.summary)));
    expect(isSummaryOf(alike.summary, alike.draws)).toBe(true);
  });

  it('is the same from the preview, from both ends', () => {
    const sampled = fit(counts, ROBUST).summary.questions;
    const shown = preview(counts, ROBUST, INTERVALS).summary.questions;
    const plain = fit(counts, DEFAULT_MODEL).summary.questions;
    for (const other of [shown, plain]) {
      expect(other?.alike).toBeCloseTo(sampled?.alike ?? 0, 2);
      expect(other?.alone).toBeCloseTo(sampled?.alone ?? 0, 2);
      expect(other?.designEffect).toBe(sampled?.designEffect);
    }
    expect(sampled?.judgments).toBe(480);
    expect(sampled?.effective).toBeCloseTo(480 / (sampled?.designEffect ?? 0), 6);
  });

  it('judging everything twice narrows these questions, and leaves questions like these as they are', () => {
    const twice = judged(40, 2);
    const ratio = (model: ModelSettings): number =>
      meanOf(sds(fit(twice, model).summary)) / meanOf(sds(fit(counts, model).summary));
    const wide = { ...DEFAULT_MODEL, strength: { family: 'normal', scale: 10 } } as const;
    expect(ratio(wide)).toBeCloseTo(Math.SQRT1_2, 1);
    expect(ratio({ ...wide, questions: { kind: 'robust' } })).toBeCloseTo(1, 1);
    const effects = [counts, twice].map(
      (one) => fit(one, wide).summary.questions?.designEffect ?? 0,
    );
    expect(effects[1] / effects[0]).toBeCloseTo(2, 1);
  });

  it('is the same whether the approximation is handed on or found again', () => {
    const sampler = { ...SAMPLER, sampler: 'laplace', chains: 1 } as const;
    const { approximation, summary } = fit(counts, ROBUST, sampler);
    const chain = runChain(counts, ROBUST, sampler, approximation, 0);
    expect(summarise([chain], counts, ROBUST, sampler, INTERVALS).summary).toEqual(summary);
  });

  it('says of a model that won everything that its interval is too narrow', () => {
    const builder = new TableBuilder();
    for (let question = 0; question < 12; question++)
      for (const [left, right, outcome] of [
        ['a', 'b', Outcome.left],
        ['b', 'c', question % 2 === 0 ? Outcome.left : Outcome.right],
      ] as const)
        builder.add({
          ...{ left, right, outcome, question: String(question) },
          ...{ judge: null, turn: -1, weight: 1 },
        });
    const one = countPairs(builder.build());
    const warned = (model: ModelSettings) =>
      fit(one, model).summary.diagnostics.warnings.filter(({ kind }) => kind === 'undefeated');
    expect(warned(ROBUST)).toEqual([{ kind: 'undefeated', model: 0, isWidened: true }]);
    expect(warned(DEFAULT_MODEL)).toEqual([{ kind: 'undefeated', model: 0 }]);
    const { byQuestion: _, ...pairs } = one;
    expect(warned(DEFAULT_MODEL)).toEqual(
      fit(pairs, ROBUST).summary.diagnostics.warnings.filter(({ kind }) => kind === 'undefeated'),
    );
  });

  it('gives the same numbers for the same seed', () => {
    expect(fit(counts, ROBUST).draws.values).toEqual(fit(counts, ROBUST).draws.values);
  });

  it('resamples questions where a bound is touched, and stays inside it', () => {
    const strength = { family: 'uniform', bound: 0.7 } as const;
    const { summary, draws } = fit(counts, { ...ROBUST, strength });
    expect(sds(summary).every((sd) => sd > 0.02)).toBe(true);
    for (let m = 0; m < 4; m++)
      expect(column(draws, m).every((x) => Math.abs(x) <= 0.7)).toBe(true);
    // So many estimates are there, over and over.
    expect(new Set(column(draws, 0)).size).toBe(1000);
  });

  it.each([
    ['moves draws', ROBUST.strength],
    ['resamples questions', { family: 'uniform', bound: 0.7 }],
  ] as const)('tells how far it is while it %s', (_, strength) => {
    const model = { ...ROBUST, strength };
    const sampler = { ...SAMPLER, sampler: 'laplace', chains: 1 } as const;
    const { approximation } = fit(counts, model, sampler);
    const chain = runChain(counts, model, sampler, approximation, 0);
    const shares: number[] = [];
    summarise([chain], counts, model, sampler, INTERVALS, approximation, (share) =>
      shares.push(share),
    );
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBe(0);
    // Until it is known how questions differ, and then draw by draw.
    expect(shares.filter((share) => share > 0 && share < 0.4).length).toBeGreaterThan(2);
    expect(shares.filter((share) => share >= 0.4).length).toBeGreaterThan(90);
    expect(shares.at(-1)).toBeGreaterThan(0.98);
  });

  it('resamples questions for maximum likelihood', () => {
    const sampler = { ...defaultSampler(4, 'mle'), draws: 250 };
    const [alone, alike] = [DEFAULT_MODEL, ROBUST].map((model) => fit(counts, model, sampler));
    const ratio = meanOf(sds(alike.summary)) / meanOf(sds(alone.summary));
    const { designEffect = 0 } = alike.summary.questions ?? {};
    // The bootstrap sees more than the curvature at the maximum.
    expectOne(ratio / Math.sqrt(designEffect), 0.12);
    expect(alike.summary.rows.map(({ median }) => median)).toEqual(
      alone.summary.rows.map(({ median }) => median),
    );
  });
});

const TIES: readonly TieModel[] = ['half', 'drop', 'davidson', 'rao-kupper'];
const PRIORS: readonly StrengthPrior[] = [
  { family: 'normal', scale: 1 },
  { family: 'student-t', df: 4, scale: 1 },
  { family: 'laplace', scale: 1 },
  { family: 'uniform', bound: 4 },
  { family: 'hierarchical', hyper: 'half-cauchy', scale: 1 },
];

it.each(TIES.flatMap((ties) => PRIORS.map((strength) => ({ ties, strength }))))(
  'is there for every tie model and prior: $ties, $strength.family',
  (part) => {
    const counts = judged(30);
    const sampler = { ...SAMPLER, draws: 500 };
    const [alone, alike] = [DEFAULT_MODEL, ROBUST].map((model) =>
      fit(counts, { ...model, ...part }, sampler),
    );
    const ratio = meanOf(sds(alike.summary)) / meanOf(sds(alone.summary));
    const { designEffect = 0 } = alone.summary.questions ?? {};
    expect(designEffect).toBeGreaterThan(1);
    expectOne(ratio / Math.sqrt((designEffect * 29) / 27), 0.08);
  },
);

it('is of these questions alone where the counts do not tell enough of them apart', () => {
  const [few, many] = [judged(9), judged(10)];
  const plain = fit(few, DEFAULT_MODEL);
  const asked = fit(few, ROBUST);
  expect(identified(few, ROBUST)).toEqual(DEFAULT_MODEL);
  expect(identified(many, ROBUST)).toBe(ROBUST);
  expect(asked).toEqual(plain);
  expect(plain.summary).not.toHaveProperty('questions');
  expect(fit(withQuestions(many, undefined), ROBUST).summary).not.toHaveProperty('questions');
  expect(fit(many, ROBUST).summary.questions?.questions).toBe(10);
});
