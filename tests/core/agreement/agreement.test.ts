import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAgreements } from '../../../src/core/agreement/agreement.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { Outcome, UNKNOWN } from '../../../src/core/table/judgments.ts';
import { swapConsistency } from '../../../src/core/agreement/swap-consistency.ts';
import type { NewJudgment } from '../../../src/core/table/table-builder.ts';
import { streamSource } from '../formats/sources.ts';
import { judgment as row, tableOf } from '../formats/tables.ts';

const { left: L, right: R, tie: T, unparsed: U } = Outcome;

/** Few names, so that things meet. */
const crowded = fc
  .array(
    fc
      .record({
        left: fc.constantFrom('a', 'b', 'c', '__proto__'),
        right: fc.constantFrom('a', 'b', 'c', '__proto__'),
        outcome: fc.constantFrom(L, R, T, U),
        question: fc.constantFrom('q', 'r', null),
        judge: fc.constantFrom('x', 'y', 'z', null),
        turn: fc.constantFrom(1, 2, UNKNOWN),
        weight: fc.constant(1),
      })
      .filter(({ left, right }) => left !== right),
    { minLength: 1, maxLength: 80 },
  )
  .map((rows): readonly NewJudgment[] => rows);

describe('agreement of judges', () => {
  it('does not ask in which order the models were shown', () => {
    const table = tableOf([
      row('x', 'a', 'b', L),
      row('y', 'b', 'a', R),
      row('x', 'a', 'c', T),
      row('y', 'c', 'a', T),
      row('x', 'b', 'c', L),
      row('y', 'b', 'c', R),
    ]);
    const [found, ...others] = judgeAgreements(table);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ first: 'x', second: 'y', common: 3, agreeing: 2 });
    expect(found).toMatchObject({ commonDecided: 2, agreeingDecided: 1, things: 3 });
  });

  it('joins on question, models and turn, and on nothing unknown', () => {
    const apart = [
      row('y', 'a', 'b', L, { question: 'other' }),
      row('y', 'a', 'c', L),
      row('y', 'a', 'b', L, { turn: 2 }),
      row('y', 'a', 'b', L, { turn: UNKNOWN }),
      row('y', 'a', 'b', L, { question: null }),
      row('y', 'a', 'b', U),
      row(null, 'a', 'b', L),
    ];
    expect(judgeAgreements(tableOf([row('x', 'a', 'b', L), ...apart]))).toEqual([]);
    const unnamed = [row('x', 'a', 'b', L, { question: null }), apart[4]];
    expect(judgeAgreements(tableOf(unnamed))).toEqual([]);
    const untold = [row('x', 'b', 'a', R, { turn: UNKNOWN }), apart[3]];
    expect(judgeAgreements(tableOf(untold))[0]).toMatchObject({ common: 1, agreeing: 1 });
  });

  it('takes a judge who was not of one mind for one who saw a tie', () => {
    const table = tableOf([
      row('x', 'a', 'b', L),
      row('x', 'b', 'a', L),
      row('y', 'a', 'b', T),
      row('z', 'a', 'b', L),
    ]);
    const between = (first: string, second: string) =>
      judgeAgreements(table).find((a) => a.first === first && a.second === second);
    expect(between('x', 'y')).toMatchObject({ common: 1, agreeing: 1 });
    expect(between('x', 'z')).toMatchObject({ common: 1, agreeing: 0, commonDecided: 0 });
  });

  it('goes with the greater part of a verdict in parts', () => {
    const parts = (judge: string, weights: readonly [number, number]) => [
      row(judge, 'a', 'b', L, { weight: weights[0] }),
      row(judge, 'a', 'b', R, { weight: weights[1] }),
    ];
    const table = tableOf([
      ...parts('x', [0.9, 0.1]),
      ...parts('y', [0.5, 0.5]),
      row('z', 'b', 'a', R, { weight: 3 }),
      ...parts('w', [0.2, 0.8]),
      row('w', 'b', 'a', R),
    ]);
    const found = judgeAgreements(table).map((a) => [a.first + a.second, a.agreeing]);
    expect(new Map(found as [string, number][])).toEqual(
      new Map([
        ['wx', 0],
        // x: a; y: neither; z: a; w: b in parts, a as a whole, so neither.
        ['wy', 1],
        ['wz', 0],
        ['xy', 0],
        ['xz', 1],
        ['yz', 0],
      ]),
    );
  });

  it('looks at the twelve busiest judges', () => {
    const rows = Array.from({ length: 14 }, (_, judge) =>
      Array.from({ length: judge + 1 }, (_, q) =>
        row(`judge ${String(judge)}`, 'a', 'b', L, { question: `q${String(q)}` }),
      ),
    ).flat();
    const found = judgeAgreements(tableOf(rows));
    expect(found.length).toBe(66);
    const judges = new Set(found.flatMap(({ first, second }) => [first, second]));
    expect(judges.has('judge 0') || judges.has('judge 1')).toBe(false);
    expect(found[0].common).toBe(13);
  });

  it('is what plain comparison of texts finds, for any rows', () => {
    fc.assert(
      fc.property(crowded, (rows) => {
        const found = judgeAgreements(tableOf(rows)).map((a) => [
          [a.first, a.second].sort().join(),
          a.common,
          a.agreeing,
          a.commonDecided,
          a.agreeingDecided,
        ]);
        expect(found.sort()).toEqual(byText(rows).sort());
      }),
      { numRuns: 500 },
    );
  });

  it('does not change with the order of rows or of the sides', () => {
    fc.assert(
      fc.property(crowded, fc.infiniteStream(fc.boolean()), (rows, coins) => {
        const turned = rows.toReversed().map((judgment): NewJudgment => {
          if (coins.next().value !== true) return judgment;
          const { left, right, outcome } = judgment;
          const swapped = outcome === L ? R : outcome === R ? L : outcome;
          return { ...judgment, left: right, right: left, outcome: swapped };
        });
        const common = (list: readonly NewJudgment[]) =>
          judgeAgreements(tableOf(list))
            .map((a) => [[a.first, a.second].sort().join(), a.common, a.agreeing])
            .sort();
        expect(common(turned)).toEqual(common(rows));
      }),
    );
  });
});

/** Verdicts of every judge by thing, as texts, then every two judges. */
function byText(rows: readonly NewJudgment[]) {
  const said = new Map<string, Map<string, string>>();
  for (const { left, right, outcome, question, judge, turn } of rows) {
    if (outcome === U || question === null || judge === null) continue;
    const thing = JSON.stringify([question, turn, ...[left, right].sort()]);
    const verdict = outcome === T ? 'tie' : outcome === L ? left : right;
    const judges = said.get(thing) ?? new Map<string, string>();
    said.set(thing, judges);
    const before = judges.get(judge) ?? verdict;
    judges.set(judge, before === verdict ? verdict : 'tie');
  }
  return ['x,y', 'x,z', 'y,z'].flatMap((pair) => {
    const [first, second] = pair.split(',');
    const both = [...said.values()].flatMap((judges) => {
      const [one, other] = [judges.get(first), judges.get(second)];
      return one === undefined || other === undefined ? [] : [[one, other]];
    });
    const decided = both.filter((verdicts) => !verdicts.includes('tie'));
    const agreeing = (list: string[][]) => list.filter(([one, other]) => one === other).length;
    if (both.length === 0) return [];
    return [[pair, both.length, agreeing(both), decided.length, agreeing(decided)]];
  });
}

describe('both orders of one judge', () => {
  it('agree, differ by a tie, or flip', () => {
    const both = (question: string, first: Outcome, second: Outcome) => [
      row('x', 'a', 'b', first, { question }),
      row('x', 'b', 'a', second, { question }),
    ];
    const table = tableOf([
      ...both('same', L, R),
      ...both('tied', T, T),
      ...both('half', L, T),
      ...both('first wins', L, L),
      ...both('second wins', R, R),
      ...both('unread', U, R),
      ...both('repeated', L, R),
      row('x', 'b', 'a', R, { question: 'repeated' }),
      ...both('of two minds', L, R),
      row('x', 'b', 'a', L, { question: 'of two minds' }),
      ...both('in parts', L, R),
      row('x', 'b', 'a', L, { question: 'in parts', weight: 0.3 }),
      row('x', 'b', 'a', R, { question: 'in parts', weight: 0.7 }),
      row('x', 'a', 'b', L, { question: 'once' }),
      row('y', 'b', 'a', L, { question: 'once' }),
    ]);
    expect(swapConsistency(table)).toMatchObject([
      { judge: 'x', both: 8, consistent: 4, oneTie: 2, flips: 2, firstBoth: 1 },
    ]);
  });
});

const SHARED = new URL('../../../../shared/data/', import.meta.url).pathname;
const isThere = existsSync(SHARED);
if (!isThere) console.warn('skipped: the real files of ../shared are not here');

describe.skipIf(!isThere)('figures of the sources', () => {
  const read = async (...paths: string[]) =>
    (
      await readFiles(
        paths.map((path) => streamSource(SHARED + path)),
        { format: null },
      )
    ).table;

  it('Rakuda: verdicts where both orders were judged', async () => {
    const [found] = swapConsistency(await read('rakuda_v1/reviews_rakuda_v1_gpt4.jsonl'));
    expect(found).toMatchObject({ both: 104, consistent: 84, oneTie: 14, flips: 6 });
  });
});
