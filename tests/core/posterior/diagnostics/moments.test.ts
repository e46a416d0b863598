import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import type { ModelSettings, StrengthPrior } from '../../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import {
  hasHeavyTails,
  lackOf,
  shapesOfStrengths,
  shapesOfTau,
} from '../../../../src/core/posterior/diagnostics/moments.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../../counts-of.ts';

const SIZE = 20_000;

/** Draws of Student's t with these degrees of freedom, whose tails have the shape 1/df. */
function drawStudent(df: number, seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: SIZE }, () => {
    let squares = 0;
    for (let i = 0; i < df; i++) squares += random.normal() ** 2;
    return random.normal() / Math.sqrt(squares / df);
  }).sort();
}

const drawn = new Map<string, Float64Array>();
function student(df: number, seed: number): Float64Array {
  const key = `${String(df)} ${String(seed)}`;
  const draws = drawn.get(key) ?? drawStudent(df, seed);
  drawn.set(key, draws);
  return draws;
}

const HALF_CAUCHY: StrengthPrior = { family: 'hierarchical', hyper: 'half-cauchy', scale: 1 };
const of = (strength: StrengthPrior): ModelSettings => ({ ...DEFAULT_MODEL, strength });
const fit = (strength: StrengthPrior, seed = 1) =>
  fitAll(
    countsOf([['a', 'b', 12, 8]]),
    of(strength),
    { ...DEFAULT_SAMPLER, sampler: 'nuts', draws: 1000, warmup: 400, seed },
    INTERVALS,
  ).summary;

describe('moments that draws speak against', () => {
  it.each([1, 2, 3, 4])('are known by either tail, seed %i', (seed) => {
    expect(lackOf(student(1, seed), SIZE)).toBe('mean');
    expect(lackOf(student(2, seed), SIZE)).toBe('sd');
    expect(lackOf(student(8, seed), SIZE)).toBe(null);
    const left = student(1, seed)
      .map((x) => Math.min(x, 1))
      .sort();
    expect(lackOf(left, SIZE)).toBe('mean');
  });

  it('are not asked of tails that are none', () => {
    expect(lackOf(new Float64Array(1000).fill(2), 1000)).toBe(null);
    expect(lackOf(Float64Array.of(1, 2, 3), 3)).toBe(null);
  });

  it('are in question only where the prior leaves them so', () => {
    expect(hasHeavyTails(of(HALF_CAUCHY))).toBe(true);
    expect(hasHeavyTails(of({ family: 'student-t', df: 0.5, scale: 1 }))).toBe(true);
    expect(hasHeavyTails(of({ family: 'student-t', df: 0.6, scale: 1 }))).toBe(false);
    expect(hasHeavyTails(of({ ...HALF_CAUCHY, hyper: 'half-normal' }))).toBe(false);
    expect(hasHeavyTails(DEFAULT_MODEL)).toBe(false);
  });

  it.each([1, 2, 3])('are marked in a fit of two models under a half-Cauchy, seed %i', (seed) => {
    const { tau, rows, diagnostics } = fit(HALF_CAUCHY, seed);
    expect(tau?.lacks).toBe('sd');
    expect(rows.map(({ lacks }) => lacks)).toEqual([undefined, undefined]);
    expect(diagnostics.warnings).toContainEqual({
      kind: 'no-moment',
      lacks: 'sd',
      models: [],
      tau: true,
    });
    expect(fit({ ...HALF_CAUCHY, hyper: 'exponential' }, seed).tau?.lacks).toBeUndefined();
  });

  it('are there for strengths wherever the likelihood bounds them, however wide apart the draws', () => {
    const lacking = (losses: number) =>
      fitAll(
        countsOf([['a', 'b', 60, losses]]),
        { ...of(HALF_CAUCHY), order: null },
        { ...DEFAULT_SAMPLER, sampler: 'nuts', draws: 1000, warmup: 400, seed: 3 },
        INTERVALS,
      ).summary.rows.map(({ lacks }) => lacks);
    // The sd that draws have no proof of is there all the same.
    expect(lacking(1)).toEqual([undefined, undefined]);
    expect(lacking(0)).toEqual(['mean', 'mean']);
  });

  it.each([1, 2, 4, 6])('are there for τ of three bounded models, seed %i', (seed) => {
    // P(τ > t) falls as t⁻³, and so τ has an sd, though k-hat and its error reach beyond 1/2.
    const { tau, diagnostics } = fitAll(
      countsOf([
        ['a', 'b', 12, 8],
        ['a', 'c', 12, 8],
        ['b', 'c', 12, 8],
      ]),
      { ...of(HALF_CAUCHY), order: null },
      { ...DEFAULT_SAMPLER, sampler: 'nuts', draws: 1000, warmup: 400, seed },
      INTERVALS,
    ).summary;
    expect(tau?.lacks).toBeUndefined();
    expect(diagnostics.warnings.map(({ kind }) => kind)).not.toContain('no-moment');
  });

  it('are at least a mean under Student’s t, whatever the draws', () => {
    const known = shapesOfStrengths(of({ family: 'student-t', df: 0.1, scale: 1 }));
    expect(known.most).toBeCloseTo(1 / 1.2, 12);
    expect(lackOf(student(1, 1), SIZE)).toBe('mean');
    expect(lackOf(student(1, 1), SIZE, known)).toBe('sd');
  });

  it('are known of τ without draws where the data hold the strengths', () => {
    expect(lackOf(student(8, 1), SIZE, shapesOfTau(2, true))).toBe('sd');
    expect(lackOf(student(1, 1), SIZE, shapesOfTau(3, true))).toBeNull();
    expect(lackOf(student(1, 1), SIZE, shapesOfTau(3, false))).toBe('mean');
  });
});
