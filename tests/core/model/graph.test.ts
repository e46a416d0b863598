import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphReport } from '../../../src/core/model/graph.ts';
import type { TieModel } from '../../../src/core/model/settings.ts';
import { anyRows, countsOf } from '../counts-of.ts';
import type { Row } from '../counts-of.ts';

const report = (rows: readonly Row[], ties: TieModel = 'half') => graphReport(countsOf(rows), ties);

describe('the comparison graph', () => {
  it.each(['davidson', 'rao-kupper'] as const)('knows ties as outcomes: %s', (ties) => {
    const tied: Row[] = [
      ['a', 'b', 2, 0, 1],
      ['b', 'c', 0, 0, 3],
    ];
    expect(report(tied, ties)).toEqual({
      groups: [[0, 1, 2]],
      undefeated: [],
      winless: [],
      mleExists: true,
    });
    // Without a tie, or with nothing else, the tie parameter has no estimate.
    expect(report([['a', 'b', 2, 1]], ties).mleExists).toBe(false);
    expect(report([['a', 'b', 0, 0, 4]], ties).mleExists).toBe(false);
    expect(report([['a', 'b', 0, 0, 4]], 'half').mleExists).toBe(true);
    expect(report(tied, 'drop').groups).toEqual([[0, 1], [2]]);
  });

  it('finds a ring of wins sound', () => {
    expect(
      report([
        ['a', 'b', 1, 0],
        ['b', 'c', 1, 0],
        ['c', 'a', 1, 0],
      ]),
    ).toEqual({
      groups: [[0, 1, 2]],
      undefeated: [],
      winless: [],
      mleExists: true,
    });
  });

  it('finds the undefeated, the winless, and no maximum', () => {
    expect(
      report([
        ['a', 'b', 3, 0],
        ['c', 'b', 0, 2],
        ['b', 'c', 0, 0, 1],
      ]),
    ).toEqual({
      groups: [[0, 1, 2]],
      undefeated: [0],
      winless: [],
      mleExists: false,
    });
    expect(report([['a', 'b', 0, 4]])).toMatchObject({ undefeated: [1], winless: [0] });
  });

  it('sees two camps of which one always wins, though nobody is undefeated', () => {
    const rows: Row[] = [
      ['a', 'b', 1, 1],
      ['c', 'd', 1, 1],
      ['a', 'c', 2, 0],
      ['d', 'b', 0, 1],
    ];
    expect(report(rows)).toEqual({
      groups: [[0, 1, 2, 3]],
      undefeated: [],
      winless: [],
      mleExists: false,
    });
  });

  it('lists groups that never met, largest first', () => {
    expect(
      report([
        ['a', 'b', 1, 1],
        ['c', 'd', 1, 1],
        ['d', 'e', 2, 1],
      ]),
    ).toMatchObject({
      groups: [
        [2, 3, 4],
        [0, 1],
      ],
      mleExists: false,
    });
  });

  it('lets a tie link two models only where ties count', () => {
    expect(report([['a', 'b', 0, 0, 1]]).mleExists).toBe(true);
    expect(report([['a', 'b', 0, 0, 1]], 'drop')).toEqual({
      groups: [[0], [1]],
      undefeated: [],
      winless: [],
      mleExists: false,
    });
  });

  it('agrees with trying every split of the models', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        (rows, keep) => {
          const models = [...new Set(rows.flatMap(([left, right]) => [left, right]))].sort();
          const kept = rows
            .filter((_, p) => keep[p])
            .map(([l, r, w, x]): Row => [l, r, w > 9 ? w : 0, x > 9 ? x : 0]);
          const beats = (a: string, b: string) =>
            kept.some(
              ([l, r, w, x]) => (l === a && r === b && w > 0) || (l === b && r === a && x > 0),
            );
          let exists = true;
          for (let split = 1; split < 2 ** models.length - 1; split++) {
            const inside = models.filter((_, m) => (split >> m) & 1);
            const outside = models.filter((_, m) => !((split >> m) & 1));
            exists &&= inside.some((a) => outside.some((b) => beats(a, b)));
          }
          expect(graphReport(countsOf(kept, models), 'half').mleExists).toBe(exists);
        },
      ),
    );
  });

  it('finds the only loss among hundreds of wins, wherever it is', () => {
    // Everybody beats all who come later, hundreds of times; the last one beats the first, once.
    const models = Array.from({ length: 40 }, (_, m) => `m${m}`);
    const wins = models.flatMap((name, m) =>
      models.slice(m + 1).map((other): Row => [name, other, 300, 0]),
    );
    const loss: Row = ['m39', 'm0', 1, 0];
    const open = { undefeated: [0], winless: [39], mleExists: false };
    const [all] = graphReport(countsOf(wins, models), 'half').groups;
    expect(all).toEqual(models.map((_, m) => m));
    expect(graphReport(countsOf(wins, models), 'half')).toEqual({ groups: [all], ...open });
    for (const rows of [
      [...wins, loss],
      [loss, ...wins],
    ]) {
      const closed = { undefeated: [], winless: [], mleExists: true };
      expect(graphReport(countsOf(rows, models), 'half')).toEqual({ groups: [all], ...closed });
      const tied = graphReport(countsOf(rows, models), 'davidson');
      expect(tied).toEqual({ groups: [all], ...closed, mleExists: false });
    }
    // Two such heaps, of which one always wins, though each is a ring.
    const names = [...models, ...models.map((name) => `x${name}`)];
    const heap = (by: string): Row[] =>
      [...wins, loss].map(([a, b, won, lost]) => [by + a, by + b, won, lost]);
    const both = [...heap(''), ...heap('x')];
    expect(graphReport(countsOf(both, names), 'half').groups.length).toBe(2);
    const bridge: Row[] = [...both, ['m7', 'xm9', 2, 0]];
    expect(graphReport(countsOf(bridge, names), 'half')).toMatchObject({
      ...{ undefeated: [], winless: [], mleExists: false },
      groups: [names.map((_, m) => m)],
    });
  });
});
