import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../../src/core/formats/intake/read.ts';
import { fitAll } from '../../../../../src/core/fit/fit.ts';
import { defaultModelFor } from '../../../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../../../src/core/sampler/settings.ts';
import { countPairs } from '../../../../../src/core/table/choices/count-pairs.ts';
import { csvLine } from '../../../../../src/core/table/csv.ts';
import { mergeTables, selectRows } from '../../../../../src/core/table/merge-tables.ts';
import { names } from '../../tables.ts';
import { textSource } from '../../sources.ts';

/** A judgment, as a file has it row by row. */
interface Judged {
  readonly pair: readonly [left: string, right: string];
  readonly winner: (typeof WINNERS)[number];
  readonly question: string | null;
  readonly judge: string | null;
  readonly weight: number;
}

const WINNERS = ['model_a', 'model_b', 'tie', 'none'] as const;

const judged = fc
  .record({
    models: fc.uniqueArray(names, { minLength: 2, maxLength: 5 }),
    questions: fc.uniqueArray(names, { minLength: 1, maxLength: 14 }),
    judges: fc.oneof(
      fc.uniqueArray(names, { minLength: 1, maxLength: 4 }),
      // From ten on, counts keep who judged.
      fc.uniqueArray(names, { minLength: 10, maxLength: 12, size: 'max' }),
    ),
    isKnown: fc.boolean(),
    draws: fc.array(
      fc.record({
        ...{ a: fc.nat(), b: fc.nat(), question: fc.nat(), judge: fc.nat(), nobody: fc.nat(9) },
        winner: fc.constantFrom(...WINNERS),
        // Sums of these are exact in any order.
        weight: fc.constantFrom(1, 1, 1, 2, 0.5, 0.25),
      }),
      { minLength: 5, maxLength: 120, size: 'max' },
    ),
  })
  .map(({ models, questions, judges, isKnown, draws }) =>
    draws.map(({ a, b, question, judge, nobody, winner, weight }): Judged => {
      const left = a % models.length;
      const right = (left + 1 + (b % (models.length - 1))) % models.length;
      return {
        ...{ pair: [models[left], models[right]], winner, weight },
        question: isKnown || nobody > 0 ? questions[question % questions.length] : null,
        judge: isKnown || nobody > 1 ? judges[judge % judges.length] : null,
      };
    }),
  );

function asRows(judgments: readonly Judged[]): string {
  const header = csvLine(['model_a', 'model_b', 'winner', 'question_id', 'judge', 'weight']);
  const lines = judgments.map(({ pair, winner, question, judge, weight }) =>
    csvLine([...pair, winner, question, judge, weight]),
  );
  return [header, ...lines].join('');
}

/** One line for each pair, question and judge, the slow way; lines in the order of their keys. */
function asCounts(judgments: readonly Judged[]): string {
  const columns = ['wins_a', 'wins_b', 'ties', 'unparsed', 'games'];
  const groups = new Map<string, { readonly of: Judged; readonly n: number[] }>();
  for (const one of judgments) {
    const key = JSON.stringify([one.pair, one.question, one.judge]);
    const group = groups.get(key) ?? { of: one, n: [0, 0, 0, 0] };
    group.n[WINNERS.indexOf(one.winner)] += one.weight;
    groups.set(key, group);
  }
  const header = csvLine(['model_a', 'model_b', 'question_id', 'judge', ...columns]);
  const lines = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { of, n }]) => csvLine([...of.pair, of.question, of.judge, ...n, n[0] + n[1] + n[2]]));
  return [header, ...lines].join('');
}

const read = (text: string) => readFiles([textSource(text, 'a.csv')], { format: null });

describe('counts by question and judge', () => {
  it('are what the judgments are, to the bit', async () => {
    let [questions, raters] = [0, 0];
    await fc.assert(
      fc.asyncProperty(judged, async (judgments) => {
        const rows = await read(asRows(judgments));
        const counted = await read(asCounts(judgments));
        expect(counted.files[0]).toMatchObject({ format: 'counts', failure: null, rejected: 0 });
        const counts = countPairs(rows.table);
        expect(countPairs(counted.table)).toEqual(counts);
        if (counts.byQuestion) questions++;
        if (counts.byRater) raters++;
        const { judgments: total, unparsed } = rows.files[0];
        expect(counted.files[0]).toMatchObject({ judgments: total, unparsed });
      }),
      { numRuns: 300 },
    );
    // It was about these.
    expect(questions).toBeGreaterThan(50);
    expect(raters).toBeGreaterThan(20);
  });

  it('rank alike, over questions like these', async () => {
    const judgments = Array.from({ length: 400 }, (_, at): Judged => {
      const left = at % 3;
      return {
        pair: ['A', 'B', 'C'].toSpliced((left + 1 + (at % 2)) % 3, 1) as [string, string],
        winner: WINNERS[(at * at + at) % 7 < 4 ? 0 : (at % 3) + 1],
        ...{ question: `q${at % 20}`, judge: `j${at % 11}`, weight: 1 },
      };
    });
    const [rows, counted] = await Promise.all([asRows, asCounts].map((as) => read(as(judgments))));
    const fits = [rows, counted].map(({ table }) => {
      const counts = countPairs(table);
      const model = defaultModelFor(counts);
      expect(model.questions).toEqual({ kind: 'robust' });
      return fitAll(counts, model, DEFAULT_SAMPLER, { narrow: 0.68, wide: 0.95 });
    });
    expect(fits[1].summary).toEqual(fits[0].summary);
    expect(fits[1].draws.values).toEqual(fits[0].draws.values);
  });

  it('repeat nothing, however many outcomes a question has', async () => {
    const text =
      'model_a,model_b,wins_a,wins_b,ties,question_id,judge,turn,unparsed\n' +
      'A,B,1,1,1,q,j,2,3\n' +
      'A,B,1,0,0,q,j,2,\n';
    const { table, duplicates, files } = await read(text);
    expect(duplicates).toBe(0);
    expect(files[0]).toMatchObject({ judgments: 4, unparsed: 3, rejected: 0 });
    expect([table.questions, table.judges, [...table.turn]]).toEqual([
      ['q'],
      ['j'],
      [2, 2, 2, 2, 2],
    ]);
    // Also beside rows that do, and as a part of them.
    const row = 'model_a,model_b,winner,question_id,judge,turn\n';
    const both = await readFiles(
      [
        textSource(text, 'counts.csv'),
        textSource(`${row}A,B,model_a,q,j,2\nA,B,model_b,q,j,2\n`, 'rows.csv'),
      ],
      { format: null },
    );
    expect(both.duplicates).toBe(1);
    expect([...(both.table.counted ?? [])]).toEqual([1, 1, 1, 1, 1, 0, 0]);
    const last = selectRows(both.table, Uint32Array.of(4, 5));
    expect([...(last.counted ?? [])]).toEqual([1, 0]);
    const rows = selectRows(both.table, Uint32Array.of(5, 6));
    expect(rows.counted).toBeUndefined();
    expect([...(mergeTables([rows, last]).counted ?? [])]).toEqual([0, 0, 1, 0]);
  });

  it('say what is wrong with a number of judgments without a verdict', async () => {
    const { files } = await read('model_a,model_b,wins_a,wins_b,unparsed\nA,B,1,2,-1\nA,B,1,1,2\n');
    expect(files[0]).toMatchObject({ rejected: 1, unparsed: 2, judgments: 2 });
    expect(files[0].rejections[0].reason).toEqual({
      ...{ kind: 'bad-value', field: 'unparsed', value: '-1' },
    });
  });
});
