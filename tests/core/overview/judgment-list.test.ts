import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_BENCHMARK } from '../../../src/core/table/benchmark.ts';
import type { Benchmark } from '../../../src/core/table/benchmark.ts';
import type { Correction } from '../../../src/core/table/corrections/corrections.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { editTable } from '../../../src/core/table/edit-table.ts';
import type { TableEdits } from '../../../src/core/table/data-edits.ts';
import { judgedBy } from '../../../src/core/overview/conditions.ts';
import { JudgmentBook } from '../../../src/core/overview/judgment-book.ts';
import { ANY_JUDGMENT as ANY } from '../../../src/core/overview/judgment-list.ts';
import type { JudgmentFilter, JudgmentQuery } from '../../../src/core/overview/judgment-list.ts';
import { Outcome, UNKNOWN } from '../../../src/core/table/judgments.ts';
import { orderDisagreements } from '../../../src/core/agreement/order-disagreement.ts';
import type { NewJudgment } from '../../../src/core/table/table-builder.ts';
import { judgmentLists, tableOf } from '../formats/tables.ts';

const ALL: JudgmentQuery = { filter: ANY, offset: 0, limit: 1000, row: null };

/** "a b left q1 j1" and so on; - where the file does not say. */
function rows(...lines: readonly string[]): NewJudgment[] {
  return lines.map((line) => {
    const [left, right, outcome, question = '-', judge = '-', turn = '-'] = line.split(' ');
    return {
      left,
      right,
      outcome: Outcome[outcome as keyof typeof Outcome],
      question: question === '-' ? null : question,
      judge: judge === '-' ? null : judge,
      turn: turn === '-' ? UNKNOWN : Number(turn),
      weight: 1,
    };
  });
}

const TABLE = tableOf(
  rows(
    'a b left q1 j', // 0
    'b a left q1 j', // 1: the other one is better, so the order decided
    'a b right q2 j', // 2
    'b a left q2 j', // 3: b both times
    'a c tie q2 k', // 4
    'c a right q1 k', // 5
    'b c unparsed q1 -', // 6
    'a b left Q12', // 7
  ),
);

function list(
  filter: Partial<JudgmentFilter> = {},
  query: Partial<JudgmentQuery> = {},
  edits: Partial<TableEdits> = {},
  benchmark = EMPTY_BENCHMARK,
) {
  const asked = { ...ALL, ...query, filter: { ...ANY, ...filter } };
  return new JudgmentBook(TABLE, benchmark, { ...NO_EDITS, ...edits }).page(asked);
}

const found = (...asked: Parameters<typeof list>) => list(...asked).lines.map(({ row }) => row);

describe('the list of judgments', () => {
  it('is of those whose tags have one of the values asked for', () => {
    const tags = [
      { name: 'language', values: ['en', 'ja'], value: Int32Array.of(0, 1, 0, 1, 0, 1, -1, 0) },
    ];
    const benchmark = {
      ...EMPTY_BENCHMARK,
      questions: [{ id: 'q1', category: 'coding', turns: [], reference: [] }],
    };
    const book = new JudgmentBook({ ...TABLE, tags }, benchmark, NO_EDITS);
    const tagged = (...asked: (readonly [name: string, values: readonly string[]])[]) => {
      const conditions = asked.map(([name, values]) => ({ name, values }));
      return book.page({ ...ALL, filter: { ...ANY, conditions } }).lines.map(({ row }) => row);
    };
    expect(tagged(['language', ['ja']])).toEqual([1, 3, 5]);
    expect(tagged(['language', ['ja', 'en']])).toEqual([0, 1, 2, 3, 4, 5, 7]);
    expect(tagged(['language', ['en']], ['category', ['coding']])).toEqual([0]);
    expect(tagged(['category', ['maths']])).toEqual([]);
    expect(book.choices()).toEqual({
      facets: [
        { name: 'category', values: ['coding'] },
        { name: 'language', values: ['en', 'ja'] },
        { name: 'kind', values: ['models'] },
        { name: 'judge', values: ['j', 'k'] },
      ],
      dates: null,
    });
  });

  it.each<readonly [string, Partial<JudgmentFilter>, readonly number[]]>([
    ['all', {}, [0, 1, 2, 3, 4, 5, 6, 7]],
    ['a model on either side', { left: 'c' }, [4, 5, 6]],
    ['a model named on the right alone', { right: 'c' }, [4, 5, 6]],
    ['a pair in either order', { left: 'a', right: 'b' }, [0, 1, 2, 3, 7]],
    ['the same, named the other way', { left: 'b', right: 'a' }, [0, 1, 2, 3, 7]],
    ['a pair in one order', { left: 'b', right: 'a', isInOrder: true }, [1, 3]],
    ['a pair where the first is better', { left: 'a', right: 'b', outcome: 'left' }, [0, 7]],
    ['a pair where the second is better', { left: 'a', right: 'b', outcome: 'right' }, [1, 2, 3]],
    ['where a model lost', { left: 'c', outcome: 'right' }, [5]],
    ['where the one shown first won', { outcome: 'left' }, [0, 1, 3, 7]],
    ['ties', { outcome: 'tie' }, [4]],
    ['no verdict', { outcome: 'unparsed' }, [6]],
    ['any verdict that a ranking counts', { outcome: 'readable' }, [0, 1, 2, 3, 4, 5, 7]],
    ['a judge', { conditions: [judgedBy('k')] }, [4, 5]],
    ['some judges', { conditions: [{ name: 'judge', values: ['k', 'j'] }] }, [0, 1, 2, 3, 4, 5]],
    ['some models alone', { conditions: [{ name: 'model', values: ['a', 'c'] }] }, [4, 5]],
    [
      'what means nothing',
      { conditions: [{ name: 'kind', values: ['robots'] }], left: 'c' },
      [4, 5, 6],
    ],
    ['a tag that nothing has', { conditions: [{ name: 'mood', values: ['good'] }] }, []],
    ['a question by its id', { question: 'q1' }, [0, 1, 5, 6]],
    ['a question by a part of ids', { question: 'Q' }, [0, 1, 2, 3, 4, 5, 6, 7]],
    ['a question by a part that few have', { question: '12' }, [7]],
    ['where the order decided', { isDisagreement: true }, [0, 1]],
    ['a name that nobody has', { left: '__proto__' }, []],
  ])('%s', (_name, filter, expected) => {
    expect(found(filter)).toEqual(expected);
  });

  it('comes in pages, or as the page that has a row', () => {
    const page = (query: Partial<JudgmentQuery>) => {
      const { total, offset, lines } = list({}, { limit: 3, ...query });
      return [total, offset, lines.map(({ row }) => row)];
    };
    expect(page({})).toEqual([8, 0, [0, 1, 2]]);
    expect(page({ offset: 6 })).toEqual([8, 6, [6, 7]]);
    expect(page({ offset: 9 })).toEqual([8, 9, []]);
    expect(page({ row: 4 })).toEqual([8, 3, [3, 4, 5]]);
    expect(page({ row: 99 })).toEqual([8, 0, [0, 1, 2]]);
    expect(list({ outcome: 'tie' }, { row: 0 }).lines.map(({ row }) => row)).toEqual([4]);
  });

  it('says what the judge said with the answers in the other order', () => {
    const swapped = list().lines.map((line) => line.swapped);
    expect(swapped).toEqual([
      { row: 1, outcome: Outcome.left },
      { row: 0, outcome: Outcome.left },
      { row: 3, outcome: Outcome.left },
      { row: 2, outcome: Outcome.right },
      ...[null, null, null, null],
    ]);
  });

  it('names models as they were renamed, finds them so, and keeps the numbers of rows', () => {
    const names = [['c', 'b']] as const;
    // b against c have become one model: no judgment any more.
    expect(found({}, {}, { names })).toEqual([0, 1, 2, 3, 4, 5, 7]);
    expect(found({ left: 'c' }, {}, { names })).toEqual([]);
    expect(found({ left: 'b', outcome: 'tie' }, {}, { names })).toEqual([4]);
    const [line] = list({ conditions: [judgedBy('k')] }, {}, { names }).lines;
    expect(line).toMatchObject({ left: 'a', right: 'b', fileLeft: 'a', fileRight: 'c' });
  });

  it('leaves out what the edits leave out', () => {
    expect(found({}, {}, { excluded: ['c'] })).toEqual([0, 1, 2, 3, 7]);
    expect(found({}, {}, { excludedJudges: ['j'] })).toEqual([4, 5, 6, 7]);
    const repeated = tableOf(rows('a b left q j', 'a b left q j', 'b a tie q j'));
    const edits = { ...NO_EDITS, duplicates: 'drop' } as const;
    const { lines } = new JudgmentBook(repeated, EMPTY_BENCHMARK, edits).page(ALL);
    expect(lines.map(({ row }) => row)).toEqual([0, 2]);
  });

  it('leaves out the rows of files that are switched off, also as the other order of a row', () => {
    const edits = {
      excludedRows: [
        [1, 2],
        [6, 2],
      ],
    } as const;
    expect(found({}, {}, edits)).toEqual([0, 3, 4, 5]);
    const swapped = list({}, {}, edits).lines.map((line) => line.swapped);
    expect(swapped).toEqual([null, null, null, null]);
  });

  it('keeps what repeats only the judgment of a judge who is left out', () => {
    const table = tableOf(rows('a b left q j', 'a b left q'));
    const edits = { ...NO_EDITS, duplicates: 'drop', excludedJudges: ['j'] } as const;
    expect(editTable(table, edits).table.left).toHaveLength(1);
    const { lines } = new JudgmentBook(table, EMPTY_BENCHMARK, edits).page(ALL);
    expect(lines.map(({ row }) => row)).toEqual([1]);
  });

  it('keeps what repeats only a row of a file that is switched off', () => {
    const table = tableOf(rows('a b left q j', 'a b left q j'));
    const edits = { ...NO_EDITS, duplicates: 'drop', excludedRows: [[0, 1]] } as const;
    const { lines } = new JudgmentBook(table, EMPTY_BENCHMARK, edits).page(ALL);
    expect(lines.map(({ row }) => row)).toEqual([1]);
  });

  it('holds the judgments that the model is given, whatever the edits', () => {
    const choose = fc.subarray(['', 'a', '__proto__', 'constructor', 'toString']);
    fc.assert(
      fc.property(judgmentLists, fc.boolean(), choose, fc.nat(3), (given, drops, some, merge) => {
        const table = tableOf(given);
        const [to, ...from] = table.models.slice(0, merge + 1);
        const edits: TableEdits = {
          excludedRows: [[merge, some.length]],
          duplicates: drops ? 'drop' : 'keep',
          names: from.map((name) => [name, to] as const),
          excluded: [...some, ...table.models.slice(-1)],
          excludedJudges: [...some, ...table.judges.slice(-1)],
        };
        const edited = editTable(table, edits).table;
        const { total, lines } = new JudgmentBook(table, EMPTY_BENCHMARK, edits).page(ALL);
        expect(total).toBe(edited.left.length);
        expect(lines.map(({ left, right, outcome }) => [left, right, outcome])).toEqual(
          Array.from(edited.left, (left, row) => [
            edited.models[left],
            edited.models[edited.right[row]],
            edited.outcome[row],
          ]),
        );
      }),
    );
  });

  it('says where the texts are that the files hold apart', () => {
    const benchmark: Benchmark = {
      ...EMPTY_BENCHMARK,
      texts: 9,
      questions: [
        { id: 'q1', category: null, turns: [], reference: [] },
        { id: 'q1', category: null, turns: [0, 1], reference: [] },
      ],
      answers: [
        { model: 'a', question: 'q1', id: null, turns: [2, 3] },
        { model: 'old', question: 'q1', id: null, turns: [4, 5] },
        { model: 'a', question: 'q2', id: null, turns: [6] },
      ],
    };
    const names = [
      ['b', 'new'],
      ['old', 'new'],
    ] as const;
    const places = (...lines: readonly string[]) => {
      const table = tableOf(rows(...lines));
      return new JudgmentBook(table, benchmark, { ...NO_EDITS, names })
        .page(ALL)
        .lines.map((line) => line.places);
    };
    expect(places('a b left q1 j', 'b a left q1 j 1', 'a b left q1 j 2', 'a b left')).toEqual([
      { question: [0, 1], left: [2, 3], right: [4, 5] },
      { question: [0], left: [4], right: [2] },
      { question: [0, 1], left: [2, 3], right: [4, 5] },
      { question: [], left: [], right: [] },
    ]);
  });
});

describe('order disagreements', () => {
  const flags = (...lines: readonly string[]) => [...orderDisagreements(tableOf(rows(...lines)))];

  it('are by judge, question and turn', () => {
    expect(flags('a b left q j', 'b a left q j')).toEqual([1, 1]);
    expect(flags('a b left q j', 'b a right q j')).toEqual([0, 0]);
    expect(flags('a b left q j', 'b a left q k')).toEqual([0, 0]);
    expect(flags('a b left q j', 'b a left r j')).toEqual([0, 0]);
    expect(flags('a b left q j 1', 'b a left q j 2')).toEqual([0, 0]);
    expect(flags('a b left q', 'b a left q')).toEqual([1, 1]);
    expect(flags('a b left - j', 'b a left - j')).toEqual([0, 0]);
    expect(flags('a b left q j', 'b a tie q j', 'b a unparsed q j')).toEqual([0, 0, 0]);
    expect(flags('a b left q j', 'a b right q j')).toEqual([0, 0]);
    expect(flags('a b left q j', 'b a left q j', 'a b right q j')).toEqual([1, 1, 0]);
  });

  it('are what comparing every row with every other finds', () => {
    fc.assert(
      fc.property(judgmentLists, (given) => {
        const merged = given.map((row) => ({
          ...row,
          left: row.left < 'a' ? 'x' : 'y',
          right: row.left < 'a' ? 'y' : 'x',
          question: row.question === null ? null : 'q',
          judge: row.judge === null ? null : 'j',
          turn: 1,
        }));
        const table = tableOf(merged);
        const { left, right, outcome, question, judge } = table;
        const winner = (row: number) => (outcome[row] === Outcome.left ? left[row] : right[row]);
        const isDecided = (row: number) =>
          outcome[row] === Outcome.left || outcome[row] === Outcome.right;
        const expected = merged.map((_, row) =>
          merged.some(
            (_other, other) =>
              question[row] !== UNKNOWN &&
              question[row] === question[other] &&
              judge[row] === judge[other] &&
              left[row] === right[other] &&
              isDecided(row) &&
              isDecided(other) &&
              winner(row) !== winner(other),
          )
            ? 1
            : 0,
        );
        expect([...orderDisagreements(table)]).toEqual(expected);
      }),
    );
  });
});

describe('corrected judgments in the list', () => {
  const said = { question: 'q1', judge: 'j', turn: null, outcome: 'left' } as const;
  const corrections: readonly Correction[] = [
    {
      ...{ kind: 'judgment', file: 'f', row: 0, to: 'right' },
      said: { ...said, left: 'a', right: 'b' },
    },
    {
      ...{ kind: 'judgment', file: 'f', row: 1, to: 'excluded' },
      said: { ...said, left: 'b', right: 'a' },
    },
    { kind: 'answer', model: 'c', question: 'q2' },
  ];
  const edits = { corrections, correctedFiles: [['f', [0, 8]]] } as const;

  it('count as they were set right, and say what their file says', () => {
    expect(found({}, {}, edits)).toEqual([0, 2, 3, 5, 6, 7]);
    expect(found({ left: 'a', right: 'b', outcome: 'left' }, {}, edits)).toEqual([7]);
    expect(found({ isDisagreement: true }, {}, edits)).toEqual([]);
    const [first, second] = list({}, {}, edits).lines;
    expect(first).toMatchObject({
      outcome: Outcome.right,
      corrected: { by: corrections[0], fileOutcome: Outcome.left },
      swapped: null,
    });
    expect(second.corrected).toBeUndefined();
  });

  it('are found by themselves, left out or not, and a left-out one where it is open', () => {
    expect(found({ isCorrected: true }, {}, edits)).toEqual([0, 1, 4]);
    expect(found({ isCorrected: true })).toEqual([]);
    const out = list({ isCorrected: true }, {}, edits).lines[1];
    expect(out).toMatchObject({ outcome: Outcome.left, corrected: { by: corrections[1] } });
    expect(found({}, { row: 1 }, edits)).toEqual([0, 1, 2, 3, 5, 6, 7]);
    // What other edits leave out is not there by its row either.
    expect(found({}, { row: 1 }, { ...edits, excludedJudges: ['j'] })).toEqual([5, 6, 7]);
  });

  it('are found where they count only since what they repeat is left out', () => {
    const table = tableOf(rows('a b left q j', 'a b left q j', 'b c left q j'));
    const both = (['excluded', 'right'] as const).map((to, row): Correction => {
      const verdict = { ...said, question: 'q', left: 'a', right: 'b' };
      return { kind: 'judgment', file: 'f', row, said: verdict, to };
    });
    const single: TableEdits = { ...NO_EDITS, ...edits, corrections: both, duplicates: 'drop' };
    const corrected = { ...ALL, filter: { ...ANY, isCorrected: true } };
    const { lines } = new JudgmentBook(table, EMPTY_BENCHMARK, single).page(corrected);
    expect(lines.map(({ row, outcome }) => [row, outcome])).toEqual([
      [0, Outcome.left],
      [1, Outcome.right],
    ]);
    expect(Array.from(editTable(table, single).table.outcome)).toEqual([
      Outcome.right,
      Outcome.left,
    ]);
  });

  it('are those that the model gets', () => {
    const { table, removed } = editTable(TABLE, { ...NO_EDITS, ...edits });
    expect(table.left).toHaveLength(found({}, {}, edits).length);
    expect(removed.corrected).toEqual({ touched: [1, 1, 1], out: 2 });
    expect(Array.from(table.outcome)).toEqual(list({}, {}, edits).lines.map((one) => one.outcome));
  });
});
