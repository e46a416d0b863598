import { describe, expect, it } from 'vitest';
import { addCounts } from '../../../src/core/table/add-counts.ts';
import { tableOfCounts } from '../../../src/core/table/counts-table.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { Grade, Outcome, UNKNOWN } from '../../../src/core/table/judgments.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { mergeTables, selectRows } from '../../../src/core/table/merge-tables.ts';
import { tableOf, tableParts } from '../../../src/core/table/table-bytes.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { bytesSource } from '../formats/sources.ts';

type Row = readonly [left: string, right: string, outcome: Outcome, grade?: Grade];

function table(rows: readonly Row[], extra: { sides?: 'unknown'; question?: string } = {}) {
  const builder = new TableBuilder();
  for (const [left, right, outcome, grade] of rows) {
    const rest = { question: extra.question ?? null, judge: null, turn: UNKNOWN, weight: 1 };
    const sides = extra.sides && { sides: extra.sides };
    builder.add({ left, right, outcome, ...rest, ...sides, ...(grade !== undefined && { grade }) });
  }
  return builder.build();
}

const { left, right, tie } = Outcome;
const { plain, strong } = Grade;
const ROWS: readonly Row[] = [
  ['a', 'b', left, strong],
  ['a', 'b', left, plain],
  ['a', 'b', left],
  ['a', 'b', tie],
  ['b', 'a', right, strong],
  ['b', 'a', left, plain],
];
const utf8 = (text: string) => new TextEncoder().encode(text);
const none = (...values: number[]) => Float64Array.from(values);

describe('grades in counts', () => {
  it('are of the wins, by pair, and leave the wins as they are', () => {
    const counts = countPairs(table(ROWS));
    expect(counts.leftWins).toEqual(none(3, 1));
    expect(counts.rightWins).toEqual(none(0, 1));
    expect(counts.grades).toEqual({
      leftStrong: none(1, 0),
      rightStrong: none(0, 1),
      leftOpen: none(1, 0),
      rightOpen: none(0, 0),
    });
  });

  it('are not there without a strong win, and no field is new then', () => {
    const ungraded = ROWS.map(([a, b, outcome]): Row => [a, b, outcome]);
    const weak = ROWS.map(([a, b, outcome]): Row => [a, b, outcome, plain]);
    expect(countPairs(table(weak))).toEqual(countPairs(table(ungraded)));
    expect(Object.keys(countPairs(table(ungraded)))).not.toContain('grades');
    expect(Object.keys(table(weak))).not.toContain('grade');
  });

  it('turn with the sides where nobody knows who was shown first', () => {
    const counts = countPairs(table([['b', 'a', left, strong]], { sides: 'unknown' }));
    expect(counts.rightWins).toEqual(none(1));
    expect(counts.grades?.rightStrong).toEqual(none(1));
    expect(counts.grades?.leftStrong).toEqual(none(0));
  });

  it('come back from bytes, from rows that were chosen, and from counts', () => {
    const own = table(ROWS);
    const bytes = new Uint8Array(
      tableParts(own).flatMap((part) => [...(typeof part === 'string' ? utf8(part) : part)]),
    );
    expect(tableOf(bytes.buffer)).toEqual(own);
    expect(selectRows(own, Uint32Array.of(0, 5)).grade).toEqual(Uint8Array.of(strong, plain));
    expect(selectRows(own, Uint32Array.of(1, 2))).not.toHaveProperty('grade');
    expect(countPairs(tableOfCounts(countPairs(own)))).toEqual(countPairs(own));
  });

  it('are open in files that have none, beside files that have some', () => {
    const [graded, other] = [table([['a', 'b', left, strong]]), table([['a', 'b', left]])];
    const merged = countPairs(mergeTables([other, graded]));
    expect(merged.grades).toMatchObject({ leftStrong: none(1), leftOpen: none(1) });
    expect(addCounts([countPairs(other), countPairs(graded)])).toEqual(merged);
  });

  it('are counted by question too, and models may get other names', () => {
    const counts = countPairs(table(ROWS, { question: 'q' }));
    const { byQuestion } = counts;
    expect(byQuestion?.grades).toEqual(counts.grades);
    const renamed = addCounts([counts], (name) => (name === 'a' ? 'z' : name));
    const direct = ROWS.map(([a, b, ...said]): Row => {
      const nameOf = (name: string) => (name === 'a' ? 'z' : name);
      return [nameOf(a), nameOf(b), ...said];
    });
    expect(renamed).toEqual(countPairs(table(direct, { question: 'q' })));
  });
});

describe('what readers do with them', () => {
  const arenaHard = async (grades?: 'collapse' | 'as-published'): Promise<PairCounts> => {
    const games = ['A>>B', 'B>A'].map((score) => ({ score }));
    const row = JSON.stringify({ question_id: 'q', model: 'm', judge: 'j', baseline: 'x', games });
    const options = { format: null, ...(grades && { grades }) };
    const { table: read, files } = await readFiles([bytesSource('f.jsonl', utf8(row))], options);
    expect(files[0].strong).toEqual({ verdicts: 1, as: grades ?? 'ordinal', published: 3 });
    return countPairs(read);
  };

  it('keep them by themselves, count them alike, or thrice as published', async () => {
    const kept = await arenaHard();
    expect(kept.grades?.rightStrong).toEqual(none(0, 0));
    expect(kept.grades?.leftStrong).toEqual(none(0, 1));
    const collapsed = await arenaHard('collapse');
    expect(collapsed).not.toHaveProperty('grades');
    expect(collapsed.leftWins).toEqual(none(0, 1));
    expect((await arenaHard('as-published')).leftWins).toEqual(none(0, 3));
  });

  it.each([
    [
      'wildbench',
      {
        session_id: 's',
        model_A: 'a',
        model_B: 'b',
        winner: 'b',
        parsed_result: { choice: 'B++' },
      },
      { session_id: 't', model_A: 'a', model_B: 'b', winner: 'a', parsed_result: { choice: 'A+' } },
    ],
    [
      'helpsteer3',
      {
        context: 'p',
        response1: 'x',
        response2: 'y',
        model1: 'a',
        model2: 'b',
        overall_preference: 3,
      },
      {
        context: 'q',
        response1: 'x',
        response2: 'y',
        model1: 'a',
        model2: 'b',
        overall_preference: -2,
      },
    ],
    [
      'opencompass',
      { prediction: '[[B>>A]]', gold: { answer1: 'a', answer2: 'b', question: 'p' } },
      { prediction: '[[A>B]]', gold: { answer1: 'a', answer2: 'b', question: 'q' } },
    ],
    [
      'judgearena',
      ...['[[A>>B]], no: [[B>>A]]', '[[A>B]]'].map((judge_completion) => ({
        ...{ instruction: judge_completion, model_A: 'a', model_B: 'b' },
        ...{ prompt_preset: 'arena-hard', judge_completion },
      })),
    ],
  ] as const)('know what is strong: %s', async (format, ...rows) => {
    const text = rows.map((row) => JSON.stringify(row)).join('\n');
    const read = (grades: 'ordinal' | 'as-published') =>
      readFiles([bytesSource('f.jsonl', utf8(text))], { format: null, grades });
    const { table: kept, files } = await read('ordinal');
    expect(files[0].format).toBe(format);
    expect(files[0].strong).toEqual({ verdicts: 1, as: 'ordinal' });
    const counts = countPairs(kept);
    expect([counts.leftWins, counts.rightWins]).toEqual([none(1), none(1)]);
    expect(counts.grades).toMatchObject({ leftStrong: none(0), rightStrong: none(1) });
    // These formats have no weights of their own.
    const published = await read('as-published');
    expect(published.files[0].strong).toEqual({ verdicts: 1, as: 'collapse' });
    expect(published.table).not.toHaveProperty('grade');
    expect(published.table.weight).toBeNull();
  });

  it('take only what a record says of how clear a win is', async () => {
    const read = async (name: string, text: string): Promise<PairCounts['grades']> =>
      countPairs((await readFiles([bytesSource(name, utf8(text))], { format: null })).table).grades;
    const rating = (score: number, is_flipped: boolean) => ({ score, is_flipped });
    const example = (score: number, ...individual_rater_scores: object[]) => ({
      ...{ input_text: `${score}`, score, individual_rater_scores },
    });
    // A mean of 1.5 may be of any ratings.
    const examples = [example(0, rating(1.5, true), rating(-1, false)), example(1.5)];
    const models = [{ name: 'a' }, { name: 'b' }];
    expect(await read('c.json', JSON.stringify({ models, examples }))).toEqual({
      leftStrong: none(0, 0, 0),
      rightStrong: none(0, 1, 0),
      leftOpen: none(0, 0, 1),
      rightOpen: none(0, 0, 0),
    });
    const annotation = (judge_completion: string, parsed?: string) =>
      JSON.stringify({
        ...{ instruction: judge_completion, model_A: 'a', model_B: 'b', judge_completion },
        ...{ prompt_preset: parsed === undefined ? 'default' : 'arena-hard', parsed },
      });
    // The second says the other in its label, the third was asked for scores.
    const annotations = [
      annotation('[[A>>B]]', "{'preference': 0.0}"),
      annotation('Not [[A>>B]]', "{'preference': 0.8}"),
      annotation('score_A: 9, score_B: 1'),
    ];
    expect(await read('j.jsonl', annotations.join('\n'))).toEqual({
      leftStrong: none(1),
      rightStrong: none(0),
      leftOpen: none(1),
      rightOpen: none(1),
    });
  });
});
