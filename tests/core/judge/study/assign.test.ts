import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_STUDY_PAIRS } from '../../../../src/core/limits.ts';
import type { Answered } from '../../../../src/core/judge/plan/answered.ts';
import type { Comparison } from '../../../../src/core/judge/plan/ledger.ts';
import { planTasks } from '../../../../src/core/judge/plan/tasks.ts';
import { assignStudy, studySize } from '../../../../src/core/judge/study/assign.ts';
import type { StudyDesign } from '../../../../src/core/judge/study/assign.ts';
import { anyAnswered } from '../plan/any-answered.ts';

const DESIGN: StudyDesign = {
  ...{ raters: 3, perRater: 20, overlap: 0.3, repeats: 0.2, swaps: true, seed: 1 },
};
const anyDesign: fc.Arbitrary<StudyDesign> = fc.record({
  raters: fc.integer({ min: 2, max: 6 }),
  perRater: fc.option(fc.integer({ min: 1, max: 60 })),
  overlap: fc.double({ min: 0, max: 1, noNaN: true }),
  repeats: fc.double({ min: 0, max: 0.5, noNaN: true }),
  swaps: fc.boolean(),
  seed: fc.nat(),
});

function allAnswered(models: number, questions: number) {
  return { models, questions, has: new Uint8Array(models * questions).fill(1) };
}

/** The pair, whichever side was shown first. */
function pairOf({ question, left, right }: Comparison): string {
  return [question, Math.min(left, right), Math.max(left, right)].join();
}

const first = (list: readonly Comparison[]) => list.filter(({ again }) => !again);
const again = (list: readonly Comparison[]) => list.filter((one) => one.again);

describe('the lists of a study', () => {
  it('are as many and as long as its size says, of pairs that were answered, none twice', () => {
    fc.assert(
      fc.property(anyDesign, anyAnswered, (design, answered) => {
        fc.pre(answered.models >= 2 && existOf(answered) > 0);
        const size = studySize(design, answered);
        const lists = assignStudy(design, answered);
        expect(lists).toHaveLength(design.raters);
        for (const list of lists) {
          expect([first(list).length, again(list).length]).toEqual([size.perRater, size.repeats]);
          expect(new Set(first(list).map(pairOf)).size).toBe(size.perRater);
          for (const { question, left, right } of list) {
            expect(left).not.toBe(right);
            expect(answered.has[question * answered.models + left]).toBe(1);
            expect(answered.has[question * answered.models + right]).toBe(1);
          }
        }
        expect(new Set(lists.flat().map(pairOf)).size).toBe(size.covered);
        const [own, ...others] = lists.map((list) => new Set(list.map(pairOf)));
        const common = [...own].filter((pair) => others.every((list) => list.has(pair)));
        expect(common).toHaveLength(size.common);
      }),
    );
  });

  it('share what is to be shared, and nothing else while there are pairs for everybody', () => {
    const answered = allAnswered(5, 12);
    const lists = assignStudy(DESIGN, answered).map((list) => new Set(first(list).map(pairOf)));
    const [a, b, c] = lists;
    const shared = [...a].filter((pair) => b.has(pair));
    expect(shared).toHaveLength(6);
    expect(shared.every((pair) => c.has(pair))).toBe(true);
    expect(studySize(DESIGN, answered)).toMatchObject({ shared: 6, covered: 6 + 3 * 14 });
  });

  it('show every pair to all where all is asked for', () => {
    const lists = assignStudy({ ...DESIGN, perRater: null }, allAnswered(3, 4));
    for (const list of lists) expect(new Set(list.map(pairOf)).size).toBe(12);
  });

  it('are balanced: pairs of models, models on either side, questions', () => {
    const lists = assignStudy({ ...DESIGN, perRater: 30, repeats: 0 }, allAnswered(5, 40));
    const all = lists.flat();
    const spread = (keys: readonly string[]): number => {
      const counts = new Map<string, number>();
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
      return Math.max(...counts.values()) - Math.min(...counts.values());
    };
    for (const list of lists)
      expect(spread(list.map((one) => pairOf({ ...one, question: 0 })))).toBeLessThanOrEqual(3);
    for (let model = 0; model < 5; model++) {
      const left = all.filter((one) => one.left === model).length;
      const right = all.filter((one) => one.right === model).length;
      expect(Math.abs(left - right)).toBeLessThanOrEqual(6);
    }
  });

  it('repeat pairs later, never at once, swapped where that is wanted', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        for (const list of assignStudy(design, allAnswered(4, 8)))
          list.forEach((one, at) => {
            if (!one.again) return;
            const before = list.findIndex((other) => pairOf(other) === pairOf(one));
            expect(at - before).toBeGreaterThan(1);
            const isSwapped = list[before].left === one.right;
            expect(isSwapped).toBe(design.swaps);
          });
      }),
    );
  });

  it('are the same for the same seed, and others for another', () => {
    const answered = allAnswered(5, 12);
    const lists = assignStudy(DESIGN, answered);
    expect(assignStudy(DESIGN, answered)).toEqual(lists);
    expect(assignStudy({ ...DESIGN, seed: 2 }, answered)).not.toEqual(lists);
  });

  it('are the tasks of a plan, the raters in turn', () => {
    const answered = allAnswered(5, 12);
    const lists = assignStudy(DESIGN, answered);
    const { tasks, most } = planTasks({ kind: 'study', id: 's', lists }, answered, 3);
    expect(tasks).toHaveLength(most);
    expect(tasks.slice(0, 3).map(({ judge }) => judge)).toEqual([0, 1, 2]);
    for (const judge of [0, 1, 2])
      expect(tasks.filter((task) => task.judge === judge)).toEqual(
        lists[judge].map((one) => ({ judge, ...one })),
      );
  });

  it.each<[Partial<StudyDesign>, string]>([
    [{ raters: 1 }, 'raters'],
    [{ perRater: 0 }, 'perRater'],
    [{ overlap: 1.1 }, 'overlap'],
    [{ repeats: 0.6 }, 'repeats'],
    [{ seed: -1 }, 'seed'],
    [{ raters: 50, perRater: MAX_STUDY_PAIRS / 40 }, 'perRater'],
  ])('can’t be made of %o', (part, setting) => {
    expect(() => studySize({ ...DESIGN, ...part }, allAnswered(20, 60))).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ setting }) as unknown }),
    );
  });
});

function existOf({ models, questions, has }: Answered): number {
  let exist = 0;
  for (let question = 0; question < questions; question++) {
    const there = has.subarray(question * models, (question + 1) * models);
    const answers = there.reduce((sum, one) => sum + one, 0);
    exist += (answers * (answers - 1)) / 2;
  }
  return exist;
}
