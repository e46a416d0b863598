import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createDensity } from '../../../src/core/model/density.ts';
import type { ModelSettings, StrengthPrior, TieModel } from '../../../src/core/model/settings.ts';
import {
  DEFAULT_MODEL,
  RAKUDA_MODEL,
  TIE_MODELS,
  isGraded,
} from '../../../src/core/model/settings.ts';
import { averagedQuestions } from '../../../src/core/model/questions/question-likelihood.ts';
import { questionRowsOf } from '../../../src/core/model/questions/question-rows.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { strongParameterOf, tieParameterOf } from '../../../src/core/posterior/draws/draws.ts';
import { stanData, stanDataJson } from '../../../src/core/stan/data.ts';
import { stanProgram } from '../../../src/core/stan/program.ts';
import { stanColumns } from '../../../src/core/stan/read-draws.ts';
import { rankingCounts } from '../choices-of.ts';
import { countsOf } from '../counts-of.ts';
import { countsByQuestion, withAnyGrades } from '../questions-of.ts';
import { Rejected, blocksOf, logDensity } from './evaluate.ts';
import type { Value } from './evaluate.ts';

const TIES: TieModel[] = ['half', 'drop', 'davidson', 'rao-kupper'];
const STRENGTHS: StrengthPrior[] = [
  { family: 'normal', scale: 0.7 },
  { family: 'student-t', df: 3.5, scale: 0.6 },
  { family: 'laplace', scale: 0.9 },
  { family: 'uniform', bound: 2.5 },
  { family: 'hierarchical', hyper: 'half-normal', scale: 0.8 },
  { family: 'hierarchical', hyper: 'half-cauchy', scale: 0.4 },
  { family: 'hierarchical', hyper: 'exponential', scale: 1.3 },
];
const ORDERS: ModelSettings['order'][] = [
  null,
  { family: 'normal', scale: 0.3 },
  { family: 'uniform', bound: 0.9 },
];
const KNOWN: ModelSettings['informative'][] = [
  [],
  [
    { model: 'c', mean: 0.5, scale: 0.2 },
    { model: 'nobody', mean: 9, scale: 0.1 },
    { model: 'a', mean: -1, scale: 0.6 },
  ],
];
const COMBINATIONS = TIES.flatMap((ties) =>
  STRENGTHS.flatMap((strength) =>
    ORDERS.flatMap((order) =>
      KNOWN.map((informative) => ({
        ...{ ties, strength, order, informative },
        tie: { mean: -0.2, scale: 0.7 },
      })),
    ),
  ),
);

/** Weights that are not whole, a pair without judgments, one order only. */
const COUNTS = countsOf([
  ['a', 'b', 3, 1.5, 2],
  ['b', 'a', 0, 4, 0.25],
  ['c', 'd', 2, 2, 7],
  ['d', 'a', 0, 0, 0],
  ['b', 'c', 12, 0, 1],
]);

/** The same point as Stan's parameters and as the vector of createDensity. */
function pointOf(settings: ModelSettings, free: number[], rest: [number, number, number]) {
  const [alpha, tie, logTau] = rest;
  const name = tieParameterOf(settings.ties);
  const isHierarchical = settings.strength.family === 'hierarchical';
  const named: Record<string, Value> = {
    free,
    ...(settings.order !== null && { alpha }),
    ...(name !== null && { [name]: tie }),
    ...(isHierarchical && { tau: Math.exp(logTau) }),
  };
  const vector = Float64Array.from([
    ...free,
    -free.reduce((sum, x) => sum + x, 0),
    ...(settings.order === null ? [] : [alpha]),
    ...(name === null ? [] : [tie]),
    ...(isHierarchical ? [logTau] : []),
  ]);
  return { named, vector };
}

describe('the exported program', () => {
  it('has the density of the model, up to a constant, under every setting', () => {
    const coordinate = fc.double({ min: -0.8, max: 0.8, noNaN: true });
    const point = fc.tuple(
      fc.array(coordinate, { minLength: 3, maxLength: 3 }),
      fc.tuple(coordinate, coordinate, coordinate),
    );
    for (const settings of COMBINATIONS) {
      const program = stanProgram(COUNTS.models, settings);
      const data = stanData(COUNTS, settings);
      const density = createDensity(COUNTS, settings);
      const gap = ([free, rest]: [number[], [number, number, number]]): number => {
        const { named, vector } = pointOf(settings, free, rest);
        const gradient = new Float64Array(vector.length);
        // The parameter of createDensity is log τ, whose density has another factor τ.
        const jacobian = settings.strength.family === 'hierarchical' ? rest[2] : 0;
        return logDensity(program, data, named) + jacobian - density.evaluate(vector, gradient);
      };
      const origin = gap([
        [0, 0, 0],
        [0, 0, 0],
      ]);
      fc.assert(
        fc.property(point, (at) => {
          expect(gap(at), JSON.stringify(settings)).toBeCloseTo(origin, 8);
        }),
        { numRuns: 8 },
      );
    }
  });

  it('has that of choices among several, beside pairs', () => {
    const counts = rankingCounts([
      ['a', 'c', 'b', 'd'],
      ['c', 'b', 'd'],
      ['d', 'a', 'b', 'c'],
      ['b', 'a'],
    ]);
    const settings = { ...DEFAULT_MODEL, order: null };
    const [program, data] = [
      stanProgram(counts.models, settings, counts),
      stanData(counts, settings),
    ];
    const density = createDensity(counts, settings);
    const gap = (free: number[]): number => {
      const { named, vector } = pointOf(settings, free, [0, 0, 0]);
      return logDensity(program, data, named) - density.evaluate(vector, new Float64Array(4));
    };
    const origin = gap([0, 0, 0]);
    for (const free of [
      [1, -0.5, 0.2],
      [-2, 0.3, 0.9],
      [0.1, 0.2, -1.5],
    ])
      expect(gap(free)).toBeCloseTo(origin, 9);
    expect(data).toMatchObject({ S: 3, times: [1, 2, 2], chosen: [2, 0, 2, 1] });
  });

  it.each(TIES)('has that of shared places: %s', (ties) => {
    const counts = rankingCounts([
      ['a', 'c', 'b', 'd'],
      ['a c', 'b', 'd'],
      ['d', 'a b c'],
      ['c', 'a b d'],
      ['b', 'a'],
      ['b a'],
    ]);
    const settings = { ...DEFAULT_MODEL, order: null, ties };
    const [program, data] = [
      stanProgram(counts.models, settings, counts),
      stanData(counts, settings),
    ];
    const density = createDensity(counts, settings);
    const hasTie = ties === 'davidson' || ties === 'rao-kupper';
    const gap = (free: number[], tie: number): number => {
      const { named, vector } = pointOf(settings, free, [0, tie, 0]);
      const { length } = vector;
      return logDensity(program, data, named) - density.evaluate(vector, new Float64Array(length));
    };
    const origin = gap([0, 0, 0], 0);
    for (const [free, tie] of [
      [[1, -0.5, 0.2], 0.7],
      [[-2, 0.3, 0.9], -1.3],
      [[0.1, 0.2, -1.5], 2],
    ] as const)
      expect(gap([...free], hasTie ? tie : 0)).toBeCloseTo(origin, 9);
    if (ties === 'davidson')
      expect(data).toMatchObject({ largest: [3, 3, 3, 3], members: [3, 3, 3, 4], further: 5 });
  });

  it.each(['adjacent', 'cumulative'] as const)('has that of graded verdicts: %s', (ties) => {
    const column = (...values: number[]) => Float64Array.from(values);
    const grades = {
      leftStrong: COUNTS.leftWins.map((n) => 0.5 * n),
      rightStrong: COUNTS.rightWins.map((n) => 0.25 * n),
      leftOpen: COUNTS.leftWins.map((n) => 0.25 * n),
      rightOpen: column(...COUNTS.left).fill(0),
    };
    const counts = { ...COUNTS, grades };
    const settings: ModelSettings = { ...DEFAULT_MODEL, ties, tie: { mean: -0.2, scale: 0.7 } };
    const [program, data] = [stanProgram(counts.models, settings), stanData(counts, settings)];
    const density = createDensity(counts, settings);
    const names = ties === 'adjacent' ? ['log_nu', 'log_nu1'] : ['log_kappa', 'log_gap'];
    const gap = (free: number[], alpha: number, tie: number, strong: number): number => {
      const named = { free, alpha, [names[0]]: tie, [names[1]]: strong };
      const last = -free.reduce((sum, x) => sum + x, 0);
      const vector = column(...free, last, alpha, tie, strong);
      const gradient = new Float64Array(vector.length);
      return logDensity(program, data, named) - density.evaluate(vector, gradient);
    };
    const origin = gap([0, 0, 0], 0, 0, 0);
    expect(gap([0.5, -0.3, 0.2], 0.4, -0.6, 0.3)).toBeCloseTo(origin, 8);
    expect(gap([-0.7, 0.1, 0.6], -0.2, 0.5, -0.8)).toBeCloseTo(origin, 8);
  });

  it.each(TIE_MODELS)('has departures by question beside the strengths: %s', (ties) => {
    const plain = countsByQuestion([
      [0, 'a', 'b', 'left', 3],
      [0, 'b', 'c', 'tie', 2],
      [1, 'b', 'a', 'left', 2],
      [1, 'c', 'a', 'right', 1],
      [1, 'c', 'a', 'tie', 1],
    ]);
    const counts = isGraded(ties) ? withAnyGrades(plain, createRandom(1)) : plain;
    const { byQuestion } = counts;
    if (byQuestion === undefined) throw new Error('no questions');
    const questions = { kind: 'random', scale: 0.8 } as const;
    const settings: ModelSettings = { ...DEFAULT_MODEL, ties, questions };
    const [program, data] = [stanProgram(counts.models, settings), stanData(counts, settings)];
    const tie = tieParameterOf(ties);
    const alpha = 0.2;
    const at = (noise: readonly number[], omega: number): number =>
      logDensity(program, data, {
        ...{ free: [0.4, -0.1], alpha, noise, omega },
        ...(tie !== null && { [tie]: -0.3 }),
        ...(tie !== null && isGraded(ties) && { [strongParameterOf(tie)]: 0.4 }),
      });
    // Slots as they come: a, b, c on the first question, b, a, c on the second.
    const noise = [0.5, -0.8, 1.1, 0.3, -0.6, 0.9];
    const rows = questionRowsOf(counts, byQuestion, ties, true);
    const likelihood = averagedQuestions(rows, ties, createRandom(1));
    const strengths = [0.4, -0.1, -0.3];
    const expected = (omega: number): number =>
      [noise.slice(0, 3), [noise[4], noise[3], noise[5]]].reduce((sum, own, q) => {
        const point = Float64Array.from(strengths, (x, k) => x + omega * own[k]);
        return sum + likelihood.at(q, { point, alpha, tie: -0.3, strong: 0.4, omega: 0 });
      }, 0);
    const none = noise.map(() => 0);
    const squares = noise.reduce((sum, x) => sum + x * x, 0);
    const moved = at(noise, 1.3) - at(none, 1.3);
    expect(moved).toBeCloseTo(expected(1.3) - expected(0) - squares / 2, 9);
    expect(at(none, 1.3) - at(none, 0)).toBeCloseTo(-((1.3 / 0.8) ** 2) / 2, 9);
    expect(stanColumns(3, settings).at(-1)).toBe('omega');
  });

  it('keeps every strength inside a uniform prior, the last one too', () => {
    const program = stanProgram(COUNTS.models, RAKUDA_MODEL);
    const data = stanData(COUNTS, RAKUDA_MODEL);
    expect(logDensity(program, data, { free: [1, 1, 1], alpha: 0.5 })).toBeLessThan(0);
    expect(() => logDensity(program, data, { free: [1.5, 1.5, 1.5], alpha: 0 })).toThrow(Rejected);
    expect(() => logDensity(program, data, { free: [-4.1, 0, 0], alpha: 0 })).toThrow('free');
    expect(() => logDensity(program, data, { free: [0, 0, 0], alpha: 1.1 })).toThrow('alpha');
  });

  it('says in comments which strength is whose, whatever the name', () => {
    const hostile = ['a\n} model { target += 1; }', '"; // */ \r x', '日本語', '#include <x>'];
    const program = stanProgram(hostile, DEFAULT_MODEL);
    expect(blocksOf(program)).toEqual(blocksOf(stanProgram(COUNTS.models, DEFAULT_MODEL)));
    const comments = program.split('\n').slice(2, 6);
    expect(comments.every((line) => line.startsWith('// beta['))).toBe(true);
    expect(comments[2]).toBe('// beta[3]: "日本語"');
  });

  it.each([
    ['rakuda', RAKUDA_MODEL],
    [
      'rao-kupper-hierarchical',
      {
        ties: 'rao-kupper',
        strength: { family: 'hierarchical', hyper: 'half-cauchy', scale: 0.5 },
        order: { family: 'normal', scale: 1 },
        tie: { mean: 0, scale: 1 },
        informative: [{ model: 'b', mean: 0.5, scale: 0.25 }],
      },
    ],
    [
      'davidson-student-t',
      {
        ties: 'davidson',
        strength: { family: 'student-t', df: 4, scale: 1 },
        order: null,
        tie: { mean: 0, scale: 1 },
        informative: [],
      },
    ],
  ] as const satisfies readonly (readonly [string, ModelSettings])[])(
    'is the text that was read and approved: %s',
    (name, settings) => {
      const golden = (ending: string): string =>
        readFileSync(new URL(`../../golden/engine/${name}.${ending}`, import.meta.url), 'utf8');
      expect(stanProgram(COUNTS.models, settings)).toBe(golden('stan'));
      expect(stanDataJson(COUNTS, settings)).toBe(golden('stan.json'));
      expect(JSON.parse(stanDataJson(COUNTS, settings))).toEqual(stanData(COUNTS, settings));
    },
  );
});
