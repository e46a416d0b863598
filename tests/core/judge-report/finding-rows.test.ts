import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { FindingRows, styledRows } from '../../../src/core/judge-report/finding-rows.ts';
import { judgeCards } from '../../../src/core/judge-report/judge-cards.ts';
import type { JudgeCard, JudgeCards } from '../../../src/core/judge-report/judge-cards.ts';
import { FORMATS, styleHabits } from '../../../src/core/judge-report/style-habits.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import type { FindingName } from '../../../src/core/overview/finding.ts';
import { editedRows } from '../../../src/core/overview/wanted-rows.ts';
import { NO_COUNTS } from '../../../src/core/style/text-counts.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import type { TableEdits } from '../../../src/core/table/data-edits.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { selectRows } from '../../../src/core/table/merge-tables.ts';
import { streamSource } from '../formats/sources.ts';
import { judgment, judgmentLists, tableOf } from '../formats/tables.ts';
import { simulated } from './simulated-judges.ts';

const { left: L, right: R, tie: T } = Outcome;

const finder = (table: JudgmentTable) => {
  const rows = new FindingRows(table);
  return (what: FindingName, judge: string | null = 'x', other: string | null = null) =>
    rows.of({ what, judge, other });
};

describe('twelve judgments by hand', () => {
  const at = (question: string, weight = 1) => ({ question, weight });
  /** As in judge-cards.test.ts: x turns on q2, is half of a mind on q3. */
  const table = tableOf([
    judgment('x', 'a', 'b', L, at('q1')), // 0
    judgment('x', 'b', 'a', R, at('q1')),
    judgment('x', 'a', 'b', L, at('q2')), // 2
    judgment('x', 'b', 'a', L, at('q2')),
    judgment('x', 'a', 'b', R, at('q3')), // 4
    judgment('x', 'b', 'a', T, at('q3')),
    judgment('x', 'a', 'b', R, at('q4')), // 6
    judgment('human', 'a', 'b', L, at('q1')),
    judgment('human', 'a', 'b', R, at('q2')), // 8
    judgment('human', 'b', 'a', T, at('q3')),
    judgment('human', 'a', 'b', R, at('q4')), // 10
    judgment('y', 'a', 'b', Outcome.unparsed, at('q5')),
  ]);
  const find = finder(table);

  it.each([
    ['judged', 7, [0, 1, 2, 3, 4, 5, 6]],
    ['decided', 6, [0, 1, 2, 3, 4, 6]],
    ['first-won', 3, [0, 2, 3]],
    ['tie', 1, [5]],
    ['swapped', 3, [0, 1, 2, 3, 4, 5]],
    ['flip', 1, [2, 3]],
    ['half-flip', 1, [4, 5]],
    ['first-both', 1, [2, 3]],
    ['shared-people', 4, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['agree-people', 3, [0, 1, 4, 5, 6, 7, 9, 10]],
    ['disagree-others', 1, [2, 3, 8]],
    ['family', 0, []],
  ] as const)('%s are found by their rows', (what, cases, rows) => {
    expect(find(what)).toEqual({ rows: Uint32Array.from(rows), cases });
  });

  it('knows one other judge, everybody, and nobody', () => {
    expect(find('disagree', 'x', 'human')).toEqual(find('disagree-others'));
    expect(find('disagree', 'x', 'y').cases).toBe(0);
    expect(find('shared-people', 'human').cases).toBe(0);
    expect(find('judged', null).cases).toBe(11);
    expect(find('flip', null)).toEqual(find('flip'));
    expect(find('tie', null).rows).toEqual(Uint32Array.of(5, 9));
    expect(find('judged', 'nobody')).toEqual({ rows: new Uint32Array(0), cases: 0 });
  });

  it('counts what a judgment weighs', () => {
    const parts = tableOf([
      judgment('x', 'a', 'b', L, at('q1', 0.25)),
      judgment('x', 'a', 'b', R, at('q1', 0.75)),
    ]);
    expect(finder(parts)('first-won').cases).toBe(0.25);
    expect(finder(parts)('judged').cases).toBe(1);
  });
});

/** Every number of the cards of a table, beside what is found for it. */
function expectCounted(table: JudgmentTable, { cards, pairs }: JudgeCards) {
  const find = finder(table);
  for (const card of cards) {
    const { judge, firstWins, ties, swaps, ownFamily, people, others } = card;
    const cases = (what: FindingName, other?: string) => find(what, judge, other ?? null).cases;
    const rows = (what: FindingName) => find(what, judge).rows;
    expect(cases('judged')).toBe(card.judgments);
    expect(cases('decided')).toBe(firstWins?.of ?? 0);
    expect(cases('first-won')).toBe(firstWins?.count ?? 0);
    expect(cases('tie')).toBe(ties.count);
    expect(cases('swapped')).toBe(swaps?.flips.of ?? 0);
    expect(cases('flip')).toBe(swaps?.flips.count ?? 0);
    expect(cases('half-flip')).toBe(swaps?.half.count ?? 0);
    expect(cases('first-both')).toBe(swaps?.firstBoth ?? 0);
    expect(cases('family')).toBe(ownFamily?.things ?? 0);
    if (ownFamily) {
      const { things, own } = ownFamily;
      expect(cases('family-won')).toBeCloseTo(own * things, 9);
      expect(cases('family-won-elsewhere')).toBeCloseTo(ownFamily.others * things, 9);
    }
    for (const [group, measures] of [['people', people] as const, ['others', others] as const]) {
      expect(cases(`shared-${group}`)).toBe(measures?.common ?? 0);
      expect(cases(`agree-${group}`)).toBe(measures?.agreeing ?? 0);
      const apart = (measures?.common ?? 0) - (measures?.agreeing ?? 0);
      expect(cases(`disagree-${group}`)).toBe(apart);
    }
    // What is found holds nothing else.
    const flipped = selectRows(table, rows('flip'));
    const again = judgeCards(flipped).cards.at(0)?.swaps;
    expect(again?.flips.count).toBe(again?.flips.of);
    expect(again?.flips.count ?? 0).toBe(swaps?.flips.count ?? 0);
    const agreed = judgeCards(selectRows(table, rows('agree-others')));
    const own = agreed.cards.find(({ judge: name }) => name === judge)?.others;
    expect(own?.agreeing ?? 0).toBe(others?.agreeing ?? 0);
  }
  for (const { first, second, common, agreeing } of pairs) {
    const [a, b] = [cards[first].judge, cards[second].judge];
    expect(find('shared', a, b).cases).toBe(common);
    expect(find('agree', b, a).cases).toBe(agreeing);
    expect(find('disagree', a, b).cases).toBe(common - agreeing);
  }
}

describe('numbers of the cards', () => {
  const models = fc.constantFrom('a', 'gpt-3.5', 'claude-2');
  const one = fc
    .record({
      ...{ left: models, right: models },
      outcome: fc.constantFrom(L, R, T, Outcome.unparsed),
      question: fc.option(fc.constantFrom('p', 'q'), { freq: 8 }),
      judge: fc.option(fc.constantFrom('gpt-4', 'claude-3', 'human', 'author_0'), { freq: 8 }),
      turn: fc.constantFrom(1, 2),
      weight: fc.constantFrom(1, 1, 0.5),
      isShown: fc.constantFrom(true, true, false),
    })
    .map(({ judge, left, right, outcome, isShown, ...more }) =>
      judgment(judge, left, right, outcome, {
        ...more,
        ...(!isShown && { sides: 'unknown' as const }),
      }),
    );

  it('are of as many as are found, whatever the judgments', () => {
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 60 }), (rows) => {
        const table = tableOf(rows);
        expectCounted(table, judgeCards(table));
      }),
      { numRuns: 60 },
    );
  });

  it('are of what the edits leave, by the rows of the files', () => {
    const choose = fc.subarray(['', 'a', '__proto__', 'constructor', 'toString']);
    fc.assert(
      fc.property(
        fc.oneof(judgmentLists, fc.array(one, { minLength: 1, maxLength: 40 })),
        fc.boolean(),
        choose,
        (given, drops, some) => {
          const read = tableOf(given);
          const edits: TableEdits = {
            ...NO_EDITS,
            ...{ excluded: some.slice(0, 1), excludedJudges: ['author_0'] },
            ...{ duplicates: drops ? 'drop' : 'keep', names: [['gpt-3.5', 'claude-2']] },
          };
          const { table, rows } = editedRows(read, edits);
          expect(table.left).toHaveLength(rows.length);
          const names = new Map(edits.names);
          rows.forEach((row, at) => {
            const name = read.models[read.left[row]];
            expect(table.models[table.left[at]]).toBe(names.get(name) ?? name);
            expect(table.outcome[at]).toBe(read.outcome[row]);
            expect(table.questions[table.question[at]]).toBe(read.questions[read.question[row]]);
          });
        },
      ),
    );
  });
});

describe('numbers about texts', () => {
  const board = {
    ...{ models: ['a', 'b', 'c'], strengths: [0.5, 0, -0.7], questions: 12 },
    answer: (m: number, q: number) => ({ characters: 100 + ((m * 7 + q * 3) % 5), lists: m % 2 }),
  };
  const table = simulated(board, [{ name: 'x', tie: -1 }, { name: 'y' }], createRandom(4));
  const answers = {
    find: (question: string, model: string) => {
      // Of c no answer to half of the questions is kept.
      const q = Number(question.slice(1));
      if (model === 'c' && q % 2 === 0) return null;
      return { ...NO_COUNTS, ...board.answer(board.models.indexOf(model), q) };
    },
  };

  it('are of as many as are found', () => {
    const { judges } = styleHabits(table, answers);
    for (const { judge, longerWins, moreWins } of judges) {
      for (const quantity of ['length', ...FORMATS] as const) {
        const share = quantity === 'length' ? longerWins : moreWins[quantity];
        const found = (how: 'differ' | 'won' | 'lost') =>
          styledRows(table, answers, { what: `${quantity}-${how}`, judge, other: null });
        expect(found('differ')?.cases).toBe(share?.of ?? 0);
        expect(found('won')?.cases).toBe(share?.count ?? 0);
        expect(found('lost')?.cases).toBe((share?.of ?? 0) - (share?.count ?? 0));
        expect(found('won')?.rows).toHaveLength(share?.count ?? 0);
      }
    }
    expect(judges[0].longerWins?.of).toBeGreaterThan(20);
    expect(judges[0].moreWins.lists?.of).toBeGreaterThan(20);
  });

  it('hold by hand, whichever side a file has the longer one on', () => {
    const own = tableOf([
      judgment('x', 'lengthy', 'brief', L),
      judgment('x', 'brief', 'lengthy', L, { sides: 'unknown' }),
      judgment('x', 'brief', 'lengthy', R, { sides: 'unknown' }),
      judgment('x', 'brief', 'lengthy', T),
      judgment('y', 'lengthy', 'brief', L),
    ]);
    const find = (_: string, model: string) => ({ ...NO_COUNTS, characters: model.length });
    const found = (what: FindingName) =>
      styledRows(own, { find }, { what, judge: 'x', other: null });
    expect(Array.from(found('length-won')?.rows ?? [])).toEqual([0, 2]);
    expect(Array.from(found('length-lost')?.rows ?? [])).toEqual([1]);
    expect(found('flip')).toBeNull();
  });
});

const SHARED = new URL('../../../../shared/data/', import.meta.url).pathname;
const isThere = existsSync(SHARED);
if (!isThere) console.warn('skipped: the real files of ../shared are not here');

/* ../shared/reference/golden.json: rakuda_swap_consistency */
describe.skipIf(!isThere)('the real files', () => {
  const read = async (...paths: string[]) =>
    (
      await readFiles(
        paths.map((path) => streamSource(SHARED + path)),
        { format: null },
      )
    ).table;
  const flips = ({ cards }: JudgeCards): JudgeCard => cards[0];

  it('Rakuda: six flips are twelve judgments', async () => {
    const table = await read('rakuda_v1/reviews_rakuda_v1_gpt4.jsonl');
    const report = judgeCards(table);
    expectCounted(table, report);
    const found = finder(table)('flip', flips(report).judge);
    expect(found.cases).toBe(6);
    expect(found.rows).toHaveLength(12);
  });

  it('MT-bench: every number of GPT-4’s card and the experts’', async () => {
    const table = await read('mtbench_human/human.jsonl', 'mtbench_human/gpt4_pair.jsonl');
    const { cards, pairs, ...rest } = judgeCards(table);
    const some = cards.filter(({ judge }, at) => judge === 'gpt4_pair' || at < 3);
    expectCounted(table, { ...rest, cards: some, pairs: [] });
    const [{ first, second, common }] = pairs;
    const shared = finder(table)('shared', cards[first].judge, cards[second].judge);
    expect(shared.cases).toBe(common);
  });
});
