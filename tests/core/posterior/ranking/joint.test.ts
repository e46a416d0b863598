import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import {
  jointStatements,
  unseparatedRange,
  withJoint,
} from '../../../../src/core/posterior/ranking/joint.ts';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../../counts-of.ts';
import { drawsOf } from '../draws-of.ts';

const STRENGTHS_ALONE = { ...DEFAULT_MODEL, order: null };

it('raises the level until all cuts hold together in 95% of the draws', () => {
  // Of 100 draws 4 turn the first two round, another 4 the last two: either cut holds in 96%, both
  // together in 92%.
  const rows = Array.from({ length: 100 }, (_, draw) =>
    draw < 4 ? [2, 3, 1] : draw < 8 ? [3, 1, 2] : [3, 2, 1],
  );
  const { joint, indistinct } = jointStatements(drawsOf(STRENGTHS_ALONE, rows), [0, 1, 2]);
  expect(joint.separatedAt).toBeCloseTo(0.97, 12);
  expect(indistinct).toEqual([{ from: 0, to: 2 }]);
  // The first is ahead of either by itself.
  expect(joint.rival).toBeNull();
  // Ranks beside the most frequent one come in 4% of the draws, more than is cut off.
  expect(joint.ranks).toEqual([
    { from: 1, to: 2 },
    { from: 1, to: 3 },
    { from: 2, to: 3 },
  ]);
});

it('names the lowest that the first is not ahead of, each by itself', () => {
  const rows = Array.from({ length: 100 }, (_, draw) => [3, 2, draw < 6 ? 3 : 1, 0]);
  const { joint } = jointStatements(drawsOf(STRENGTHS_ALONE, rows), [0, 1, 2, 3]);
  expect(joint.rival).toBe(2);
});

it('keeps 95% for a cut where no more is needed, and equals hold for neither', () => {
  const rows = (turned: number) =>
    Array.from({ length: 100 }, (_, draw) => (draw < turned ? [1, 1] : [1, 0]));
  expect(jointStatements(drawsOf(STRENGTHS_ALONE, rows(5)), [0, 1])).toEqual({
    joint: {
      separatedAt: 0.95,
      ranks: [
        { from: 1, to: 1 },
        { from: 2, to: 2 },
      ],
      rival: null,
    },
    indistinct: [],
  });
  const six = jointStatements(drawsOf(STRENGTHS_ALONE, rows(6)), [0, 1]);
  expect(six.indistinct).toEqual([{ from: 0, to: 1 }]);
});

it('gives every model its rank where all of them are separated at once', () => {
  // Of the first two 4% turn round: more than the half of 5% that a rank by itself may leave out.
  const rows = Array.from({ length: 100 }, (_, draw) => (draw < 4 ? [2, 3, 1] : [3, 2, 1]));
  const { joint, indistinct } = jointStatements(drawsOf(STRENGTHS_ALONE, rows), [0, 1, 2]);
  expect(indistinct).toEqual([]);
  expect(joint.ranks).toEqual([1, 2, 3].map((rank) => ({ from: rank, to: rank })));
});

/** The same by counting each statement in each draw. */
function plainly(rows: readonly (readonly number[])[], order: readonly number[]) {
  const size = order.length;
  const rankOf = rows.map((row) =>
    // Equals are turned round.
    order.map(
      (m, at) =>
        order.filter((n, other) => row[n] > row[m] || (row[n] === row[m] && other > at)).length,
    ),
  );
  const crosses = (row: readonly number[], cut: number) =>
    order.some((m, a) => a <= cut && order.some((n, b) => b > cut && row[m] <= row[n]));
  const failing = (cut: number) => rows.filter((row) => crosses(row, cut)).length;
  const out = (row: number, rank: number) =>
    Math.min(
      rankOf.filter((ranks) => ranks[row] <= rank).length,
      rankOf.filter((ranks) => ranks[row] >= rank).length,
    );
  const allowed = Math.floor(rows.length * 0.05 + 1e-9);
  const cuts = Array.from({ length: size - 1 }, (_, cut) => cut);
  let most = allowed;
  for (; most > 0; most--) {
    const said = cuts.filter((cut) => failing(cut) <= most);
    const wrong = rows.filter((row) => said.some((cut) => crosses(row, cut)));
    if (wrong.length <= allowed) break;
  }
  const said = cuts.filter((cut) => failing(cut) <= most);
  const starts = [0, ...said.map((cut) => cut + 1)];
  const runs = starts.map((from, at) => ({ from, to: (starts[at + 1] ?? size) - 1 }));
  const level = order.filter(
    (m, at) => at > 0 && rows.filter((row) => row[m] >= row[order[0]]).length > allowed,
  );
  let cut = Math.floor(rows.length * 0.025 + 1e-9);
  for (; cut > 0; cut--) {
    const isOut = (ranks: readonly number[]) => ranks.some((rank, row) => out(row, rank) <= cut);
    if (rankOf.filter(isOut).length <= allowed) break;
  }
  const inside = order.map((_, row) =>
    Array.from({ length: size }, (_, rank) => rank).filter((rank) => out(row, rank) > cut),
  );
  const apart = inside.map((ranks) => ({
    from: 1 + Math.min(...ranks),
    to: 1 + Math.max(...ranks),
  }));
  const between = runs.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, () => ({ from: from + 1, to: to + 1 })),
  );
  const open = (ranks: typeof apart) => ranks.reduce((sum, { from, to }) => sum + to - from, 0);
  return {
    indistinct: runs.filter(({ from, to }) => from < to),
    rival: level.length > 0 ? order.indexOf(level[level.length - 1]) : null,
    ranks: open(between) <= open(apart) ? between : apart,
    separatedAt: 1 - most / rows.length,
  };
}

it('is what counting every statement in every draw gives', () => {
  const random = createRandom(3);
  const models = fc.array(
    fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 9 })),
    {
      minLength: 2,
      maxLength: 7,
    },
  );
  fc.assert(
    fc.property(models, (centres) => {
      const rows = Array.from({ length: 200 }, () =>
        centres.map(([centre, spread]) => Math.round(centre + spread * random.normal())),
      );
      const order = centres.map((_, m) => m).sort((a, b) => centres[b][0] - centres[a][0]);
      const { joint, indistinct } = jointStatements(drawsOf(STRENGTHS_ALONE, rows), order);
      expect({ ...joint, indistinct }).toEqual(plainly(rows, order));
    }),
    { numRuns: 40 },
  );
});

it('holds for all at once in 95% of other draws of the same posterior', () => {
  // Twelve models a step apart, a step being three standard deviations: 11 cuts at 98%.
  const random = createRandom(5);
  const draw = () => Array.from({ length: 12 }, (_, m) => -3 * m + random.normal());
  const order = Array.from({ length: 12 }, (_, m) => m);
  const { joint, indistinct } = jointStatements(
    drawsOf(STRENGTHS_ALONE, Array.from({ length: 4000 }, draw)),
    order,
  );
  const joined = (a: number, b: number) => indistinct.some(({ from, to }) => from <= a && b <= to);
  let [pairs, ranks] = [0, 0];
  const further = Array.from({ length: 4000 }, draw);
  for (const row of further) {
    if (order.every((a) => order.every((b) => a >= b || joined(a, b) || row[a] > row[b]))) pairs++;
    const rank = row.map((own) => 1 + row.filter((other) => other > own).length);
    if (joint.ranks.every(({ from, to }, m) => from <= rank[m] && rank[m] <= to)) ranks++;
  }
  // Three standard errors below; by each pair alone, or each rank alone, far fewer do.
  expect(pairs / further.length).toBeGreaterThan(0.94);
  expect(ranks / further.length).toBeGreaterThan(0.94);
});

it('completes a summary that took each pair by itself', () => {
  const counts = countsOf([
    ['a', 'b', 9, 3],
    ['b', 'c', 7, 4],
    ['c', 'a', 1, 9],
  ]);
  const { draws, summary } = fitAll(counts, DEFAULT_MODEL, DEFAULT_SAMPLER, INTERVALS);
  const { joint, ...before } = summary;
  expect(joint).toBeDefined();
  expect(withJoint({ ...before, indistinct: [] }, draws)).toEqual(summary);
});

it('finds the whole range a row shares with others', () => {
  const runs = [
    { from: 0, to: 2 },
    { from: 1, to: 3 },
  ];
  expect(unseparatedRange(runs, 2)).toEqual({ from: 0, to: 3 });
  expect(unseparatedRange(runs, 3)).toEqual({ from: 1, to: 3 });
  expect(unseparatedRange(runs, 4)).toBeNull();
});
