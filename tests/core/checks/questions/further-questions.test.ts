import { describe, expect, it } from 'vitest';
import {
  furtherQuestions,
  furtherQuestionsOf,
} from '../../../../src/core/checks/questions/further-questions.ts';
import type { KnownDifference } from '../../../../src/core/checks/questions/further-questions.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import type { Random } from '../../../../src/core/numerics/random.ts';
import { differenceVariances, sandwichOf } from '../../../../src/core/sampler/robust/sandwich.ts';
import type { PairCounts } from '../../../../src/core/table/judgments.ts';
import { byQuestions, countsByQuestion } from '../../questions-of.ts';
import type { Verdict } from '../../questions-of.ts';

const LIMIT = 1.6448536269514722;

const KNOWN: KnownDifference = {
  ...{ mean: 0.6, alike: 0.16, alone: 0.08, questions: 10, perQuestion: 6, information: 0.25 },
};

/** Share of so many simulations. */
function shareOf(isTrue: (random: Random) => boolean): number {
  const random = createRandom(4);
  let count = 0;
  for (let n = 0; n < 40_000; n++) if (isTrue(random)) count++;
  return count / 40_000;
}

describe('more questions, and more judgments on these', () => {
  const found = furtherQuestionsOf(KNOWN);

  it('are worth what they are by hand', () => {
    expect(found.designEffect).toBe(2);
    // As independent: 1/(0.08 · ¼) = 50, five a question; 2 = 1 + 4·ρ. So judgments scatter about
    // their questions by ¾ · 0.08 = 0.06, and 0.1 is left however many there are.
    expect(found.worth).toBeCloseTo(25, 9);
    expect(found.allowed).toBeCloseTo(40, 9);
    // A quarter of the variance takes four times the questions.
    expect(found.halving).toBe(30);
    // Limit 1.645·√0.1 = 0.5201; Φ((0.6 − 0.5201)/√0.06) + Φ(−1.12/√0.06) = 0.628 + 0.
    expect(found.chance).toBeCloseTo(0.628, 3);
  });

  it('are the fewest questions that separate in half of the simulations', () => {
    const shareWith = (questions: number): number => {
      const variance = (0.16 * 10) / questions;
      return shareOf((random) => {
        const truth = 0.6 + 0.4 * random.normal();
        const seen = truth + Math.sqrt(variance) * random.normal();
        const precision = 1 / 0.16 + 1 / variance;
        const mean = (0.6 / 0.16 + seen / variance) / precision;
        return Math.abs(mean) * Math.sqrt(precision) >= LIMIT;
      });
    };
    const half = found.half ?? 0;
    expect(half).toBeGreaterThan(1);
    expect(shareWith(half)).toBeGreaterThan(0.49);
    expect(shareWith(half - 1)).toBeLessThan(0.51);
  });

  it('separate in half of the simulations with so many more judgments on these', () => {
    const { judgments } = found;
    expect(judgments).toBeGreaterThan(found.half ?? 0);
    const variance = 0.75 / ((judgments ?? 1) * 0.25);
    const share = shareOf((random) => {
      // What these questions have in common, departures of their own included.
      const here = 0.6 + Math.sqrt(0.06) * random.normal();
      const seen = here + Math.sqrt(variance) * random.normal();
      const precision = 1 / 0.06 + 1 / variance;
      const mean = (0.6 / 0.06 + seen / variance) / precision;
      return Math.abs(mean) / Math.sqrt(0.1 + 1 / precision) >= LIMIT;
    });
    expect(Math.abs(share - 0.5)).toBeLessThan(0.02);
  });

  it('do not help on these questions where they differ by too much', () => {
    const apart = furtherQuestionsOf({ ...KNOWN, mean: 0.3 });
    expect(apart.judgments).toBeNull();
    expect(apart.chance).toBeLessThan(0.5);
    expect(apart.half).toBeGreaterThan(found.half ?? Infinity);
    expect(apart.halfLower).toBeLessThan(apart.half ?? 0);
    expect(apart.halfUpper).toBeGreaterThan(apart.half ?? Infinity);
  });

  it('are as good as any others where questions do not differ', () => {
    const level = furtherQuestionsOf({ ...KNOWN, alike: 0.08 });
    expect([level.allowed, level.chance]).toEqual([null, 1]);
    // Ten questions are worth 1/(0.08 · ¼) = 50 judgments of the two: both ways need as much.
    const halfAlone = furtherQuestionsOf({ ...KNOWN, mean: 0.4, alike: 0.08 });
    expect(halfAlone.half).toBeGreaterThan(0);
    expect(Math.abs((halfAlone.judgments ?? 0) - 5 * (halfAlone.half ?? 0))).toBeLessThan(6);
  });

  it('are not needed where the two are separated', () => {
    expect(furtherQuestionsOf({ ...KNOWN, mean: 0.7 })).toMatchObject({ half: 0, judgments: 0 });
    // They may be equal, and yet are not exactly so: with many more questions one is ahead.
    expect(furtherQuestionsOf({ ...KNOWN, mean: 0 }).half).toBeGreaterThan(30);
    expect(furtherQuestionsOf({ ...KNOWN, mean: 0, questions: 1e5 }).half).toBeNull();
  });
});

/** Three models, on questions on which they have departures of their own. */
function simulated(questions: number, perPair: number, random: Random): PairCounts {
  const names = ['a', 'b', 'c'];
  const verdicts = Array.from({ length: questions }).flatMap((_, q) => {
    const own = [0.5, 0, -0.5].map((beta) => beta + random.normal());
    return [0, 1, 2].flatMap((i) =>
      Array.from({ length: perPair }, (): Verdict => {
        const j = (i + 1) % 3;
        const chance = 1 / (1 + Math.exp(own[j] - own[i]));
        return [q, names[i], names[j], random.uniform() < chance ? 'left' : 'right'];
      }),
    );
  });
  return countsByQuestion(verdicts, names);
}

const PLAIN: ModelSettings = {
  ...DEFAULT_MODEL,
  order: null,
  strength: { family: 'normal', scale: 5 },
};

function variances(counts: PairCounts): { plain: number; robust: number } {
  return differenceVariances(sandwichOf(counts, byQuestions(counts), PLAIN), 0, 1);
}

describe('what is foreseen of a difference’s variance', () => {
  it('comes true in simulations with more questions, and with more judgments on as many', () => {
    const random = createRandom(9);
    const means = [
      [40, 2],
      [160, 2],
      [40, 8],
    ].map(([questions, perPair]) => {
      const all = Array.from({ length: 60 }, () =>
        variances(simulated(questions, perPair, random)),
      );
      const meanOf = (of: (one: (typeof all)[number]) => number): number =>
        all.reduce((sum, one) => sum + of(one) / all.length, 0);
      return { plain: meanOf(({ plain }) => plain), robust: meanOf(({ robust }) => robust) };
    });
    const [now, more, again] = means;
    expect(more.robust / (now.robust / 4)).toBeCloseTo(1, 1);
    const known = { mean: 0, alike: now.robust, alone: now.plain, questions: 40, perQuestion: 6 };
    const information = 0.24;
    const { allowed } = furtherQuestionsOf({ ...known, information });
    const floor = 1 / ((allowed ?? 0) * information);
    const foreseen = floor + (now.robust - floor) / 4;
    expect(Math.abs(again.robust / foreseen - 1)).toBeLessThan(0.1);
    // Four times the judgments are far from a quarter of the variance.
    expect(again.robust).toBeGreaterThan(0.5 * now.robust);
  });
});

describe('of counts', () => {
  const counts = simulated(30, 3, createRandom(5));
  const pair = { ahead: 0, behind: 1, mean: 0.4, tie: 0 };

  it('says the same of a fit over these questions alone and of one over questions like these', () => {
    const { plain, robust } = variances(counts);
    const alone = furtherQuestions(counts, PLAIN, { ...pair, variance: plain });
    const robustly: ModelSettings = { ...PLAIN, questions: { kind: 'robust' } };
    const alike = furtherQuestions(counts, robustly, { ...pair, variance: robust });
    expect(alone?.designEffect).toBeCloseTo(robust / plain, 9);
    expect(alike?.worth).toBeCloseTo(alone?.worth ?? 0, 9);
    expect(alike?.half).toBe(alone?.half);
    expect(alone).toMatchObject({ questions: 30, perQuestion: 9, halving: 90 });
  });

  it('says nothing where questions are too few', () => {
    const few = simulated(9, 3, createRandom(5));
    expect(furtherQuestions(few, PLAIN, { ...pair, variance: 0.1 })).toBeNull();
  });
});
