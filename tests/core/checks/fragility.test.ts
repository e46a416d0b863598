import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropEach } from '../../../src/core/checks/dropped.ts';
import { fewestFlips } from '../../../src/core/checks/flips.ts';
import { fragilityReport } from '../../../src/core/checks/fragility.ts';
import type { Flip } from '../../../src/core/checks/flip.ts';
import { modeOf, moveOf, rankingOf, slopesOf } from '../../../src/core/checks/mode.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable, PairCounts } from '../../../src/core/table/judgments.ts';
import type { ModelSettings, TieModel } from '../../../src/core/model/settings.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { countsOf } from '../counts-of.ts';
import type { Row } from '../counts-of.ts';

const NO_ORDER: ModelSettings = { ...DEFAULT_MODEL, order: null };

function flips(counts: PairCounts, model = NO_ORDER, k = 1) {
  return fewestFlips(counts, model, modeOf(counts, model), k);
}

/** The counts with these changes made. */
function after(counts: PairCounts, changes: readonly Flip[]): PairCounts {
  const columns = [counts.leftWins.slice(), counts.rightWins.slice(), counts.ties.slice()];
  for (const { pair, from, to, count } of changes) {
    columns[from][pair] -= count;
    columns[to][pair] += count;
  }
  const [leftWins, rightWins, ties] = columns;
  return { ...counts, leftWins, rightWins, ties };
}

function firstOf(counts: PairCounts, model: ModelSettings, k = 1): number[] {
  return rankingOf(modeOf(counts, model), counts.models.length)
    .slice(0, k)
    .sort((a, b) => a - b);
}

describe('the fewest judgments that change who is first', () => {
  it('is one of three where two said one thing', () => {
    const counts = countsOf([['a', 'b', 2, 1]]);
    expect(flips(counts)).toEqual({
      ...{ k: 1, isFound: true, leaves: 0, enters: 1, flips: 1, of: 3 },
      changes: [{ pair: 0, left: 0, right: 1, from: Outcome.left, to: Outcome.right, count: 1 }],
    });
  });

  it('is two of eight where one only makes them level', () => {
    expect(flips(countsOf([['a', 'b', 5, 3]]))).toMatchObject({ isFound: true, flips: 2 });
    expect(flips(countsOf([['b', 'a', 3, 5]]))).toMatchObject({ flips: 2, leaves: 0 });
  });

  it('is none where nobody could say otherwise', () => {
    const sure: ModelSettings = {
      ...NO_ORDER,
      informative: [{ model: 'a', mean: 3, scale: 0.01 }],
    };
    const found = flips(countsOf([['a', 'b', 2, 1]]), sure);
    expect(found).toMatchObject({ isFound: false, leaves: 0, enters: 1, flips: 2, of: 3 });
    // Without a whole judgment there is nothing to change.
    expect(flips(countsOf([['a', 'b', 0.5, 0.25]]))).toMatchObject({ isFound: false, flips: 0 });
  });

  it('is one of the last model’s, which has hardly been judged', () => {
    // Seven models of hundreds of judgments, of which a is clearly first; h lost its only one.
    const known = ['b', 'c', 'd', 'e', 'f', 'g'];
    const rows = known.flatMap((name, at): Row[] => [
      ['a', name, 130, 70],
      ...known.slice(at + 1).map((other): Row => [name, other, 100, 100]),
    ]);
    const counts = countsOf([...rows, ['a', 'h', 1, 0]]);
    const model: ModelSettings = { ...NO_ORDER, strength: { family: 'normal', scale: 3 } };
    expect(rankingOf(modeOf(counts, model), 8).at(-1)).toBe(7);
    expect(flips(counts, model)).toMatchObject({ isFound: true, flips: 1, leaves: 0, enters: 7 });
  });

  it('changes a decided judgment where ties are dropped', () => {
    const drop: ModelSettings = { ...NO_ORDER, ties: 'drop' };
    const found = flips(countsOf([['a', 'b', 1, 0, 4]]), drop);
    expect(found).toMatchObject({ isFound: true, flips: 1 });
    expect(found.changes[0]).toMatchObject({ from: Outcome.left, to: Outcome.right });
  });

  it('does change it, by as many as it says, and finds every single judgment that would', () => {
    const count = fc.nat(4);
    const cell = fc.tuple(count, count, fc.nat(2));
    const ties = fc.constantFrom<TieModel>('half', 'drop', 'davidson', 'rao-kupper');
    fc.assert(
      fc.property(cell, cell, cell, ties, fc.boolean(), (ab, bc, ca, tieModel, hasOrder) => {
        const rows: Row[] = [
          ['a', 'b', ...ab],
          ['b', 'c', ...bc],
          ['c', 'a', ...ca],
        ];
        const counts = countsOf(rows, ['a', 'b', 'c']);
        const model = { ...DEFAULT_MODEL, ties: tieModel, ...(!hasOrder && { order: null }) };
        const mode = modeOf(counts, model);
        const [first, second] = rankingOf(mode, 3);
        // A dead heat is nobody's lead.
        fc.pre(mode.point[first] - mode.point[second] > 1e-6);
        const found = fewestFlips(counts, model, mode, 1);
        expect(found.changes.reduce((sum, change) => sum + change.count, 0)).toBe(found.flips);
        const changed = after(counts, found.changes);
        expect(changed.leftWins.every((n) => n >= 0)).toBe(true);
        const [now] = firstOf(changed, model);
        expect(now === first).toBe(!found.isFound);
        if (found.isFound) expect(found).toMatchObject({ leaves: first, enters: now });
        const single = everySingle(counts).filter((change) => {
          const { point } = modeOf(after(counts, [change]), model);
          return [0, 1, 2].some((m) => m !== first && point[m] > point[first] + 1e-6);
        });
        if (single.length > 0) expect(found.flips).toBe(1);
      }),
      // Here a single judgment does more than its effect to first order.
      { numRuns: 60, examples: [[[3, 1, 2], [4, 0, 0], [1, 0, 1], 'half', true]] },
    );
  });

  it('holds for the first k as a set', () => {
    const found = flips(RAKUDA.counts, RAKUDA_MODEL, 3);
    const before = firstOf(RAKUDA.counts, RAKUDA_MODEL, 3);
    const now = firstOf(after(RAKUDA.counts, found.changes), RAKUDA_MODEL, 3);
    expect(found.isFound).toBe(true);
    expect(before.filter((m) => !now.includes(m))).toEqual([found.leaves]);
    expect(now.filter((m) => !before.includes(m))).toEqual([found.enters]);
    expect(found.of).toBe(800);
    expect(found.flips).toBeLessThan(8);
  });
});

/** Every way in which one judgment could say something else. */
function everySingle(counts: PairCounts): Flip[] {
  const columns = [counts.leftWins, counts.rightWins, counts.ties];
  const outcomes = [Outcome.left, Outcome.right, Outcome.tie];
  return Array.from(counts.left, (left, pair) =>
    outcomes.flatMap((from) =>
      columns[from][pair] < 1
        ? []
        : outcomes
            .filter((to) => to !== from)
            .map((to) => ({ pair, left, right: counts.right[pair], from, to, count: 1 })),
    ),
  ).flat();
}

describe('how the mode moves', () => {
  it('is foretold by one Newton step', () => {
    for (const ties of ['half', 'drop', 'davidson', 'rao-kupper'] as const) {
      const model = { ...DEFAULT_MODEL, ties };
      const mode = modeOf(RAKUDA.counts, model);
      const slopes = slopesOf(RAKUDA.counts, model, mode);
      const pair = 9;
      const { left, right } = RAKUDA.counts;
      const change = new Float64Array(mode.point.length);
      const byEta = slopes.byEta[Outcome.left][pair] - slopes.byEta[Outcome.right][pair];
      change[left[pair]] = byEta;
      change[right[pair]] = -byEta;
      change[9] = byEta;
      if (mode.tie !== null)
        change[mode.tie] = slopes.byTie[Outcome.left][pair] - slopes.byTie[Outcome.right][pair];
      const at = { pair, left: left[pair], right: right[pair], count: 1 };
      const flip: Flip = { ...at, from: Outcome.right, to: Outcome.left };
      const moved = modeOf(after(RAKUDA.counts, [flip]), model);
      moveOf(mode, change).forEach((move, p) => {
        expect(Math.abs(moved.point[p] - mode.point[p] - move)).toBeLessThan(0.004);
      });
    }
  });
});

/** Rows: question, judge, left, right, outcome. */
type Judged = readonly [string, string, string, string, keyof typeof Outcome, number?];

function tableOf(rows: readonly Judged[]): JudgmentTable {
  const names = (at: 0 | 1 | 2 | 3): string[] => [...new Set(rows.map((row) => row[at]))];
  const [questions, judges] = [names(0), names(1)];
  const models = [...new Set([...names(2), ...names(3)])];
  return {
    models,
    questions,
    judges,
    left: Uint32Array.from(rows, (row) => models.indexOf(row[2])),
    right: Uint32Array.from(rows, (row) => models.indexOf(row[3])),
    outcome: Uint8Array.from(rows, (row) => Outcome[row[4]]),
    question: Int32Array.from(rows, (row) => questions.indexOf(row[0])),
    judge: Int32Array.from(rows, (row) => judges.indexOf(row[1])),
    turn: new Int8Array(rows.length).fill(-1),
    weight: rows.some((row) => row[5] !== undefined)
      ? Float64Array.from(rows, (row) => row[5] ?? 1)
      : null,
  };
}

function drop(by: 'question' | 'judge', table: JudgmentTable, model = NO_ORDER) {
  const counts = countPairs(table);
  return dropEach(by, table, counts, model, modeOf(counts, model));
}

describe('questions and judges left out', () => {
  const ROWS: Judged[] = [
    ['q1', 'x', 'z', 'b', 'left'],
    ['q1', 'x', 'z', 'b', 'left'],
    ['q1', 'y', 'b', 'z', 'right'],
    ['q2', 'x', 'b', 'z', 'left'],
    ['q3', 'y', 'z', 'b', 'right'],
  ];

  it('are found where another model would be first without them', () => {
    // z won 3 to 2; without q1, nothing to 2. Models are sorted: b is 0, z is 1.
    const found = drop('question', tableOf(ROWS));
    expect(found).toMatchObject({ tried: 3, of: 3, nearest: null });
    expect(found?.pivots).toHaveLength(1);
    expect(found?.pivots[0]).toMatchObject({ name: 'q1', judgments: 3, top: 0 });
    const rest = countsOf([
      ['b', 'z', 1, 0],
      ['z', 'b', 0, 1],
    ]);
    const { point } = modeOf(rest, NO_ORDER);
    expect(found?.pivots[0].lead).toBeCloseTo(point[0] - point[1], 10);
  });

  it('leave the nearest where nothing changes, and are nothing where there is one', () => {
    // Without x: 1 to 1, which is no lead; without y: 2 to 1.
    const found = drop('judge', tableOf(ROWS));
    expect(found?.pivots).toEqual([]);
    expect(found?.nearest).toMatchObject({ name: 'x', judgments: 3, top: 0 });
    expect(found?.nearest?.lead).toBeCloseTo(0, 10);
    expect(drop('question', tableOf(ROWS.slice(0, 3)))).toBeNull();
  });

  it('count weights, and pass unparsed judgments over', () => {
    const table = tableOf([
      ['q1', 'x', 'z', 'b', 'left', 2.5],
      ['q1', 'x', 'z', 'b', 'unparsed', 9],
      ['q2', 'x', 'b', 'z', 'left', 1.5],
    ]);
    expect(drop('question', table)?.pivots).toMatchObject([{ name: 'q1', judgments: 2.5 }]);
  });

  it('are tried up to 2,000, those with most judgments', () => {
    const rows = Array.from({ length: 2101 }, (_, q): Judged[] => {
      const once: Judged = [`q${q}`, 'x', 'a', 'b', q % 2 === 0 ? 'left' : 'right'];
      return q < 100 ? [once] : [once, once];
    }).flat();
    const found = drop('question', tableOf(rows));
    expect(found).toMatchObject({ tried: 2000, of: 2101 });
  });

  it('agree with fits of the data without each', () => {
    const outcomes = ['left', 'right', 'tie'] as const;
    const row = fc.tuple(
      fc.constantFrom('q1', 'q2', 'q3', 'q4'),
      fc.constantFrom('a', 'b', 'c'),
      fc.constantFrom('a', 'b', 'c'),
      fc.constantFrom(...outcomes),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 12, maxLength: 30 }), (rows) => {
        const judged = rows
          .filter(([, left, right]) => left !== right)
          .map(([q, left, right, outcome]): Judged => [q, 'x', left, right, outcome]);
        // All three models always stay, judged once each by a question of their own.
        const all: Judged[] = [
          ...judged,
          ['q0', 'x', 'a', 'b', 'tie'],
          ['q0', 'x', 'b', 'c', 'tie'],
        ];
        const found = drop('question', tableOf(all));
        fc.pre(found !== null);
        const counts = countPairs(tableOf(all));
        const [first] = firstOf(counts, NO_ORDER);
        const tried = [...found.pivots, ...(found.nearest === null ? [] : [found.nearest])];
        for (const { name, lead, top } of tried) {
          if (name === 'q0') continue;
          const rest = countPairs(tableOf(all.filter(([q]) => q !== name)));
          const { point } = modeOf(rest, NO_ORDER);
          expect(point[top] - point[first]).toBeCloseTo(lead, 8);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the report on fragility', () => {
  it('has all parts, with progress that only goes forward', () => {
    const table = tableOf([
      ['q1', 'x', 'a', 'b', 'left'],
      ['q2', 'y', 'b', 'c', 'left'],
      ['q3', 'x', 'c', 'a', 'right'],
      ['q3', 'y', 'a', 'b', 'tie'],
    ]);
    const told: number[] = [];
    const report = fragilityReport(countPairs(table), NO_ORDER, table, 2, (done, total) =>
      told.push(done / total),
    );
    expect(report.ranking).toEqual([0, 1, 2]);
    expect(report.first.k).toBe(1);
    expect(report.firstK?.k).toBe(2);
    expect(report.questions?.of).toBe(3);
    expect(report.judges?.of).toBe(2);
    expect(told.at(-1)).toBe(1);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
  });

  it('does without a table, a k, and a fixed scale of strengths', () => {
    const hierarchical: ModelSettings = {
      ...DEFAULT_MODEL,
      strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
    };
    const report = fragilityReport(RAKUDA.counts, hierarchical, null, 1);
    expect(report).toMatchObject({ firstK: null, questions: null, judges: null });
    expect(report.first).toMatchObject({ isFound: true, flips: 9 });
  });
});
