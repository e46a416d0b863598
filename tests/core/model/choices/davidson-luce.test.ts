import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { davidson } from '../../../../src/core/model/davidson.ts';
import { davidsonLuce } from '../../../../src/core/model/choices/davidson-luce.ts';
import { likelihood } from '../../../../src/core/model/likelihood.ts';
import { choiceLikelihood } from '../../../../src/core/model/choices/likelihood.ts';
import type { Term } from '../../../../src/core/model/term.ts';
import { tiesOf } from '../../../../src/core/table/choices/tied.ts';
import type { ChoiceCounts, TiedChoices } from '../../../../src/core/table/judgments.ts';
import { rankingCounts } from '../../choices-of.ts';
import { countsOf } from '../../counts-of.ts';

const MODELS = 5;

/** Sets of models, and groups of these chosen so often, one of one model being a plain choice. */
type Chosen = readonly (readonly [set: number[], group: number[], times: number])[];

/** One set for each. */
function choicesOf(all: Chosen, most: number): ChoiceCounts & { readonly ties: TiedChoices } {
  const start = new Uint32Array(all.length + 1);
  all.forEach(([set], s) => (start[s + 1] = start[s] + set.length));
  const member = Uint32Array.from(all.flatMap(([set]) => set));
  const chosen = new Float64Array(member.length);
  const groups: { places: number[]; times: number }[] = [];
  all.forEach(([set, group, times], s) => {
    const places = group.map((model) => start[s] + set.indexOf(model));
    if (places.length === 1) chosen[places[0]] += times;
    else groups.push({ places, times });
  });
  return { start, member, chosen, ties: tiesOf(groups, most) };
}

function termOf(all: Chosen, most: number, models = MODELS): Term {
  const choices = choicesOf(all, most);
  return davidsonLuce(models, choices, choices.ties, models);
}

/** All groups of up to so many. */
function groupsOf(set: readonly number[], most: number): number[][] {
  const all = Array.from({ length: 2 ** set.length }, (_, bits) =>
    set.filter((__, at) => (bits >> at) & 1),
  );
  return all.filter(({ length }) => length > 0 && length <= most);
}

/** log f(S) as the paper has it. */
function weight(group: readonly number[], point: Float64Array): number {
  const mean = group.reduce((sum, m) => sum + point[m], 0) / group.length;
  return mean + (group.length - 1) * point[MODELS];
}

function textbook(all: Chosen, most: number, point: Float64Array): number {
  return all.reduce((value, [set, group, times]) => {
    const every = groupsOf(set, most).map((one) => weight(one, point));
    const top = Math.max(...every);
    const logSum = top + Math.log(every.reduce((sum, x) => sum + Math.exp(x - top), 0));
    return value + times * (weight(group, point) - logSum);
  }, 0);
}

function slopesOf(term: Term, point: Float64Array) {
  const gradient = new Float64Array(point.length);
  return { value: term.evaluate(point, gradient), gradient };
}

const anyPoint = (most: number) =>
  fc
    .tuple(
      fc.array(fc.double({ min: -most, max: most, noNaN: true }), {
        minLength: MODELS,
        maxLength: MODELS,
      }),
      fc.double({ min: -2, max: 2, noNaN: true }),
    )
    .map(([strengths, logNu]) => Float64Array.of(...strengths, logNu));

/** With the largest tie that there is, or a larger one elsewhere. */
const anyChosen = fc
  .array(
    fc
      .subarray([0, 1, 2, 3, 4], { minLength: 2 })
      .chain((set) =>
        fc.tuple(
          fc.constant(set),
          fc.subarray(set, { minLength: 1 }),
          fc.double({ min: 0.1, max: 9, noNaN: true }),
        ),
      ),
    { minLength: 1, maxLength: 5 },
  )
  .chain((all) => {
    const most = Math.max(...all.map(([, group]) => group.length));
    return fc.tuple(fc.constant(all), fc.integer({ min: most, max: 6 }));
  });

describe('the likelihood of choices with ties', () => {
  it('is that of three models worked by hand', () => {
    // Worths 1, 4 and 9, ν = 1/2: two together have 1/2 · 2, 1/2 · 3 and 1/2 · 6, all in all 19 1/2.
    const strengths = [1, 4, 9].map(Math.log);
    const point = Float64Array.of(...strengths, Math.log(0.5));
    const chanceOf = (group: number[], most: number): number =>
      Math.exp(slopesOf(termOf([[[0, 1, 2], group, 1]], most, 3), point).value);
    expect(chanceOf([1, 2], 2)).toBeCloseTo(3 / 19.5, 12);
    expect(chanceOf([0], 2)).toBeCloseTo(1 / 19.5, 12);
    // Where three were tied anywhere, all together have 1/4 · 36^(1/3).
    const three = 36 ** (1 / 3) / 4;
    expect(chanceOf([0, 1, 2], 3)).toBeCloseTo(three / (19.5 + three), 12);
    expect(chanceOf([1, 2], 3)).toBeCloseTo(3 / (19.5 + three), 12);
  });

  it('has probabilities that add up to 1', () => {
    fc.assert(
      fc.property(
        fc.subarray([0, 1, 2, 3, 4], { minLength: 2 }),
        fc.integer({ min: 1, max: 5 }),
        anyPoint(4),
        (set, most, point) => {
          const sum = groupsOf(set, most).reduce(
            (all, group) => all + Math.exp(slopesOf(termOf([[set, group, 1]], most), point).value),
            0,
          );
          expect(sum).toBeCloseTo(1, 11);
        },
      ),
    );
  });

  it.each([2, 400])('is the textbook one, for strengths up to ±%s', (most) => {
    fc.assert(
      fc.property(anyChosen, anyPoint(most), ([all, tied], point) => {
        const { value } = slopesOf(termOf(all, tied), point);
        const expected = textbook(all, tied, point);
        expect(Math.abs(value - expected)).toBeLessThan(1e-11 * (1e3 + Math.abs(expected)));
      }),
    );
  });

  it.each([2, 40])('has the slopes of finite differences, for strengths up to ±%s', (most) => {
    fc.assert(
      fc.property(anyChosen, anyPoint(most), ([all, tied], point) => {
        const term = termOf(all, tied);
        const { value, gradient } = slopesOf(term, point);
        const at = (k: number, step: number) => slopesOf(term, point.with(k, point[k] + step));
        const width = MODELS + 1;
        const out = new Float64Array(width ** 2);
        term.curvature(point, out);
        for (let k = 0; k < width; k++) {
          const [above, below] = [at(k, 1e-4), at(k, -1e-4)];
          const slope = (above.value - below.value) / 2e-4;
          const allowed = 1e-5 * (10 + Math.abs(gradient[k])) + 1e-10 * Math.abs(value);
          expect(Math.abs(slope - gradient[k])).toBeLessThan(allowed);
          above.gradient.forEach((own, j) => {
            const bend = (own - below.gradient[j]) / -2e-4;
            expect(Math.abs(bend - out[k * width + j])).toBeLessThan(1e-4);
          });
        }
        // It depends on differences of strengths alone.
        const sum = gradient.subarray(0, MODELS).reduce((all_, g) => all_ + g, 0);
        expect(Math.abs(sum)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is Davidson’s between two', () => {
    const anyTimes = fc.double({ min: 0.1, max: 99, noNaN: true });
    fc.assert(
      fc.property(anyTimes, anyTimes, anyTimes, anyPoint(100), (wins, losses, ties, values) => {
        const point = Float64Array.of(values[0], values[1], values[MODELS]);
        const pair = davidson(countsOf([['a', 'b', wins, losses, ties]]), null, 2);
        const all: Chosen = [
          [[0, 1], [0], wins],
          [[0, 1], [1], losses],
          [[0, 1], [0, 1], ties],
        ];
        const [own, other] = [slopesOf(termOf(all, 2, 2), point), slopesOf(pair, point)];
        const total = wins + losses + ties;
        expect(Math.abs(own.value - other.value)).toBeLessThan(1e-13 * total * 1e3);
        own.gradient.forEach((slope, k) => {
          expect(Math.abs(slope - other.gradient[k])).toBeLessThan(1e-12 * total);
        });
      }),
    );
  });

  it('is Luce’s where nothing was tied', () => {
    fc.assert(
      fc.property(anyChosen, anyPoint(40), ([all], point) => {
        const single: Chosen = all.map(([set, [first], times]) => [set, [first], times]);
        const { ties: _, ...choices } = choicesOf(single, 1);
        const luce = slopesOf(choiceLikelihood(MODELS, choices), point).value;
        expect(slopesOf(termOf(single, 1), point).value).toBeCloseTo(luce, 8);
      }),
    );
  });

  it('does not depend on what models are called', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
    fc.assert(
      fc.property(anyChosen, anyPoint(5), order, ([all, most], point, place) => {
        const renamed = (models: number[]) => models.map((m) => place[m]).sort((a, b) => a - b);
        const moved: Chosen = all.map(([set, group, n]) => [renamed(set), renamed(group), n]);
        const there = point.slice();
        place.forEach((to, m) => (there[to] = point[m]));
        const [own, other] = [
          slopesOf(termOf(all, most), point),
          slopesOf(termOf(moved, most), there),
        ];
        expect(Math.abs(own.value - other.value)).toBeLessThan(1e-11 * (1 + Math.abs(own.value)));
        place.forEach((to, m) => {
          expect(Math.abs(own.gradient[m] - other.gradient[to])).toBeLessThan(1e-9);
        });
      }),
    );
  });
});

describe('a shared place', () => {
  const counts = rankingCounts([['b c', 'a', 'd']]);
  const point = Float64Array.of(0.3, -0.4, 0.6, -0.5, -0.2);
  const [a, b, c, d] = [...point].map(Math.exp);
  const valueOf = (ties: 'half' | 'drop' | 'davidson' | 'rao-kupper' | 'cumulative') => {
    const tie = ties === 'half' || ties === 'drop' ? null : 4;
    const places = { order: null, tie };
    return slopesOf(likelihood(counts, ties, places), point).value;
  };
  const nu = Math.exp(point[4]);
  const all = a + b + c + d;

  it('is a choice together under Davidson’s model, of groups of two at the most', () => {
    const roots = [a * b, a * c, a * d, b * c, b * d, c * d].map(Math.sqrt);
    const first = (nu * Math.sqrt(b * c)) / (all + nu * roots.reduce((sum, x) => sum + x, 0));
    // The last two are a pair.
    const last = a / (a + d + nu * Math.sqrt(a * d));
    expect(valueOf('davidson')).toBeCloseTo(Math.log(first * last), 11);
  });

  it('is each of its models chosen with a weight of a half, or dropped', () => {
    const last = Math.log(a / (a + d));
    const half = 0.5 * Math.log(b / all) + 0.5 * Math.log(c / all);
    expect(valueOf('half')).toBeCloseTo(half + last, 11);
    expect(valueOf('drop')).toBeCloseTo(last, 11);
  });

  it('is halved where a tie model has no law of sets', () => {
    const half = 0.5 * Math.log(b / all) + 0.5 * Math.log(c / all);
    const kappa = Math.exp(point[4]);
    const last = -Math.log1p(Math.exp(kappa - point[0] + point[3]));
    expect(valueOf('rao-kupper')).toBeCloseTo(half + last, 11);
    expect(valueOf('cumulative')).toBeCloseTo(half + last, 11);
  });
});
