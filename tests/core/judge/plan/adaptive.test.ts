import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextBatch } from '../../../../src/core/judge/plan/adaptive.ts';
import type { Goal, JudgeTask } from '../../../../src/core/judge/setup.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { anyRows, countsOf } from '../../counts-of.ts';
import type { Row } from '../../counts-of.ts';
import { allAnswered, keyOf, tally } from './any-answered.ts';
import { adaptive, runOf, toEnd } from './adaptive-runs.ts';

/** Of two models or more. */
const GOALS: readonly Goal[] = [
  ...([{ kind: 'best' }, { kind: 'ranking' }, { kind: 'top-set', k: 1 }] as const),
  ...([
    { kind: 'top', model: 1, k: 1 },
    { kind: 'place', model: 1 },
  ] as const),
  { kind: 'pair', model: 1, other: 0 },
];

const NO_ORDER: ModelSettings = { ...DEFAULT_MODEL, order: null };

/** A goal that ties never reach, and the last judgment might. */
const WITHIN_REACH = { confidence: 0.56, goal: { kind: 'pair', model: 0, other: 1 } } as const;

/** Tasks that link the first so many models. */
const chain = (models: number, judge = 0): JudgeTask[] =>
  Array.from({ length: models - 1 }, (_, m) => ({ judge, question: 0, left: m, right: m + 1 }));

const pairOf = ({ left, right }: JudgeTask): string => [left, right].sort().join('');

describe('an adaptive plan', () => {
  it('links every model first', () => {
    const { tasks, stop } = nextBatch(runOf(6, 4), 5);
    expect(stop).toBeNull();
    expect(tasks).toHaveLength(5);
    const seen = new Set([tasks[0].left]);
    for (let pass = 0; pass < 5; pass++) {
      for (const { left, right } of tasks) {
        if (seen.has(left) || seen.has(right)) seen.add(left).add(right);
      }
    }
    expect(seen.size).toBe(6);
    // What is linked already is not linked again; who is not linked is, whatever the goal.
    const asked = chain(5);
    const batch = nextBatch(runOf(6, 4, { asked }), 1);
    expect([batch.tasks[0].left, batch.tasks[0].right]).toContain(5);
  });

  it('does not stop before that, however sure it is', () => {
    const sure: Row[] = [['a', 'b', 60, 0]];
    const model: ModelSettings = {
      ...DEFAULT_MODEL,
      informative: [{ model: 'c', mean: -8, scale: 0.1 }],
    };
    const early = nextBatch(runOf(3, 50, { model, asked: chain(2) }, sure), 4);
    expect(early.answer.probability).toBeGreaterThan(0.95);
    expect(early.stop).toBeNull();
    expect(nextBatch(runOf(3, 50, { model, asked: chain(3) }, sure), 4)).toMatchObject({
      ...{ stop: 'reached', tasks: [] },
      answer: { kind: 'best', model: 0 },
    });
  });

  it('asks mostly about those that the goal hangs on', () => {
    const rows: Row[] = [
      ['a', 'b', 40, 40],
      ['a', 'c', 70, 10],
      ['b', 'd', 70, 10],
      ['c', 'd', 40, 40],
    ];
    const asked = (goal: Goal) => {
      const plan = adaptive({ randomShare: 0, goal });
      const run = runOf(4, 50, { plan, model: NO_ORDER, asked: chain(4) }, rows);
      return tally(nextBatch(run, 10).tasks, pairOf);
    };
    expect(asked({ kind: 'best' }).get('01')).toBeGreaterThan(7);
    expect(asked({ kind: 'top', model: 3, k: 3 }).get('23')).toBeGreaterThan(7);
    const both = asked({ kind: 'ranking' });
    expect(both.get('01')).toBeGreaterThan(3);
    expect(both.get('23')).toBeGreaterThan(3);
  });

  it('counts what is on its way as known', () => {
    const rows: Row[] = [
      ['a', 'b', 10, 10],
      ['c', 'd', 10, 10],
      ['b', 'c', 10, 10],
    ];
    const plan = adaptive({ randomShare: 0, goal: { kind: 'ranking' } });
    const about = (waiting: readonly JudgeTask[]) => {
      const asked = [...chain(4), ...waiting];
      return nextBatch(runOf(4, 90, { plan, asked, waiting }, rows), 1).tasks.map(pairOf);
    };
    const [first] = about([]);
    const many = Array.from({ length: 60 }, (_, n) => ({
      ...{ judge: 0, question: 1 + n, left: Number(first[0]), right: Number(first[1]) },
    }));
    expect(about(many)).not.toEqual([first]);
  });

  it('draws its random share from pairs that the goal does not need', () => {
    const rows: Row[] = [
      ['a', 'b', 40, 40],
      ['b', 'c', 79, 1],
      ['c', 'd', 79, 1],
    ];
    const others = (randomShare: number) => {
      const run = runOf(4, 90, { plan: adaptive({ randomShare }), model: NO_ORDER }, rows);
      const { tasks } = nextBatch({ ...run, asked: chain(4) }, 40);
      return tasks.filter((task) => pairOf(task) !== '01').length;
    };
    expect(others(0)).toBe(0);
    // Every fourth, of pairs that were judged least.
    expect(others(0.25)).toBeGreaterThanOrEqual(7);
    expect(others(0.25)).toBeLessThanOrEqual(10);
    // A random plan has pairs even.
    const { asked } = toEnd(
      runOf(4, 20, { plan: adaptive({ randomShare: 1, most: 30 }) }),
      [0, 0, 0, 0],
      7,
    );
    expect([...tally(asked, pairOf).values()]).toEqual([5, 5, 5, 5, 5, 5]);
  });

  it.each([
    ['from nothing', [], DEFAULT_MODEL],
    ['from a perfect record', [['a', 'b', 9, 0]], DEFAULT_MODEL],
    [
      'under bounds that are touched',
      [['a', 'b', 30, 0]],
      { ...DEFAULT_MODEL, strength: { family: 'uniform', bound: 4 } },
    ],
    [
      'with a scale to be found',
      [['a', 'b', 1, 0]],
      { ...DEFAULT_MODEL, strength: { family: 'hierarchical', hyper: 'half-cauchy', scale: 1 } },
    ],
    ['with ties as outcomes', [['a', 'b', 0, 0, 2]], { ...DEFAULT_MODEL, ties: 'rao-kupper' }],
  ] as const)('goes on %s', (_, rows, model) => {
    for (const goal of GOALS) {
      const plan = adaptive({ goal, confidence: 0.9999 });
      const { tasks, answer } = nextBatch(
        runOf(5, 6, { plan, model, asked: chain(5) }, [...rows]),
        8,
      );
      expect(tasks).toHaveLength(8);
      expect(answer.probability).toBeGreaterThan(0);
    }
  });

  it('ends with the last comparison, none asked twice and every pair’s orders even', () => {
    const answered = {
      ...allAnswered(4, 3),
      has: Uint8Array.of(1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0),
    };
    const run = runOf(4, 3, { answered, plan: adaptive({ goal: { kind: 'ranking' } }) });
    const { asked, stop } = toEnd(run, [0.1, 0, 0, -0.1], 5);
    expect(stop).toBe('exhausted');
    expect(new Set(asked.map(keyOf)).size).toBe(asked.length);
    expect(asked).toHaveLength(2 * (6 + 3 + 3));
    for (let end = 1; end < asked.length; end++) {
      const lead = tally(asked.slice(0, end), ({ left, right }) => [left, right].join());
      for (const [pair, times] of lead) {
        const swapped = lead.get(pair.split(',').toReversed().join()) ?? 0;
        expect(Math.abs(times - swapped)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('ends with its limit, and asks no more than that', () => {
    const run = runOf(3, 40, { plan: adaptive({ most: 17, confidence: 0.9999 }) });
    const { asked, stop } = toEnd(run, [0, 0, 0], 5);
    expect(stop).toBe('most');
    expect(asked).toHaveLength(17);
  });

  it('is the same for the same run, and differs by seed', () => {
    const run = (seed: number) => runOf(5, 9, { plan: adaptive({ seed, most: 60 }) });
    const { asked } = toEnd(run(3), [0, 0, 0, 0, 0], 6);
    expect(toEnd(run(3), [0, 0, 0, 0, 0], 6).asked).toEqual(asked);
    expect(toEnd(run(4), [0, 0, 0, 0, 0], 6).asked).not.toEqual(asked);
  });

  it('has every judge asked the same, and first what it was not asked yet', () => {
    const run = runOf(4, 20, { judges: 3, plan: adaptive({ most: 12, confidence: 0.9999 }) });
    const { asked } = toEnd(run, [0, 0, 0, 0], 7);
    expect(asked).toHaveLength(36);
    const of = (by: number) =>
      asked.filter(({ judge }) => judge === by).map((task) => ({ ...task, judge: 0 }));
    expect(of(1)).toEqual(of(0));
    expect(of(2)).toEqual(of(0));
    // Broken off in the middle of a comparison.
    const part = nextBatch({ ...run, asked: asked.slice(0, 10) }, 3);
    expect(part.tasks.slice(0, 2)).toEqual(asked.slice(10, 12));
    expect(part.tasks).toHaveLength(5);
  });

  it('knows what was judged before as it knows its own judgments', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...GOALS), (rows, goal) => {
        const names = [...new Set(rows.map(([left]) => left))].sort();
        const run = {
          ...runOf(names.length, 9, { plan: adaptive({ goal }), asked: chain(names.length) }),
          models: names,
        };
        const own = nextBatch({ ...run, counts: countsOf(rows, names) }, 5, 200);
        const before = nextBatch({ ...run, base: countsOf(rows) }, 5, 200);
        expect(before).toEqual(own);
      }),
      { numRuns: 30 },
    );
  });

  it('links no models that were linked before, and a new one first', () => {
    const base = countsOf([
      ['a', 'x', 3, 3],
      ['x', 'b', 3, 3],
      ['c', 'b', 0, 0, 1],
    ]);
    const plan = adaptive({ randomShare: 0, goal: { kind: 'pair', model: 0, other: 1 } });
    const about = (models: number, size: number) =>
      nextBatch(runOf(models, 50, { plan, base }), size).tasks.map(pairOf);
    expect(about(3, 4)).toEqual(['01', '01', '01', '01']);
    const [first, ...rest] = about(4, 4);
    expect(first).toContain('3');
    expect(rest).toEqual(['01', '01', '01']);
    // A pair that was never judged is no link, however sure the prior is.
    const model: ModelSettings = {
      ...NO_ORDER,
      informative: [{ model: 'a', mean: 4, scale: 0.1 }],
    };
    const stop = (wins: number) =>
      nextBatch(runOf(2, 9, { plan, model, base: countsOf([['a', 'b', wins, 0]]) }), 1).stop;
    expect([stop(0), stop(1)]).toEqual([null, 'reached']);
  });

  it('ranks among all that were judged, and asks only about its own', () => {
    const base = countsOf([
      ['x', 'a', 60, 2],
      ['a', 'b', 40, 2],
    ]);
    const asked = chain(2);
    const { answer, models, tasks } = nextBatch(runOf(2, 50, { base, asked }), 6);
    expect(models).toEqual(['a', 'b', 'x']);
    expect(answer).toMatchObject({ kind: 'best', model: 2 });
    expect(tasks.every(({ left, right }) => left < 2 && right < 2)).toBe(true);
    const plan = adaptive({ goal: { kind: 'place', model: 0 } });
    expect(nextBatch(runOf(2, 50, { plan, base, asked, model: NO_ORDER }), 6)).toMatchObject({
      ...{ stop: 'reached', answer: { kind: 'place', rank: 2 } },
    });
  });

  it('never asks what was judged before, and all else', () => {
    const plan = adaptive(WITHIN_REACH);
    const all = toEnd(runOf(3, 4, { plan }), 'ties', 5).asked;
    expect(all).toHaveLength(24);
    const known = all.filter((_, at) => at % 3 === 0);
    const { asked, stop } = toEnd(runOf(3, 4, { plan, known }), 'ties', 5);
    expect(stop).toBe('exhausted');
    expect([...known, ...asked].map(keyOf).sort()).toEqual(all.map(keyOf).sort());
    // Its limit is of its own judgments.
    const few = runOf(3, 4, { plan: { ...plan, most: 10 }, known });
    expect(toEnd(few, 'ties', 5)).toMatchObject({ stop: 'most' });
    expect(toEnd(few, 'ties', 5).asked).toHaveLength(10);
  });

  it('asks each judge only what that one did not judge before', () => {
    const run = runOf(3, 3, { plan: adaptive(WITHIN_REACH), judges: 2 });
    const all = toEnd(run, 'ties', 6).asked;
    const known = all.filter(({ judge }, at) => judge === 0 && at % 3 === 0);
    const { asked, stop } = toEnd({ ...run, known }, 'ties', 6);
    expect(stop).toBe('exhausted');
    expect([...known, ...asked].map(keyOf).sort()).toEqual(all.map(keyOf).sort());
  });

  it('places a new model by those near it', () => {
    // Five that are known, in order; the new one wins half against the middle one.
    const base = countsOf([
      ['a', 'b', 120, 40],
      ['b', 'c', 120, 40],
      ['c', 'd', 120, 40],
      ['d', 'e', 120, 40],
    ]);
    const plan = adaptive({ randomShare: 0, confidence: 0.99, goal: { kind: 'place', model: 5 } });
    const asked: JudgeTask[] = [{ judge: 0, question: 0, left: 5, right: 2 }];
    const run = runOf(6, 50, { plan, base, asked, model: NO_ORDER }, [['f', 'c', 8, 5]]);
    const { tasks, answer } = nextBatch(run, 12);
    expect(answer).toMatchObject({ kind: 'place', rank: 3 });
    const rivals = tally(tasks, pairOf);
    expect([...rivals.keys()].every((pair) => pair.includes('5'))).toBe(true);
    expect((rivals.get('05') ?? 0) + (rivals.get('45') ?? 0)).toBeLessThan(4);
  });

  it('refuses what can’t be', () => {
    for (const parts of [
      { confidence: 0.5 },
      { confidence: 1 },
      { randomShare: 1.1 },
      { randomShare: NaN },
      { most: 0 },
      { seed: 0.5 },
      { goal: { kind: 'top', model: 3, k: 1 } },
      { goal: { kind: 'top', model: 0, k: 3 } },
      { goal: { kind: 'top', model: 0, k: 0 } },
      { goal: { kind: 'top-set', k: 0 } },
      { goal: { kind: 'top-set', k: 3 } },
      { goal: { kind: 'pair', model: 1, other: 1 } },
      { goal: { kind: 'pair', model: 0, other: 3 } },
      { goal: { kind: 'pair', model: -1, other: 0 } },
      { goal: { kind: 'place', model: 3 } },
    ] as const) {
      expect(() => nextBatch(runOf(3, 4, { plan: adaptive(parts) }), 4)).toThrow('bad-setting');
    }
  });
});
