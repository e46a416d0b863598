import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { createDensity } from '../../../src/core/model/density.ts';
import { identified } from '../../../src/core/model/order-effect.ts';
import { DEFAULT_MODEL, robustBy } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { column, positionsOf } from '../../../src/core/posterior/draws/draws.ts';
import { isSummaryOf } from '../../../src/core/posterior/ranking/summary-of.ts';
import type { FitSummary } from '../../../src/core/posterior/ranking/summary.ts';
import { touchingPoint } from '../../../src/core/sampler/approximation/gaussian-fit.ts';
import { approximate } from '../../../src/core/sampler/approximation/laplace.ts';
import { runChain } from '../../../src/core/sampler/chain.ts';
import { resampleContests } from '../../../src/core/sampler/robust/contest-scores.ts';
import { scatterOf } from '../../../src/core/sampler/robust/question-scores.ts';
import { DEFAULT_SAMPLER, samplerFor } from '../../../src/core/sampler/settings.ts';
import { adjustedCounts } from '../../../src/core/style/adjusted-counts.ts';
import { contrastOf } from '../../../src/core/style/covariates.ts';
import { NO_COUNTS } from '../../../src/core/style/text-counts.ts';
import type { TextCounts } from '../../../src/core/style/text-counts.ts';
import { Outcome, Sides } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable, PairCounts } from '../../../src/core/table/judgments.ts';
import { selectRows } from '../../../src/core/table/merge-tables.ts';
import { fingerprintOfCounts } from '../../../src/storage/fingerprint.ts';
import { INTERVALS } from '../counts-of.ts';
import { answersIn, simulate } from './simulated.ts';

const WANTED = ['length', 'bold'] as const;
const TRUTH = { strengths: [0.9, 0.2, -0.3, -0.8], order: 0.3, length: 2, bold: 0.5 };
const ROBUST: ModelSettings = { ...DEFAULT_MODEL, questions: robustBy('questions') };

/** Every row's own judgments on so many questions in turn, a fifth of them ties. */
function onQuestions(size: number, questions: number, seed: number) {
  const { table, answers } = simulate(TRUTH, size, seed);
  const texts = new Map<string, TextCounts>();
  const random = createRandom(seed, 1);
  const asked = Int32Array.from({ length: size }, (_, row) => row % questions);
  for (let q = 0; q < questions; q++)
    for (const model of table.models) {
      const characters = Math.round(50 + 300 * random.uniform());
      texts.set(`${String(q)} ${model}`, {
        ...NO_COUNTS,
        ...{ characters, bold: Math.floor(3 * random.uniform()) },
      });
    }
  const outcome = table.outcome.map((said, row) => (row % 5 === 0 ? Outcome.tie : said));
  const names = Array.from({ length: questions }, (_, q) => String(q));
  const judged: JudgmentTable = { ...table, outcome, questions: names, question: asked };
  return { table: judged, answers: { ...answers, ...answersIn(texts) } };
}

/** log(posterior) and its gradient by the definition alone: judgment by judgment, nothing merged. */
function byDefinition(
  table: JudgmentTable,
  find: (question: string, model: string) => TextCounts | null,
  counts: PairCounts,
) {
  const { covariates = [] } = counts.styled ?? {};
  const models = counts.models.length;
  const rows = Array.from(table.left, (left, row) => {
    const question = table.questions[table.question[row]];
    const names = [left, table.right[row]].map((m) => table.models[m]);
    const [a, b] = names.map((name) => find(question, name) ?? NO_COUNTS);
    const parts = new Map<number, number>([
      [counts.models.indexOf(names[0]), 1],
      [counts.models.indexOf(names[1]), -1],
      [models, 1],
    ]);
    WANTED.forEach((name, c) =>
      parts.set(models + 1 + c, contrastOf(name, a, b) / covariates[c].sd),
    );
    const won =
      table.outcome[row] === Outcome.tie ? 0.5 : Number(table.outcome[row] === Outcome.left);
    return { question: table.question[row], parts: [...parts], won };
  });
  const eta = (parts: readonly (readonly [number, number])[], point: ArrayLike<number>) =>
    parts.reduce((sum, [k, x]) => sum + x * point[k], 0);
  return {
    rows,
    value(point: ArrayLike<number>): number {
      let sum = 0;
      for (let k = 0; k < point.length; k++) sum -= point[k] ** 2 / 2;
      for (const { parts, won } of rows) {
        const at = eta(parts, point);
        sum += won * at - Math.log1p(Math.exp(at));
      }
      return sum;
    },
    scores(point: ArrayLike<number>): Map<number, number[]> {
      const found = new Map<number, number[]>();
      for (const { question, parts, won } of rows) {
        const own = found.get(question) ?? new Array<number>(point.length).fill(0);
        found.set(question, own);
        const slope = won - 1 / (1 + Math.exp(-eta(parts, point)));
        for (const [k, x] of parts) own[k] += slope * x;
      }
      return found;
    },
  };
}

const byModel = ({ rows }: FitSummary) => [...rows].sort((a, b) => a.model - b.model);

describe('a ranking adjusted for style', () => {
  it('is drawn from the posterior of the definition', () => {
    const { table, answers } = onQuestions(150, 30, 4);
    const { counts } = adjustedCounts(table, answers, WANTED);
    const { draws, summary } = fitAll(counts, DEFAULT_MODEL, DEFAULT_SAMPLER, INTERVALS);
    expect(summary.diagnostics.converged).toBe(true);
    const law = byDefinition(table, answers.find, counts);
    const density = createDensity(counts, DEFAULT_MODEL);
    // The same up to a constant.
    const [one, other] = [2, 3].map((seed) => {
      const random = createRandom(seed);
      const point = Float64Array.from({ length: density.parameters }, () => random.normal());
      return law.value(point) - density.evaluate(point, point.slice());
    });
    expect(one).toBeCloseTo(other, 8);
    // Random-walk Metropolis on the plane where strengths sum to zero, by the definition.
    const random = createRandom(9);
    const point = touchingPoint(approximate(counts, DEFAULT_MODEL));
    let value = law.value(point);
    const sums = new Float64Array(point.length);
    const squares = new Float64Array(point.length);
    const steps = 40_000;
    for (let step = 0; step < steps; step++) {
      const next = point.map((x) => x + 0.14 * random.normal());
      const mean = next.subarray(0, 4).reduce((a, b) => a + b) / 4;
      for (let k = 0; k < 4; k++) next[k] -= mean;
      const there = law.value(next);
      if (Math.log(random.uniform()) < there - value) {
        point.set(next);
        value = there;
      }
      point.forEach((x, k) => {
        sums[k] += x / steps;
        squares[k] += (x * x) / steps;
      });
    }
    for (let k = 0; k < point.length; k++) {
      const own = column(draws, k);
      const mean = own.reduce((a, b) => a + b) / own.length;
      const sd = Math.sqrt(own.reduce((a, b) => a + (b - mean) ** 2, 0) / own.length);
      // About 400 independent steps: four of their standard errors.
      expect(Math.abs(sums[k] - mean)).toBeLessThan(0.2 * sd);
      expect(Math.sqrt(squares[k] - sums[k] ** 2) / sd).toBeGreaterThan(0.85);
      expect(Math.sqrt(squares[k] - sums[k] ** 2) / sd).toBeLessThan(1.15);
    }
  });

  it('says what its coefficients are, and that a summary is of its draws', () => {
    const { table, answers } = onQuestions(120, 30, 4);
    const { counts } = adjustedCounts(table, answers, WANTED);
    const sampler = { ...DEFAULT_SAMPLER, draws: 300 };
    const { draws, summary } = fitAll(counts, ROBUST, sampler, INTERVALS);
    expect(positionsOf(draws)).toMatchObject({ order: 4, coefficients: 5, tau: null, count: 7 });
    expect(summary.style?.map(({ name }) => name)).toEqual(['length', 'bold']);
    const own = column(draws, 5);
    const [length] = summary.style ?? [];
    expect(length.mean).toBeCloseTo(own.reduce((a, b) => a + b) / own.length, 12);
    expect(length.contrast).toBe(counts.styled?.covariates[0].sd);
    expect(isSummaryOf(summary, draws)).toBe(true);
    const turned = { ...draws, values: draws.values.map((x, at) => (at % 7 === 5 ? -x : x)) };
    expect(isSummaryOf(summary, turned)).toBe(false);
  });

  it('is the plain one where every judgment is met by one of the opposite style', () => {
    const length = fc.integer({ min: 1, max: 900 });
    const judgment = fc.record({
      left: fc.nat(2),
      by: fc.constantFrom(1, 2),
      said: fc.constantFrom(Outcome.left, Outcome.right, Outcome.tie),
      lengths: fc.tuple(length, length).filter(([a, b]) => a !== b),
    });
    fc.assert(
      fc.property(fc.array(judgment, { minLength: 3, maxLength: 20 }), (judgments) => {
        const size = 2 * judgments.length;
        const texts = new Map<string, TextCounts>();
        const table: JudgmentTable = {
          ...{ models: ['a', 'b', 'c'], judges: [], weight: null },
          questions: Array.from({ length: size }, (_, q) => String(q)),
          left: new Uint32Array(size),
          right: new Uint32Array(size),
          outcome: new Uint8Array(size),
          question: Int32Array.from({ length: size }, (_, q) => q),
          judge: new Int32Array(size).fill(-1),
          turn: new Int8Array(size).fill(-1),
        };
        judgments.forEach(({ left, by, said, lengths: [a, b] }, at) => {
          for (const half of [0, 1]) {
            const row = 2 * at + half;
            const right = (left + by) % 3;
            table.left[row] = left;
            table.right[row] = right;
            table.outcome[row] = said;
            const [own, other] = half === 0 ? [a, b] : [b, a];
            texts.set(`${String(row)} ${table.models[left]}`, { ...NO_COUNTS, characters: own });
            texts.set(`${String(row)} ${table.models[right]}`, { ...NO_COUNTS, characters: other });
          }
        });
        const { counts } = adjustedCounts(table, answersIn(texts), ['length', 'bold']);
        const { styled, ...plain } = counts;
        expect(styled?.covariates.map(({ name }) => name)).toEqual(['length']);
        fc.pre(counts.models.length > 1);
        const model = identified(counts, DEFAULT_MODEL);
        const adjusted = touchingPoint(approximate(counts, model));
        const unadjusted = touchingPoint(approximate(plain, model));
        unadjusted.forEach((x, k) => {
          expect(adjusted[k]).toBeCloseTo(x, 7);
        });
        expect(adjusted[unadjusted.length]).toBeCloseTo(0, 7);
      }),
      { numRuns: 40 },
    );
  });

  it('is that of the plain draws, up to their error, where style has no effect', () => {
    const { table, answers } = simulate({ ...TRUTH, length: 0, bold: 0 }, 2000, 17);
    const { counts } = adjustedCounts(table, answers, ['bold']);
    const { styled: _, ...plain } = counts;
    const [own, other] = [counts, plain].map((each) =>
      byModel(fitAll(each, DEFAULT_MODEL, DEFAULT_SAMPLER, INTERVALS).summary),
    );
    own.forEach(({ median, sd }, m) => {
      expect(Math.abs(median - other[m].median)).toBeLessThan(0.25 * sd);
    });
  });
});

describe('over questions like these', () => {
  it('scatters as the questions’ own gradients do', () => {
    const { table, answers } = onQuestions(140, 20, 8);
    const { counts } = adjustedCounts(table, answers, WANTED);
    const { byQuestion } = counts;
    if (!byQuestion) throw new Error('questions are told apart');
    const density = createDensity(counts, DEFAULT_MODEL);
    const point = Float64Array.of(0.4, 0.1, -0.2, -0.3, 0.2, 0.5, -0.1);
    const found = scatterOf(counts, byQuestion, 'half', density, point);
    const expected = new Float64Array(49);
    for (const score of byDefinition(table, answers.find, counts).scores(point).values())
      score.forEach((a, i) => {
        score.forEach((b, j) => (expected[7 * i + j] += a * b));
      });
    expected.forEach((x, at) => {
      expect(found[at]).toBeCloseTo(x, 9);
    });
  });

  it('widens where every judgment of a question is given several times', () => {
    const { table, answers } = onQuestions(60, 20, 8);
    const times = 6;
    const repeat = (given: Uint32Array | Int32Array | Uint8Array | Int8Array): number[] =>
      Array.from({ length: times }, () => [...given]).flat();
    const often: JudgmentTable = {
      ...table,
      left: Uint32Array.from(repeat(table.left)),
      right: Uint32Array.from(repeat(table.right)),
      outcome: Uint8Array.from(repeat(table.outcome)),
      question: Int32Array.from(repeat(table.question)),
      judge: Int32Array.from(repeat(table.judge)),
      turn: Int8Array.from(repeat(table.turn)),
    };
    const { counts } = adjustedCounts(often, answers, WANTED);
    const sampler = { ...DEFAULT_SAMPLER, draws: 400 };
    const width = (model: ModelSettings) => {
      const { summary } = fitAll(counts, model, sampler, INTERVALS);
      const widths = byModel(summary).map(({ lower, upper }) => upper - lower);
      return { of: summary.questions, mean: widths.reduce((a, b) => a + b) / widths.length };
    };
    const [alike, alone] = [width(ROBUST), width(DEFAULT_MODEL)];
    expect(alike.of).toMatchObject({ isAlike: true, questions: 20 });
    expect(alone.of).toMatchObject({ isAlike: false });
    // Six times the same say no more than once: √6 but for the prior.
    expect(alike.mean / alone.mean).toBeGreaterThan(1.6);
    expect(alike.mean / alone.mean).toBeLessThan(3.2);
  });

  it('resamples questions whole', () => {
    const { table, answers } = onQuestions(120, 24, 5);
    const { styled } = adjustedCounts(table, answers, WANTED).counts;
    if (!styled) throw new Error('answers differ');
    const resampled = resampleContests(styled, createRandom(3));
    const total = ({ leftWins, rightWins, ties }: typeof styled) =>
      [leftWins, rightWins, ties].flatMap((own) => [...own]).reduce((a, b) => a + b);
    // Every question has five judgments.
    expect(total(styled)).toBe(120);
    expect(total(resampled)).toBe(120);
    expect(resampled.leftWins).not.toEqual(styled.leftWins);
    expect(styled.byQuestion.questions).toBe(24);
  });

  it('has no departures by question and no outcome of ties, whatever is asked for', () => {
    const { table, answers } = onQuestions(120, 24, 5);
    const { counts } = adjustedCounts(table, answers, WANTED);
    const random: ModelSettings = {
      ...DEFAULT_MODEL,
      ties: 'davidson',
      questions: { kind: 'random', scale: 1 },
    };
    expect(identified(counts, random)).toMatchObject({
      ties: 'half',
      questions: { kind: 'robust' },
    });
    expect(identified(counts, { ...random, ties: 'drop' }).ties).toBe('drop');
    const density = createDensity(counts, random);
    expect(density).toMatchObject({ parameters: 7, tie: null, omega: null });
  });
});

it('has no maximum likelihood', () => {
  const { table, answers } = onQuestions(60, 20, 5);
  const { counts } = adjustedCounts(table, answers, WANTED);
  const mle = { ...DEFAULT_SAMPLER, sampler: 'mle', seed: 7 } as const;
  const approximation = approximate(counts, DEFAULT_MODEL);
  expect(() => runChain(counts, DEFAULT_MODEL, mle, approximation, 0)).toThrow();
  expect(samplerFor(counts, mle)).toMatchObject({ sampler: 'split-hmc', seed: 7 });
  const { styled: _, ...plain } = counts;
  expect(samplerFor(plain, mle)).toBe(mle);
});

it('is of other data than the ranking as it is', async () => {
  const { table, answers } = onQuestions(60, 20, 5);
  const { counts } = adjustedCounts(table, answers, WANTED);
  const fewer = adjustedCounts(table, answers, ['length']).counts;
  const { styled: _, ...plain } = counts;
  const hashes = await Promise.all([counts, fewer, plain].map(fingerprintOfCounts));
  expect(new Set(hashes).size).toBe(3);
});

it('is of the same data whatever the order of rows, models and questions in the file', async () => {
  const { table: whole, answers } = onQuestions(90, 15, 5);
  const table: JudgmentTable = {
    ...whole,
    // Thirds don't add up alike in every order.
    weight: Float64Array.from(whole.left, (_, row) => [1, 1 / 3, 0.1, 0.7][row % 4]),
    sides: Uint8Array.from(whole.left, (_, row) => (row % 3 === 0 ? Sides.unknown : Sides.shown)),
  };
  const { counts } = adjustedCounts(table, answers, WANTED);
  const hash = await fingerprintOfCounts(counts);
  const rows = fc.shuffledSubarray([...table.left.keys()], { minLength: table.left.length });
  await fc.assert(
    fc.asyncProperty(rows, async (order) => {
      const shuffled = selectRows(table, Uint32Array.from(order));
      const other = adjustedCounts(shuffled, answers, WANTED).counts;
      expect(other.styled).toEqual(counts.styled);
      expect(await fingerprintOfCounts(other)).toBe(hash);
    }),
    { numRuns: 30 },
  );
});
