import { describe, expect, it } from 'vitest';
import { addOutcome, runCounts } from '../../../../src/core/judge/plan/run-counts.ts';
import type { RunCounts } from '../../../../src/core/judge/plan/run-counts.ts';
import { judgmentTotal } from '../../../../src/core/table/counts.ts';
import { everyPair, pairPlace } from '../../../../src/core/table/every-pair.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { countsOf } from '../../counts-of.ts';
import { countsByQuestion } from '../../questions-of.ts';

describe('every ordered pair', () => {
  it('is where it is said to be', () => {
    for (const size of [2, 3, 5]) {
      const { left, right } = everyPair(Array.from({ length: size }, (_, m) => String(m)));
      expect(left).toHaveLength(size * (size - 1));
      left.forEach((model, p) => {
        expect(pairPlace(size, model, right[p])).toBe(p);
      });
    }
  });
});

describe('the counts of a run', () => {
  // Sorted by name, as replies are counted, and without the model that nobody judged.
  const replies = countsOf([
    ['apple', 'pear', 3, 1, 2],
    ['pear', 'apple', 0, 4],
    ['stranger', 'pear', 7, 7, 7],
  ]);

  it('are of its own models in their order, judged or not', () => {
    const counts = runCounts(['pear', 'kiwi', 'apple'], replies);
    expect(counts.models).toEqual(['pear', 'kiwi', 'apple']);
    expect(counts.left).toHaveLength(6);
    const at = (left: number, right: number) => {
      const p = pairPlace(3, left, right);
      return [counts.leftWins[p], counts.rightWins[p], counts.ties[p]];
    };
    expect(at(2, 0)).toEqual([3, 1, 2]);
    expect(at(0, 2)).toEqual([0, 4, 0]);
    expect(judgmentTotal(counts)).toBe(10);
  });

  it('take in what was judged before, with its models behind their own', () => {
    const base = countsOf([
      ['apple', 'pear', 1, 0],
      ['cherry', 'pear', 2, 3, 4],
      ['apple', 'cherry', 5, 0],
    ]);
    const counts = runCounts(['pear', 'kiwi', 'apple'], replies, base);
    expect([counts.models, counts.own]).toEqual([['pear', 'kiwi', 'apple', 'cherry'], 3]);
    const p = pairPlace(3, 2, 0);
    expect([counts.leftWins[p], counts.rightWins[p], counts.ties[p]]).toEqual([4, 1, 2]);
    const of = (name: string, rival: string) =>
      [...counts.left.keys()]
        .filter((at) => counts.models[counts.left[at]] === name)
        .filter((at) => counts.models[counts.right[at]] === rival)
        .map((at) => [counts.leftWins[at], counts.rightWins[at], counts.ties[at]]);
    expect(of('cherry', 'pear')).toEqual([[2, 3, 4]]);
    expect(of('apple', 'cherry')).toEqual([[5, 0, 0]]);
    expect(counts.sides).toBeUndefined();
    expect(judgmentTotal(counts)).toBe(10 + 1 + 9 + 5);
  });

  it('keep apart what was judged in an order that is not known', () => {
    const base = { ...countsOf([['apple', 'pear', 6, 1]]), sides: Uint8Array.of(1) };
    const counts = runCounts(['pear', 'kiwi', 'apple'], replies, base);
    expect(counts.left).toHaveLength(7);
    // The model that stands first is its left one.
    expect([counts.left[6], counts.right[6]]).toEqual([0, 2]);
    expect([counts.leftWins[6], counts.rightWins[6]]).toEqual([1, 6]);
    expect([...(counts.sides ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });

  it('know questions by their position in the run, and those of what was judged before apart', () => {
    const own = countsByQuestion([
      [2, 'pear', 'kiwi', 'left'],
      [5, 'pear', 'kiwi', 'tie'],
      [5, 'pear', 'kiwi', 'tie'],
    ]);
    const base = countsByQuestion([
      ['x', 'kiwi', 'pear', 'right'],
      ['y', 'kiwi', 'cherry', 'left'],
    ]);
    const outcomes = (counts: RunCounts) =>
      [...counts.judged].map(([question, pairs]) => [
        question,
        [...pairs].map(([pair, n]) => {
          const names = [counts.left[pair], counts.right[pair]].map((m) => counts.models[m]);
          return [...names, n.leftWins, n.rightWins, n.ties];
        }),
      ]);
    const models = ['pear', 'kiwi'];
    expect(outcomes(runCounts(models, own, base))).toEqual([
      [-1, [['kiwi', 'pear', 0, 1, 0]]],
      [-2, [['kiwi', 'cherry', 1, 0, 0]]],
      [0, [['pear', 'kiwi', 1, 0, 0]]],
      [1, [['pear', 'kiwi', 0, 0, 2]]],
    ]);
    // Once more, of what they have become.
    const found = runCounts(models, own);
    expect(outcomes(runCounts(models, found))).toEqual(outcomes(found));
    addOutcome(found, { question: 3, left: 1, right: 0 }, Outcome.left);
    expect(outcomes(found).at(-1)).toEqual([3, [['kiwi', 'pear', 1, 0, 0]]]);
  });

  it('take in one judgment at a time, but not what could not be read', () => {
    const counts = runCounts(['pear', 'kiwi', 'apple'], replies);
    const comparison = { question: 0, left: 2, right: 1 };
    const outcomes = [Outcome.left, Outcome.tie, Outcome.right, Outcome.tie, Outcome.unparsed];
    for (const outcome of outcomes) addOutcome(counts, comparison, outcome);
    const p = pairPlace(3, 2, 1);
    expect([counts.leftWins[p], counts.rightWins[p], counts.ties[p]]).toEqual([1, 1, 2]);
    expect(judgmentTotal(counts)).toBe(14);
    expect(replies.leftWins[0]).toBe(3);
  });
});
