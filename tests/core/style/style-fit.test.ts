import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { contrastLikelihood, firstCoefficient } from '../../../src/core/model/contrasts.ts';
import { halfTies } from '../../../src/core/model/half-ties.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { approximate } from '../../../src/core/sampler/approximation/laplace.ts';
import { dot } from '../../../src/core/sampler/approximation/whitening.ts';
import { contrastOf } from '../../../src/core/style/covariates.ts';
import { exampleContrast, styleEffect } from '../../../src/core/style/effect.ts';
import { fitStyle } from '../../../src/core/style/style-fit.ts';
import { styleRows } from '../../../src/core/style/style-rows.ts';
import type { StyleRows } from '../../../src/core/style/style-rows.ts';
import { NO_COUNTS } from '../../../src/core/style/text-counts.ts';
import { INTERVALS, countsOf } from '../../core/counts-of.ts';
import { logisticRegression } from './logistic-regression.ts';
import { answersIn, simulate, swapped } from './simulated.ts';

const WANTED = ['length', 'bold'] as const;
const TRUTH = { strengths: [0.9, 0.2, -0.3, -0.8], order: 0.3, length: 2, bold: 0.5 };

/** Middle and standard deviation of every parameter by Laplace's approximation. */
function approximated({ counts, styled }: StyleRows, model: ModelSettings) {
  const { center, loadings } = approximate({ ...counts, ...(styled && { styled }) }, model);
  const width = center.length - 1;
  const sd = Array.from(center, (_, k) => {
    const row = loadings.subarray(k * width, (k + 1) * width);
    return Math.sqrt(dot(row, 0, row));
  });
  return { center: [...center], sd };
}

describe('the likelihood with covariates', () => {
  const point = (size: number) =>
    fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: size, maxLength: size });

  it('is the plain one where nothing differs', () => {
    const counts = countsOf([
      ['a', 'b', 3, 1, 2],
      ['b', 'a', 2, 2],
      ['b', 'c', 5, 0, 1],
      ['c', 'a', 1, 4],
    ]);
    const contrasts = {
      ...{ left: counts.left, right: counts.right, width: 2, x: new Float64Array(8) },
      wins: counts.leftWins.map((w, p) => w + counts.ties[p] / 2),
      total: counts.leftWins.map((w, p) => w + counts.rightWins[p] + counts.ties[p]),
    };
    fc.assert(
      fc.property(point(6), (values) => {
        const at = Float64Array.from(values);
        const [own, plain] = [new Float64Array(6), new Float64Array(6)];
        const value = contrastLikelihood(contrasts, 3, 4).evaluate(at, own);
        expect(value).toBeCloseTo(halfTies(counts, 0.5, 3).evaluate(at, plain), 9);
        own.forEach((slope, k) => {
          expect(slope).toBeCloseTo(plain[k], 9);
        });
        const [bent, plainBent] = [new Float64Array(36), new Float64Array(36)];
        contrastLikelihood(contrasts, 3, 4).curvature(at, bent);
        halfTies(counts, 0.5, 3).curvature(at, plainBent);
        bent.forEach((x, k) => {
          expect(x).toBeCloseTo(plainBent[k], 9);
        });
      }),
    );
  });

  it('has the gradient and the curvature of finite differences', () => {
    const { table, answers } = simulate(TRUTH, 40, 5);
    const { contrasts } = styleRows(table, answers, WANTED, 0.5);
    const term = contrastLikelihood(contrasts, 4, 5);
    fc.assert(
      fc.property(point(7), fc.nat(6), (values, k) => {
        const step = 1e-5;
        const slopes = [-step, step].map((by) => {
          const at = Float64Array.from(values, (x, i) => (i === k ? x + by : x));
          const gradient = new Float64Array(7);
          return { value: term.evaluate(at, gradient), gradient };
        });
        const gradient = new Float64Array(7);
        const curvature = new Float64Array(49);
        term.evaluate(Float64Array.from(values), gradient);
        term.curvature(Float64Array.from(values), curvature);
        expect(gradient[k]).toBeCloseTo((slopes[1].value - slopes[0].value) / (2 * step), 4);
        for (let i = 0; i < 7; i++) {
          const bend = (slopes[0].gradient[i] - slopes[1].gradient[i]) / (2 * step);
          expect(curvature[7 * k + i]).toBeCloseTo(bend, 3);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('style rows', () => {
  const texts = new Map([
    ['q1 a', { ...NO_COUNTS, characters: 300, bold: 3 }],
    ['q1 b', { ...NO_COUNTS, characters: 100, bold: 0 }],
    ['q2 a', { ...NO_COUNTS, characters: 100, bold: 1 }],
    ['q2 b', { ...NO_COUNTS, characters: 100, bold: 1 }],
  ]);
  const table: JudgmentTable = {
    models: ['a', 'b'],
    questions: ['q1', 'q2', 'q3'],
    judges: [],
    left: Uint32Array.of(0, 0, 1, 0, 0, 0),
    right: Uint32Array.of(1, 1, 0, 1, 1, 1),
    outcome: Uint8Array.of(Outcome.left, Outcome.tie, Outcome.left, Outcome.right, 0, 3),
    question: Int32Array.of(0, 0, 0, 1, 2, 0),
    judge: new Int32Array(6).fill(-1),
    turn: new Int8Array(6).fill(-1),
    weight: null,
  };

  it('are right in a case by hand', () => {
    const rows = styleRows(table, answersIn(texts), ['length', 'bold', 'headings'], 0.5);
    // q3 has no texts, the last row no outcome.
    expect(rows).toMatchObject({ judgments: 4, withoutTexts: 1, constant: ['headings'] });
    expect(rows.counts.models).toEqual(['a', 'b']);
    const { left, wins, total, x } = rows.contrasts;
    // By models, then by contrast. The first two rows differ in their outcome alone, and become one.
    expect([...left]).toEqual([0, 0, 1]);
    expect([...wins]).toEqual([0, 1.5, 1]);
    expect([...total]).toEqual([1, 2, 1]);
    const lengths = [200 / 401, 200 / 401, -200 / 401, 0];
    const mean = 50 / 401;
    const sd = Math.sqrt(lengths.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 4);
    expect(rows.covariates[0].sd).toBeCloseTo(sd, 12);
    expect([...x.slice(0, 2)]).toEqual([0, 0]);
    expect(x[2]).toBeCloseTo(lengths[0] / sd, 12);
    // (3 − 0)/(3 + 0 + 1) by its own deviation.
    const bold = [0.75, 0.75, -0.75, 0];
    const boldSd = Math.sqrt(bold.reduce((sum, v) => sum + (v - 0.1875) ** 2, 0) / 4);
    expect(x[3]).toBeCloseTo(0.75 / boldSd, 12);
  });

  it('leave ties out where they are dropped', () => {
    const { contrasts, judgments } = styleRows(table, answersIn(texts), ['length'], 0);
    expect([...contrasts.total]).toEqual([1, 1, 1]);
    expect(judgments).toBe(4);
  });
});

describe('the model with covariates', () => {
  it('agrees with a plain logistic regression', () => {
    const { table, answers } = simulate(TRUTH, 600, 11);
    const rows = styleRows(table, answers, WANTED, 0.5);
    const { center, sd } = approximated(rows, DEFAULT_MODEL);
    const deviations = rows.covariates.map((covariate) => covariate.sd);
    const design = Array.from(table.left, (left, row) => {
      const question = table.questions[table.question[row]];
      const [a, b] = [left, table.right[row]].map(
        (m) => answers.find(question, table.models[m]) ?? NO_COUNTS,
      );
      const models = table.models.map((_, m) => (m === left ? 1 : m === table.right[row] ? -1 : 0));
      return [...models, 1, ...WANTED.map((name, c) => contrastOf(name, a, b) / deviations[c])];
    });
    const won = Array.from(table.outcome, (said) => (said === Outcome.left ? 1 : 0));
    const other = logisticRegression(
      design,
      won,
      design[0].map(() => 1),
    );
    center.forEach((value, k) => {
      expect(value).toBeCloseTo(other.coefficients[k], 8);
    });
    // Strengths that sum to zero are narrower than free ones; α and the coefficients are not.
    sd.slice(4).forEach((value, k) => {
      expect(value).toBeCloseTo(other.errors[4 + k], 8);
    });
  });

  it('turns only the order effect when sides are swapped', () => {
    const { table, answers } = simulate(TRUTH, 300, 3);
    const [one, other] = [table, swapped(table)].map((each) =>
      approximated(styleRows(each, answers, WANTED, 0.5), DEFAULT_MODEL),
    );
    one.center.forEach((value, k) => {
      expect(other.center[k]).toBeCloseTo(k === 4 ? -value : value, 8);
      expect(other.sd[k]).toBeCloseTo(one.sd[k], 8);
    });
  });

  it('takes from a model what its length gave it', () => {
    const { table, answers } = simulate({ ...TRUTH, strengths: [0, 0, 0, 0], length: 4 }, 700, 1);
    const fit = fitStyle(styleRows(table, answers, WANTED, 0.5), DEFAULT_MODEL, 1, INTERVALS);
    const [first, , , last] = fit.plain;
    expect(last.lowerWide - first.upperWide).toBeGreaterThan(0.2);
    fit.adjusted.forEach(({ lowerWide, upperWide }) => {
      expect(lowerWide).toBeLessThan(0.05);
      expect(upperWide).toBeGreaterThan(-0.05);
    });
  });

  it.each([
    ['hierarchical', { family: 'hierarchical', hyper: 'half-normal', scale: 1 }],
    ['laplace', { family: 'laplace', scale: 1 }],
    ['uniform', { family: 'uniform', bound: 4 }],
    ['student-t', { family: 'student-t', df: 4, scale: 1 }],
  ] as const)('converges under a %s prior, without an order effect', (_, strength) => {
    const model: ModelSettings = { ...DEFAULT_MODEL, strength, order: null, ties: 'davidson' };
    const { table, answers } = simulate({ ...TRUTH, order: 0 }, 125, 8);
    const fit = fitStyle(styleRows(table, answers, WANTED, 0.5), model, 1, INTERVALS);
    expect(fit.soundness.adjusted).toMatchObject({ converged: true });
    expect(fit.order).toBeNull();
    const [{ name, estimate, sd }] = fit.coefficients;
    expect(name).toBe('length');
    expect(Math.abs(estimate.mean / sd - TRUTH.length)).toBeLessThan(3 * (estimate.sd / sd));
  });
});

it('puts coefficients where they belong', () => {
  expect(firstCoefficient(4, DEFAULT_MODEL)).toBe(5);
  expect(firstCoefficient(4, { order: null })).toBe(4);
});

it('says what a coefficient means', () => {
  const estimate = {
    ...{ mean: 0.3, sd: 0.1, median: 0.3, lower: 0.2, upper: 0.4, lowerWide: 0.1, upperWide: 0.5 },
    ...{ rhat: 1, essBulk: 1000, essTail: 1000, mcse: 0.01 },
  };
  // Twice as long is a contrast of (2 − 1)/(2 + 1); in deviations of 0.25 that is 4/3.
  const { middle, lower, upper } = styleEffect({ name: 'length', estimate, sd: 0.25 });
  expect(middle).toBeCloseTo(1 / (1 + Math.exp(-0.4)), 12);
  expect(lower).toBeCloseTo(1 / (1 + Math.exp(-0.4 / 3)), 12);
  expect(upper).toBeCloseTo(1 / (1 + Math.exp(-2 / 3)), 12);
  expect(exampleContrast('bold')).toBe(0.8);
  expect((['japanese', 'polite', 'mixed'] as const).map(exampleContrast)).toEqual([0.1, 1, 0.5]);
});
