import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAgreements } from '../../../src/core/agreement/agreement.ts';
import { swapConsistency } from '../../../src/core/agreement/swap-consistency.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { clearHabits } from '../../../src/core/judge-report/clear-habits.ts';
import { judgeCards } from '../../../src/core/judge-report/judge-cards.ts';
import type { JudgeCard, JudgeCards } from '../../../src/core/judge-report/judge-cards.ts';
import { selfPreferences } from '../../../src/core/judge/findings/self-preference.ts';
import { groupByThing } from '../../../src/core/agreement/things.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { wilson } from '../../../src/core/numerics/wilson.ts';
import { Outcome, outcomeOf, swapped } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { selectRows } from '../../../src/core/table/merge-tables.ts';
import { streamSource } from '../formats/sources.ts';
import { judgment, judgmentLists, tableOf } from '../formats/tables.ts';
import { simulated } from './simulated-judges.ts';

const { left: L, right: R, tie: T } = Outcome;

const cardOf = ({ cards }: JudgeCards, name: string): JudgeCard =>
  cards.find(({ judge }) => judge === name) ?? expect.fail(name);

describe('twelve judgments by hand', () => {
  const at = (question: string) => ({ question });
  /** x and human on a and b: x turns on q2, is half of a mind on q3. */
  const table = tableOf([
    judgment('x', 'a', 'b', L, at('q1')),
    judgment('x', 'b', 'a', R, at('q1')),
    judgment('x', 'a', 'b', L, at('q2')),
    judgment('x', 'b', 'a', L, at('q2')),
    judgment('x', 'a', 'b', R, at('q3')),
    judgment('x', 'b', 'a', T, at('q3')),
    judgment('x', 'a', 'b', R, at('q4')),
    judgment('human', 'a', 'b', L, at('q1')),
    judgment('human', 'a', 'b', R, at('q2')),
    judgment('human', 'b', 'a', T, at('q3')),
    judgment('human', 'a', 'b', R, at('q4')),
    judgment('human', 'a', 'b', R, at('q5')),
  ]);
  const report = judgeCards(table);
  const x = cardOf(report, 'x');
  const human = cardOf(report, 'human');

  it('counts wins of the first, ties, flips and half flips', () => {
    expect(x).toMatchObject({ judgments: 7, questions: 4, isPerson: false });
    expect(human).toMatchObject({ judgments: 5, questions: 5, isPerson: true });
    expect(x.firstWins).toMatchObject({ count: 3, of: 6, value: 0.5 });
    expect(x.ties).toMatchObject({ count: 1, of: 7 });
    expect(x.swaps).toMatchObject({
      flips: { count: 1, of: 3 },
      half: { count: 1, of: 3 },
      firstBoth: 1,
    });
    expect(human.swaps).toBeNull();
    // Six decided judgments are too few; a person saw a and b in one order alone.
    expect(x).toMatchObject({ order: null, noOrder: 'few' });
    expect(human).toMatchObject({ order: null, noOrder: 'one-order' });
  });

  it('holds them against each other, a turn being a tie', () => {
    // q1 both a; q2 x tie, human b; q3 x tie (not of one mind), human tie; q4 both b.
    expect(x.people).toMatchObject({ common: 4, agreeing: 3, commonDecided: 2 });
    expect(human.people).toBeNull();
    expect(human.others).toMatchObject({ common: 4, agreeing: 3 });
    expect(report.pairs).toMatchObject([{ first: 0, second: 1, common: 4, agreeing: 3 }]);
    // κ: expected (1·1 + 1·2 + 2·1)/16 = 5/16.
    expect(x.people?.kappa?.value).toBeCloseTo((3 / 4 - 5 / 16) / (1 - 5 / 16), 12);
  });

  it('gives a share the interval of its questions', () => {
    // One case on each of four questions of five: one per question, so Wilson's but for G/(G − 1).
    const own = human.ties;
    const worth = (5 * 4) / 5;
    expect(own.lower).toBeCloseTo(wilson(0.2, worth).lower, 12);
    expect(own.upper).toBeCloseTo(wilson(0.2, worth).upper, 12);
  });
});

describe('laws', () => {
  const turned = (table: JudgmentTable): JudgmentTable => ({
    ...table,
    left: table.right,
    right: table.left,
    outcome: table.outcome.map((outcome) => swapped(outcomeOf(outcome))),
  });
  const board = { models: ['a', 'b', 'c'], strengths: [0.6, 0, -0.6], questions: 12 };

  it('swapping all sides turns the sign of the order effect, and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const judges = [{ name: 'x', order: 0.7, tie: -0.5 }, { name: 'y' }];
        const table = simulated(board, judges, createRandom(seed));
        const [own, other] = [judgeCards(table), judgeCards(turned(table))];
        for (const name of ['x', 'y']) {
          const [a, b] = [cardOf(own, name), cardOf(other, name)];
          expect(b.order?.value).toBeCloseTo(-(a.order?.value ?? NaN), 7);
          expect(b.order?.p).toBeCloseTo(a.order?.p ?? NaN, 7);
          expect(b.order?.upper).toBeCloseTo(-(a.order?.lower ?? NaN), 7);
          expect(b.tieWidth?.value ?? 0).toBeCloseTo(a.tieWidth?.value ?? 0, 7);
          expect(b.ties).toEqual(a.ties);
          expect(b.swaps?.flips).toEqual(a.swaps?.flips);
          expect(b.others?.raw).toEqual(a.others?.raw);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('a judge and its double agree wholly, and have the same habits', () => {
    const table = simulated(board, [{ name: 'x', order: 0.4, tie: -1 }], createRandom(3));
    const rows = Uint32Array.from({ length: 2 * table.left.length }, (_, at) => at >> 1);
    const both = selectRows(table, rows);
    const doubled = {
      ...both,
      judges: ['x', 'y'],
      judge: both.judge.map((_, row) => row % 2),
    };
    const report = judgeCards(doubled);
    const [pair] = report.pairs;
    expect(pair.agreeing).toBe(pair.common);
    expect(pair.raw.value).toBe(1);
    expect(pair.kappa?.value).toBeCloseTo(1, 12);
    expect(cardOf(report, 'y').order).toEqual(cardOf(report, 'x').order);
  });

  it('counts what the other parts of Caravan count, whatever the judgments', () => {
    fc.assert(
      fc.property(judgmentLists, (rows) => {
        const table = tableOf(rows);
        const report = judgeCards(table);
        const swaps = new Map(swapConsistency(table).map((own) => [own.judge, own]));
        for (const card of report.cards) {
          const own = swaps.get(card.judge);
          expect(card.swaps?.flips.count).toBe(own?.flips);
          expect(card.swaps?.half.count).toBe(own?.oneTie);
          const withOthers = judgeAgreements(table).filter(({ first, second }) =>
            [first, second].includes(card.judge),
          );
          const summed = (of: 'agreeing' | 'common') =>
            withOthers.reduce((sum, pair) => sum + pair[of], 0);
          expect(card.others?.agreeing ?? 0).toBe(summed('agreeing'));
          expect(card.others?.common ?? 0).toBe(summed('common'));
        }
      }),
    );
  });
});

describe('the order effect against brute force', () => {
  it('is where the posterior is highest', () => {
    const table = tableOf([
      ...Array.from({ length: 9 }, (_, n) => judgment('x', 'a', 'b', L, { question: `q${n}` })),
      ...Array.from({ length: 4 }, (_, n) => judgment('x', 'b', 'a', L, { question: `q${n}` })),
      ...Array.from({ length: 5 }, (_, n) => judgment('x', 'b', 'a', R, { question: `q${n + 4}` })),
    ]);
    const logistic = (x: number) => 1 / (1 + Math.exp(-x));
    /** The highest point over δ = β_a − β_b around `centre`, whose prior variance is 2 · 4, and α. */
    const modeOf = (centre: number) => {
      let best = { value: -Infinity, alpha: 0, delta: 0 };
      for (let delta = -1; delta <= 4; delta += 0.01) {
        for (let alpha = -1; alpha <= 3; alpha += 0.01) {
          const value =
            9 * Math.log(logistic(alpha + delta)) +
            4 * Math.log(logistic(alpha - delta)) +
            5 * Math.log(logistic(delta - alpha)) -
            (delta - centre) ** 2 / 16 -
            alpha ** 2 / 2;
          if (value > best.value) best = { value, alpha, delta };
        }
      }
      return best;
    };
    const pool = modeOf(0);
    const [card] = judgeCards(table).cards;
    expect(card.order?.value).toBeCloseTo(modeOf(pool.delta).alpha, 1);
  });
});

describe('planted habits', () => {
  const board = {
    models: ['gpt-4-turbo', 'gpt-3.5', 'claude-2', 'llama-2'],
    strengths: [0.8, 0.2, -0.1, -0.9],
    questions: 40,
    scatter: 0.6,
  };

  it('are found, with the size that was planted', () => {
    const table = simulated(
      board,
      [
        { name: 'first', order: 0.8 },
        { name: 'fair', tie: -0.5 },
        { name: 'gpt-4', favours: ['gpt', 1.2] },
        { name: 'human' },
        { name: 'wide', stretch: 2 },
      ],
      createRandom(5),
    );
    const report = judgeCards(table);
    const { clear } = clearHabits(report, null);
    expect(clear.map(({ judge, habit }) => [judge, habit]).sort()).toEqual([
      ['first', 'order'],
      ['gpt-4', 'family'],
    ]);
    const { order } = cardOf(report, 'first');
    expect(order?.lower).toBeLessThan(0.8);
    expect(order?.upper).toBeGreaterThan(0.8);
    const { tieWidth } = cardOf(report, 'fair');
    expect(tieWidth?.lower).toBeLessThan(-0.5);
    expect(tieWidth?.upper).toBeGreaterThan(-0.5);
    const { ownFamily } = cardOf(report, 'gpt-4');
    const shares = selfPreferences(table, groupByThing(table)).find((own) => own.judge === 'gpt-4');
    expect(ownFamily?.things).toBe(shares?.others?.things);
    expect(ownFamily?.own).toBeCloseTo(shares?.others?.own.value ?? NaN, 1);
  });

  it('is not sure of two questions on which all is alike', () => {
    const rivals = ['claude-2', 'claude-3', 'llama'];
    const rows = ['p', 'q'].flatMap((question) =>
      ['gpt-3.5', 'gpt-4'].flatMap((own) =>
        rivals.flatMap((rival) => [
          judgment('gpt-4', own, rival, Outcome.left, { question }),
          judgment('human', own, rival, Outcome.right, { question }),
        ]),
      ),
    );
    const { ownFamily } = cardOf(judgeCards(tableOf(rows)), 'gpt-4');
    expect(ownFamily?.things).toBe(12);
    expect(ownFamily?.difference).toMatchObject({ value: 1, upper: 1, questions: 2 });
    // An interval that includes 0.34 is no proof beyond doubt.
    expect(ownFamily?.difference?.p).toBeGreaterThan(0.01);
    expect(ownFamily?.difference?.p).toBeLessThan(0.05);
  });

  it('does not take a judge who is surer of itself for one that favours a strong family', () => {
    const judges = [{ name: 'gpt-4', stretch: 2.5 }, { name: 'human' }, { name: 'claude-2' }];
    const strong = { ...board, scatter: 0, strengths: [0.7, 0.6, -0.5, -0.8] };
    const report = judgeCards(simulated(strong, judges, createRandom(8)));
    const { ownFamily } = cardOf(report, 'gpt-4');
    expect(ownFamily?.difference?.lower).toBeGreaterThan(0);
    expect(ownFamily?.preference?.lower).toBeLessThan(0);
    expect(ownFamily?.preference?.upper).toBeGreaterThan(0);
    expect(clearHabits(report, null).clear).toEqual([]);
  });

  it('are rarely found where there are none, though judges spread the models unlike', () => {
    const judges = [
      { name: 'gpt-4', stretch: 1.6, tie: -1 },
      { name: 'claude-2' },
      { name: 'human', stretch: 0.6 },
    ];
    const runs = 60;
    let [found, wide, looks] = [0, 0, 0];
    for (let seed = 1; seed <= runs; seed++) {
      const table = simulated({ ...board, questions: 15 }, judges, createRandom(seed));
      const report = judgeCards(table);
      if (clearHabits(report, null).clear.length > 0) found++;
      for (const { order } of report.cards) {
        looks++;
        if (order && order.lower <= 0 && order.upper >= 0) wide++;
      }
    }
    // 5% of 60 files is 3, and 9 or more has a chance of 0.3%; 95% of 180 is 171, SD 2.9.
    expect(found).toBeLessThan(9);
    expect(wide / looks).toBeGreaterThan(0.9);
  });

  it('does not take strength for place where every pair was shown in one order', () => {
    const both = simulated(board, [{ name: 'x', stretch: 2 }, { name: 'y' }], createRandom(2));
    const x = both.judges.indexOf('x');
    const rows = Uint32Array.from(both.left.keys()).filter(
      (row) => both.judge[row] !== x || both.left[row] > both.right[row],
    );
    const card = cardOf(judgeCards(selectRows(both, rows)), 'x');
    expect(card).toMatchObject({ order: null, noOrder: 'one-order' });
    expect(card.firstWins?.value).toBeLessThan(0.4);
  });
});

const SHARED = new URL('../../../../shared/data/', import.meta.url).pathname;
const isThere = existsSync(SHARED);
if (!isThere) console.warn('skipped: the real files of ../shared are not here');

/* ../shared/reference/golden.json: rakuda_swap_consistency, agreement_fastchat_compute_agreement */
describe.skipIf(!isThere)('figures of the sources', () => {
  const read = async (...paths: string[]) =>
    (
      await readFiles(
        paths.map((path) => streamSource(SHARED + path)),
        { format: null },
      )
    ).table;

  it('Rakuda: flips and half flips of GPT-4', async () => {
    const [card] = judgeCards(await read('rakuda_v1/reviews_rakuda_v1_gpt4.jsonl')).cards;
    expect(card.swaps).toMatchObject({
      flips: { count: 6, of: 104 },
      half: { count: 14, of: 104 },
    });
    expect(card).toMatchObject({ judgments: 800, questions: 40, people: null });
  });

  it('MT-bench: GPT-4 and the experts, by turn', async () => {
    const table = await read('mtbench_human/human.jsonl', 'mtbench_human/gpt4_pair.jsonl');
    const figures = [1, 2].map((turn) => {
      const rows = Uint32Array.from(table.turn.keys()).filter(
        (row) => table.turn[row] === turn && !table.judges[table.judge[row]].startsWith('author'),
      );
      const { people } = cardOf(judgeCards(selectRows(table, rows)), 'gpt4_pair');
      return (
        people && [
          ...[people.agreeing, people.common],
          ...[people.agreeingDecided, people.commonDecided],
        ]
      );
    });
    expect(figures).toEqual([
      [886, 1343, 727, 859],
      [871, 1325, 731, 864],
    ]);
  });
});

describe('parts of judgments', () => {
  it('add up to whole ones', () => {
    const rows = Array.from({ length: 30 }, (_, at) =>
      judgment(at < 27 ? 'j' : null, 'a', 'b', at % 3 === 0 ? Outcome.tie : Outcome.left, {
        ...{ question: `q${String(at % 9)}`, weight: 1 / 3 },
      }),
    );
    const { cards, unknown } = judgeCards(tableOf(rows));
    expect(cards).toMatchObject([
      { judgments: 9, ties: { count: 3, of: 9 }, firstWins: { of: 6 } },
    ]);
    expect(unknown).toBe(1);
  });
});
