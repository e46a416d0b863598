import { describe, expect, it } from 'vitest';
import { goalAnswer, isReached } from '../../../../src/core/judge/plan/goal.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { drawsOf } from '../../posterior/draws-of.ts';

/** Four draws of three models, and an order effect that is larger than any of them. */
const DRAWS = drawsOf(DEFAULT_MODEL, [
  [2, 0, -2, 9],
  [1, 2, -3, 9],
  [3, -1, -2, 9],
  [1, -2, 1.5, 9],
]);

describe('the answer to a goal, by hand', () => {
  it('is the model that is best most often, with how often it is', () => {
    expect(goalAnswer(DRAWS, { kind: 'best' })).toEqual({
      ...{ kind: 'best', model: 0, probability: 0.5 },
    });
  });

  it('is whether a model is among the first k, and the probability of the likelier answer', () => {
    const answer = (model: number, k: number) => {
      const found = goalAnswer(DRAWS, { kind: 'top', model, k });
      return [found.kind === 'top' && found.isTop, found.probability];
    };
    expect(answer(0, 1)).toEqual([true, 0.5]);
    expect(answer(0, 2)).toEqual([true, 1]);
    expect(answer(1, 1)).toEqual([false, 0.75]);
    expect(answer(1, 2)).toEqual([true, 0.75]);
    expect(answer(2, 2)).toEqual([false, 0.75]);
  });

  it('is the set that is first most often', () => {
    expect(goalAnswer(DRAWS, { kind: 'top-set', k: 2 })).toEqual({
      ...{ kind: 'top-set', set: [0, 1], probability: 0.75 },
    });
    expect(goalAnswer(DRAWS, { kind: 'top-set', k: 1 })).toMatchObject({
      ...{ set: [0], probability: goalAnswer(DRAWS, { kind: 'best' }).probability },
    });
  });

  it('is which of two is stronger, whichever is asked about', () => {
    const answer = (model: number, other: number) =>
      goalAnswer(DRAWS, { kind: 'pair', model, other });
    expect(answer(0, 1)).toEqual({ kind: 'pair', isBetter: true, probability: 0.75 });
    expect(answer(1, 0)).toEqual({ kind: 'pair', isBetter: false, probability: 0.75 });
    expect(answer(2, 0)).toEqual({ kind: 'pair', isBetter: false, probability: 0.75 });
  });

  it('is a place', () => {
    // Ranks 2, 1, 2, 3 of the second model of three.
    expect(goalAnswer(DRAWS, { kind: 'place', model: 1 })).toEqual({
      ...{ kind: 'place', rank: 2, near: 0, probability: 0.5, chances: [0.25, 0.5, 0.25] },
    });
  });

  it('is a ranking, and the least probability that a model is stronger than the next', () => {
    // Means 1.75, −0.25, −1.375: 0 is above 1 in three draws of four, 1 above 2 in three, and both in
    // two.
    expect(goalAnswer(DRAWS, { kind: 'ranking' })).toEqual({
      ...{ kind: 'ranking', ranking: [0, 1, 2], weakest: 0, probability: 0.75, whole: 0.5 },
    });
    const later = drawsOf(DEFAULT_MODEL, [
      [0, 3, -3, 0],
      [-1, 2, -1.5, 0],
      [-1, 3, -0.5, 0],
    ]);
    expect(goalAnswer(later, { kind: 'ranking' })).toEqual({
      ...{ kind: 'ranking', ranking: [1, 0, 2], weakest: 1, probability: 2 / 3, whole: 2 / 3 },
    });
  });

  it('is reached at the confidence, not below', () => {
    const answer = goalAnswer(DRAWS, { kind: 'ranking' });
    expect(isReached(answer, 0.75)).toBe(true);
    expect(isReached(answer, 0.76)).toBe(false);
  });
});
