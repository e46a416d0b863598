import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { UNKNOWN } from '../../../src/core/table/judgments.ts';
import { locateRow, locateScore, locateText, scoreFinder } from '../../../src/core/texts/locate.ts';
import { textSource } from '../formats/sources.ts';

const PAIRS = '{"question_id": 1, "model1_id": "a", "model2_id": "b", "winner": 1}\n';
const QUESTION = '{"question_id": 1, "turns": ["x?", "y?"]}\n';
const score = (model: string, question: number, points: number | null, judge = 'j') =>
  JSON.stringify({ question_id: question, model, judge, score: points, turn: 1 }) + '\n';

async function reports(...texts: readonly string[]) {
  const sources = texts.map((text, at) => textSource(text, `f${at}`));
  return readFiles(sources, { format: null });
}

/** Found among all scores, and the same in their index. */
function locate(...wanted: Parameters<typeof locateScore>): ReturnType<typeof locateScore> {
  const [files, last, of] = wanted;
  const found = locateScore(files, last, of);
  const find = scoreFinder();
  for (let times = 0; times < 2; times++) expect(locateScore(files, last, of, find)).toEqual(found);
  return found;
}

describe('places', () => {
  it('of rows skip files without any', async () => {
    const { files } = await reports('', PAIRS + PAIRS, QUESTION, PAIRS, '');
    expect([0, 1, 2].map((row) => locateRow(files, row))).toEqual([
      { file: 1, number: 0 },
      { file: 1, number: 1 },
      { file: 3, number: 0 },
    ]);
    expect(locateRow(files, 3)).toBeNull();
    expect(locateRow([], 0)).toBeNull();
  });

  it('of texts count on through the files', async () => {
    const { files } = await reports(QUESTION, PAIRS, QUESTION);
    expect([0, 1, 2, 3].map((index) => locateText(files, index))).toEqual([
      { file: 0, number: 0 },
      { file: 0, number: 1 },
      { file: 2, number: 0 },
      { file: 2, number: 1 },
    ]);
    expect(locateText(files, 4)).toBeNull();
  });

  it('of scores are those that a judgment was derived from, in its file or before', async () => {
    const { files, table } = await reports(
      score('a', 1, null) + score('a', 1, 7) + score('a', 1, 9) + score('a', 2, 3),
      PAIRS,
      score('b', 1, 5) + score('b', 2, 4) + score('c', 2, 4, 'k'),
    );
    const at = { judge: 'j', turn: 1 };
    expect(locate(files, 2, { ...at, model: 'a', question: '1' })).toEqual({
      // The mean of the two that there are.
      ...{ file: 0, numbers: [1, 2], score: 8 },
    });
    expect(locate(files, 2, { ...at, model: 'b', question: '2' })).toEqual({
      ...{ file: 2, numbers: [1], score: 4 },
    });
    expect(locate(files, 0, { ...at, model: 'b', question: '2' })).toBeNull();
    expect(locate(files, 2, { ...at, model: 'c', question: '2' })).toBeNull();
    expect(locate(files, 2, { ...at, turn: null, model: 'a', question: '1' })).toBeNull();
    expect(locate(files, 2, { ...at, judge: null, model: 'a', question: '1' })).toBeNull();
    // Every derived row finds both its scores, and the higher one has won.
    const { firstRow, tableRows } = files[2];
    for (let row = firstRow; row < firstRow + tableRows; row++) {
      const about = {
        question: table.questions[table.question[row]],
        judge: table.judge[row] === UNKNOWN ? null : table.judges[table.judge[row]],
        turn: table.turn[row],
      };
      const [left, right] = [table.left[row], table.right[row]].map(
        (model) => locate(files, 2, { ...about, model: table.models[model] })?.score ?? NaN,
      );
      expect(table.outcome[row]).toBe(left > right ? 0 : 1);
    }
    expect(tableRows).toBe(2);
  });

  it('of a best answer is looked for in its own file', async () => {
    const best = (provider: string, pass: boolean) => {
      const componentResults = [{ assertion: { type: 'select-best', value: 'j' }, pass }];
      return `${JSON.stringify({ promptIdx: 0, testIdx: 0, provider, gradingResult: { componentResults } })}\n`;
    };
    const { files } = await reports(
      best('a', false) + best('b', true),
      best('a', true) + best('c', false),
    );
    const about = { question: '0', judge: 'j', turn: null };
    expect(files.map(({ tableRows }) => tableRows)).toEqual([1, 1]);
    expect(locate(files, 1, { ...about, model: 'a' })).toEqual({
      ...{ file: 1, numbers: [0], score: 1 },
    });
  });
});
