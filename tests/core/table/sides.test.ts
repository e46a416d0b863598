import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_BENCHMARK } from '../../../src/core/table/benchmark.ts';
import { dropEach } from '../../../src/core/checks/dropped.ts';
import { modeOf } from '../../../src/core/checks/mode.ts';
import { withQuestions } from '../../../src/core/table/questions/question-counts.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { dropDuplicates, findDuplicates } from '../../../src/core/table/duplicates.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { nextWay } from '../../../src/core/formats/file/way.ts';
import { WRITERS } from '../../../src/core/formats/write/writers.ts';
import type { WriterName } from '../../../src/core/formats/write/writers.ts';
import { biasOf } from '../../../src/core/judge/findings/bias.ts';
import { JudgmentBook } from '../../../src/core/overview/judgment-book.ts';
import { ANY_JUDGMENT } from '../../../src/core/overview/judgment-list.ts';
import { Outcome, Sides, isOrderKnown, swapped } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { questionPoints } from '../../../src/core/map/question-points.ts';
import { mergeTables, sliceRows } from '../../../src/core/table/merge-tables.ts';
import { identified } from '../../../src/core/model/order-effect.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { orderDisagreements } from '../../../src/core/agreement/order-disagreement.ts';
import { outlineOf } from '../../../src/core/overview/outline.ts';
import { oriented, withoutSides } from '../../../src/core/table/sides.ts';
import { styleRows } from '../../../src/core/style/style-rows.ts';
import { swapConsistency } from '../../../src/core/agreement/swap-consistency.ts';
import { tableOf as tableOfBytes, tableParts } from '../../../src/core/table/table-bytes.ts';
import type { NewJudgment } from '../../../src/core/table/table-builder.ts';
import { INTERVALS } from '../counts-of.ts';
import { rowsOf, textSource } from '../formats/sources.ts';
import { judgment, tableOf } from '../formats/tables.ts';

const { left: L, right: R, tie: T, unparsed: U } = Outcome;
const OUTCOMES = [L, R, T, U] as const;

const rows: fc.Arbitrary<NewJudgment[]> = fc.array(
  fc
    .record({
      left: fc.constantFrom('a', 'b', 'c', 'd'),
      right: fc.constantFrom('a', 'b', 'c', 'd'),
      outcome: fc.constantFrom(...OUTCOMES),
      question: fc.constantFrom('p', 'q', 'r'),
      judge: fc.constantFrom('j', 'k'),
      turn: fc.constant(1),
      weight: fc.constant(1),
      isKnown: fc.boolean(),
    })
    .filter(({ left, right }) => left !== right)
    .map(({ isKnown, ...row }): NewJudgment => (isKnown ? row : { ...row, sides: 'unknown' })),
  { minLength: 1, maxLength: 40 },
);

/** The other side first in every row where nothing says which it was. */
function mirrored({ left, right, outcome, ...rest }: NewJudgment): NewJudgment {
  if (rest.sides === undefined) return { left, right, outcome, ...rest };
  return { left: right, right: left, outcome: swapped(outcome), ...rest };
}

/** The same with the names in the order of the first table, which an index may depend on. */
const named = (table: JudgmentTable) => mergeTables([tableOf(NAMES), table]);
const NAMES = ['a', 'b', 'c', 'd'].map((left, at) =>
  judgment('j', left, 'abcd'[(at + 1) % 4], U, { question: 'z' }),
);

const sidesOf = (table: JudgmentTable) =>
  Array.from(table.left, (_, row) => isOrderKnown(table, row));

async function written(to: WriterName, table: JudgmentTable, sides?: 'unknown') {
  const text = [...WRITERS[to](table)].join('');
  const options = { format: null, ...(sides && { sides }) };
  return readFiles([textSource(text, 'x')], options);
}

describe('judgments whose sides are unknown', () => {
  it('say the same whichever side is first, whatever is asked of them', () => {
    const answers = {
      find: (_: string, model: string) => ({
        characters: 100 + model.charCodeAt(0) ** 2,
        ...{ headings: 0, lists: 0, bold: 0, letters: 10, japanese: 0, foreign: 0, code: 0 },
        ...{ polite: 0, plain: 0 },
      }),
    };
    const questions: Record<string, (table: JudgmentTable) => unknown> = {
      counts: (table) => countPairs(table),
      duplicates: (table) => findDuplicates(table),
      swaps: (table) => swapConsistency(table),
      disagreements: (table) => orderDisagreements(table),
      bias: (table) => biasOf(table),
      outline: (table) => outlineOf(table, EMPTY_BENCHMARK),
      style: (table) => styleRows(table, answers, ['length'], 0.5),
      counted: (table) => [...WRITERS['counts-csv'](table)],
      points: (table) => questionPoints(table, ['p', 'q', 'r'], DEFAULT_MODEL),
      dropped: (table) => {
        const counts = countPairs(table);
        const model = identified(counts, DEFAULT_MODEL);
        return dropEach('question', table, counts, model, modeOf(counts, model));
      },
    };
    fc.assert(
      fc.property(rows, (some) => {
        // At least two models are judged, else nothing can be fitted.
        const all = [...some, judgment('k', 'a', 'b', L), judgment('k', 'b', 'a', L)];
        const table = named(tableOf(all));
        const turned = named(tableOf(all.map(mirrored)));
        for (const ask of Object.values(questions)) expect(ask(turned)).toEqual(ask(table));
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.keys(WRITERS) as WriterName[])(
    'as %s, with all sides hidden, give the strengths of a fit without an order effect',
    async (to) => {
      const sampler = { sampler: 'laplace', chains: 1, draws: 50, warmup: 0, seed: 3 } as const;
      await fc.assert(
        fc.asyncProperty(rows, async (some) => {
          const all = [...some, judgment('j', 'a', 'b', L)].map((row) => ({ ...row, weight: 2 }));
          const shown = { ...tableOf(all) };
          delete shown.sides;
          const { table } = await written(to, shown, 'unknown');
          const plain = fitAll(
            countPairs(shown),
            { ...DEFAULT_MODEL, order: null },
            sampler,
            INTERVALS,
          );
          const hidden = fitAll(countPairs(table), DEFAULT_MODEL, sampler, INTERVALS);
          expect(hidden.summary.order).toBeNull();
          expect(hidden.summary.rows).toEqual(plain.summary.rows);
        }),
        { numRuns: 15 },
      );
    },
  );

  it.each(Object.keys(WRITERS) as WriterName[])('are read back from %s as such', async (to) => {
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        const table = tableOf([...some, judgment('j', 'a', 'b', L)]);
        const back = (await written(to, table)).table;
        const [before, after] = [table, back].map((one) => countPairs(one));
        // A file of counts names no questions.
        const expected = to === 'counts-csv' ? withQuestions(before, undefined) : before;
        expect(after).toEqual(expected);
        if (to === 'counts-csv' || to === 'fastchat-pair') return;
        expect(rowsOf(back)).toEqual(rowsOf(oriented(table)));
        expect(sidesOf(back)).toEqual(sidesOf(table));
        // Unknown sides are written one way, so nothing changes the second time.
        expect([...WRITERS[to](back)]).toEqual([...WRITERS[to](table)]);
      }),
      { numRuns: 30 },
    );
  });

  it('stay so when tables are put together, cut, renamed and packed', () => {
    fc.assert(
      fc.property(rows, rows, (one, two) => {
        const [first, second] = [tableOf(one), tableOf(two)];
        const both = mergeTables([first, second]);
        expect(sidesOf(both)).toEqual([...sidesOf(first), ...sidesOf(second)]);
        const end = sliceRows(both, one.length, two.length);
        expect(sidesOf(end)).toEqual(sidesOf(second));
        expect(rowsOf(end)).toEqual(rowsOf(second));
        const bytes = new Uint8Array(tableParts(both).flatMap(bytesOf)).buffer;
        expect(tableOfBytes(bytes)).toEqual(both);
      }),
    );
  });

  it('leave a table where all are known as it was', () => {
    const known = tableOf([judgment('j', 'a', 'b', L)]);
    expect(known).not.toHaveProperty('sides');
    expect(countPairs(known)).not.toHaveProperty('sides');
    const hidden = tableOf([judgment('j', 'a', 'c', L, { sides: 'unknown' })]);
    const part = sliceRows(mergeTables([known, hidden]), 0, 1);
    expect(part).not.toHaveProperty('sides');
  });

  it('are apart from those of the same two models in a known order', () => {
    const counts = countPairs(
      tableOf([
        judgment('j', 'b', 'a', L),
        judgment('j', 'b', 'a', L, { sides: 'unknown' }),
        judgment('j', 'a', 'b', L, { sides: 'unknown' }),
        judgment('j', 'b', 'a', T, { sides: 'unknown' }),
      ]),
    );
    expect(withQuestions(counts, undefined)).toEqual({
      models: ['a', 'b'],
      left: Uint32Array.of(1, 0),
      right: Uint32Array.of(0, 1),
      leftWins: Float64Array.of(1, 1),
      rightWins: Float64Array.of(0, 1),
      ties: Float64Array.of(0, 1),
      sides: Uint8Array.of(Sides.shown, Sides.unknown),
    });
  });

  it('repeat each other in either order, and no judgment of known sides', () => {
    const unknown = { sides: 'unknown' } as const;
    const table = tableOf([
      judgment('j', 'a', 'b', L),
      judgment('j', 'a', 'b', L, unknown),
      judgment('j', 'b', 'a', R, unknown),
      judgment('j', 'b', 'a', L, unknown),
      judgment('j', 'b', 'a', L),
    ]);
    const { rows: repeated, first, agreeing, contradicting } = findDuplicates(table);
    expect([[...repeated], [...first], agreeing, contradicting]).toEqual([[2, 3], [1, 1], 1, 1]);
    expect(dropDuplicates(table).left).toHaveLength(3);
  });

  it('are no swap of anything, and nobody was first in them', () => {
    const unknown = { sides: 'unknown' } as const;
    const table = tableOf([
      judgment('j', 'a', 'b', L, unknown),
      judgment('j', 'b', 'a', L, unknown),
    ]);
    expect(swapConsistency(table)).toEqual([]);
    expect(orderDisagreements(table)).toEqual(Uint8Array.of(0, 0));
    expect(biasOf(table)[0].firstWins).toBeNull();
    const ask = (part: object) =>
      new JudgmentBook(table, EMPTY_BENCHMARK, NO_EDITS).page({
        filter: { ...ANY_JUDGMENT, left: 'a', right: 'b', ...part },
        ...{ offset: 0, limit: 10, row: null },
      });
    const { lines } = ask({});
    expect(lines.map(({ isOrderKnown: isKnown, swapped: other }) => [isKnown, other])).toEqual([
      [false, null],
      [false, null],
    ]);
    expect(ask({ isInOrder: true }).total).toBe(0);
    expect(ask({ left: null, right: null, outcome: 'left' }).total).toBe(0);
  });
});

describe('what the user says of the sides of a file', () => {
  it('goes before what the file seems to say', async () => {
    const text = 'left,right,winner\na,b,left\nb,a,left\n';
    const ways = new Map([['x', { sides: 'unknown' } as const]]);
    const { table, files } = await readFiles([textSource(text, 'x')], { format: null, ways });
    expect(sidesOf(table)).toEqual([false, false]);
    expect(files[0].sides).toEqual({ unknown: 2, isDeclared: true });
    expect(table).toEqual(withoutSides(table));
  });

  it('stays when the file is read in another way, until it is taken back', () => {
    const said = nextWay({ format: 'arena' }, { sides: 'unknown' });
    expect(said).toEqual({ format: 'arena', sides: 'unknown' });
    expect(nextWay(said, { format: 'evalica' })).toEqual({ format: 'evalica', sides: 'unknown' });
    expect(nextWay(said, {})).toEqual({ sides: 'unknown' });
    expect(nextWay(said, { games: 9 })).toEqual({ format: 'arena', sides: 'unknown', games: 9 });
    expect(nextWay(said, { sides: 'shown' })).toEqual({ format: 'arena', sides: 'shown' });
  });
});

function bytesOf(part: Uint8Array | string): number[] {
  return [...(typeof part === 'string' ? new TextEncoder().encode(part) : part)];
}
