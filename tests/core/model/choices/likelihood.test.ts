import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceLikelihood } from '../../../../src/core/model/choices/likelihood.ts';
import { halfTies } from '../../../../src/core/model/half-ties.ts';
import { likelihood } from '../../../../src/core/model/likelihood.ts';
import type { Term } from '../../../../src/core/model/term.ts';
import type { ChoiceCounts, PairCounts } from '../../../../src/core/table/judgments.ts';
import { countsOf } from '../../counts-of.ts';

const MODELS = 5;
const anyPoint = (most: number) =>
  fc
    .array(fc.double({ min: -most, max: most, noNaN: true }), {
      minLength: MODELS,
      maxLength: MODELS,
    })
    .map((values) => Float64Array.from(values));

function choicesOf(sets: readonly (readonly (readonly [model: number, times: number])[])[]) {
  const start = new Uint32Array(sets.length + 1);
  sets.forEach((set, s) => (start[s + 1] = start[s] + set.length));
  const flat = sets.flat();
  return {
    start,
    member: Uint32Array.from(flat, ([model]) => model),
    chosen: Float64Array.from(flat, ([, times]) => times),
  };
}

const anyChoices = fc
  .array(
    fc.tuple(
      fc.subarray([0, 1, 2, 3, 4], { minLength: 2 }),
      fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 5, maxLength: 5 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((sets) =>
    choicesOf(sets.map(([members, times]) => members.map((m, at) => [m, times[at]] as const))),
  );

/** Luce's choices as the textbook has them, one logarithm of a probability each. */
function textbook({ start, member, chosen }: ChoiceCounts, point: Float64Array): number {
  let value = 0;
  for (let s = 0; s + 1 < start.length; s++) {
    const own = [...member.subarray(start[s], start[s + 1])];
    own.forEach((model, at) => {
      // P(i) = 1 / Σ e^(β_j − β_i)
      const top = Math.max(...own.map((other) => point[other] - point[model]));
      const sum = own.reduce((all, other) => all + Math.exp(point[other] - point[model] - top), 0);
      value -= chosen[start[s] + at] * (top + Math.log(sum));
    });
  }
  return value;
}

function slopesOf(term: Term, point: Float64Array) {
  const gradient = new Float64Array(point.length);
  return { value: term.evaluate(point, gradient), gradient };
}

describe('the likelihood of choices', () => {
  it.each([2, 400])('is the textbook one, for strengths up to ±%s', (most) => {
    fc.assert(
      fc.property(anyChoices, anyPoint(most), (choices, point) => {
        const { value } = slopesOf(choiceLikelihood(MODELS, choices), point);
        const expected = textbook(choices, point);
        expect(Math.abs(value - expected)).toBeLessThan(1e-11 * (1e3 + Math.abs(expected)));
      }),
    );
  });

  it.each([2, 400])('has the slopes of finite differences, for strengths up to ±%s', (most) => {
    fc.assert(
      fc.property(anyChoices, anyPoint(most), (choices, point) => {
        const term = choiceLikelihood(MODELS, choices);
        const { value, gradient } = slopesOf(term, point);
        const at = (k: number, step: number) => {
          const moved = point.slice();
          moved[k] += step;
          return slopesOf(term, moved);
        };
        const out = new Float64Array(MODELS ** 2);
        term.curvature(point, out);
        for (let k = 0; k < MODELS; k++) {
          const [above, below] = [at(k, 1e-4), at(k, -1e-4)];
          const slope = (above.value - below.value) / 2e-4;
          const allowed = 1e-5 * (10 + Math.abs(gradient[k])) + 1e-10 * Math.abs(value);
          expect(Math.abs(slope - gradient[k])).toBeLessThan(allowed);
          above.gradient.forEach((own, j) => {
            const bend = (own - below.gradient[j]) / -2e-4;
            expect(Math.abs(bend - out[k * MODELS + j])).toBeLessThan(1e-4);
          });
        }
        // It depends on differences alone, so that the slopes add up to nothing.
        expect(Math.abs(gradient.reduce((sum, g) => sum + g, 0))).toBeLessThan(1e-9);
      }),
    );
  });

  it('is Bradley and Terry’s between two', () => {
    const anyWins = fc.double({ min: 0, max: 99, noNaN: true });
    fc.assert(
      fc.property(anyWins, anyWins, anyPoint(400), (wins, losses, values) => {
        const point = values.slice(0, 2);
        const pair = slopesOf(halfTies(countsOf([['a', 'b', wins, losses]]), 0.5, null), point);
        const sets = [[0, wins] as const, [1, losses] as const];
        const choice = slopesOf(choiceLikelihood(2, choicesOf([sets])), point);
        expect(Math.abs(choice.value - pair.value)).toBeLessThan(
          1e-12 * (1 + Math.abs(pair.value)),
        );
        choice.gradient.forEach((slope, k) => {
          expect(Math.abs(slope - pair.gradient[k])).toBeLessThan(1e-12 * (1 + wins + losses));
        });
      }),
    );
  });

  it('does not depend on what models are called', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
    fc.assert(
      fc.property(anyChoices, anyPoint(5), order, (choices, point, place) => {
        const moved = { ...choices, member: choices.member.map((m) => place[m]) };
        const there = new Float64Array(MODELS);
        point.forEach((beta, m) => (there[place[m]] = beta));
        const [own, other] = [
          slopesOf(choiceLikelihood(MODELS, choices), point),
          slopesOf(choiceLikelihood(MODELS, moved), there),
        ];
        expect(Math.abs(own.value - other.value)).toBeLessThan(1e-11 * (1 + Math.abs(own.value)));
        own.gradient.forEach((slope, m) => {
          expect(Math.abs(slope - other.gradient[place[m]])).toBeLessThan(1e-9);
        });
      }),
    );
  });
});

it.each(['half', 'drop', 'davidson', 'rao-kupper'] as const)(
  'mixes with pairs, which keep the order effect and ties to themselves: %s',
  (ties) => {
    const NAMES = ['a', 'b', 'c'];
    // Two pairs shown in a known order, and a choice of a among three in all pairs it is counted as.
    const shown = countsOf(
      [
        ['a', 'b', 4, 2, 1],
        ['c', 'a', 1, 3, 2],
      ],
      NAMES,
    );
    const unknown = [
      ['a', 'b', 7, 0],
      ['a', 'c', 7, 0],
    ] as const;
    const sides = Uint8Array.of(0, 0, 1, 1);
    const all = countsOf([['a', 'b', 4, 2, 1], ['c', 'a', 1, 3, 2], ...unknown], NAMES);
    const sets = [[0, 7] as const, [1, 0] as const, [2, 0] as const];
    const mixed: PairCounts = { ...all, sides, choices: choicesOf([sets]) };
    const hasTie = ties !== 'half' && ties !== 'drop';
    const places = { order: 3, tie: hasTie ? 4 : null };
    const point = Float64Array.of(0.7, -0.2, -0.5, 0.3, 0.1);
    const whole = slopesOf(likelihood(mixed, ties, places), point);
    const parts = [likelihood(shown, ties, places), choiceLikelihood(3, choicesOf([sets]))].map(
      (term) => slopesOf(term, point),
    );
    expect(whole.value).toBeCloseTo(parts[0].value + parts[1].value, 11);
    whole.gradient.forEach((slope, k) => {
      expect(slope).toBeCloseTo(parts[0].gradient[k] + parts[1].gradient[k], 11);
    });
  },
);
