import type { TextIndex } from '../table/benchmark.ts';
import type { FileReport } from '../formats/file/report.ts';
import { UNKNOWN } from '../table/judgments.ts';
import { lowerJudges } from '../table/scores.ts';
import type { ScoreTable } from '../table/scores.ts';

/** A file by its place in the list, and a number inside it. */
export interface Place {
  readonly file: number;
  readonly number: number;
}

/** The file that a row of the whole table is of, and its number among the file's rows. */
export function locateRow(files: readonly FileReport[], row: number): Place | null {
  const file = files.findLastIndex(({ firstRow, tableRows }) => tableRows > 0 && firstRow <= row);
  if (file < 0) return null;
  const number = row - files[file].firstRow;
  return number < files[file].tableRows ? { file, number } : null;
}

/** The file that holds a text of the merged benchmark, and its number among the file's texts. */
export function locateText(files: readonly FileReport[], index: TextIndex): Place | null {
  let number = index;
  for (const [file, { holds }] of files.entries()) {
    if (number < holds.texts) return { file, number };
    number -= holds.texts;
  }
  return null;
}

/** The score that a judgment was derived from, on one side. */
export interface LocatedScore {
  readonly file: number;
  /** Of the scores in the file: several where there are samples. */
  readonly numbers: readonly number[];
  /** Their mean. */
  readonly score: number;
}

/** Finds the scores of a file by what they are of: indices into its names, UNKNOWN for none. */
export type FindScores = (
  scores: ScoreTable,
  model: number,
  question: number,
  judge: number,
  turn: number,
) => readonly number[];

/** Looks through all scores, which is quickest for a few. */
const scanScores: FindScores = (scores, ...wanted) => {
  const numbers: number[] = [];
  for (let row = 0; row < scores.score.length; row++)
    if (isScoreOf(scores, row, wanted)) numbers.push(row);
  return numbers;
};

/** Sorts the scores of every file once, for who asks for many. */
export function scoreFinder(): FindScores {
  const known = new Map<ScoreTable, Map<string, number[]>>();
  return (scores, ...wanted) => {
    const index = known.get(scores) ?? indexOf(scores);
    known.set(scores, index);
    return index.get(wanted.join(' ')) ?? [];
  };
}

function indexOf({ model, question, judge, turn, score }: ScoreTable): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (let row = 0; row < score.length; row++) {
    if (Number.isNaN(score[row])) continue;
    const key = [model[row], question[row], judge[row], turn[row]].join(' ');
    const rows = found.get(key);
    if (rows === undefined) found.set(key, [row]);
    else rows.push(row);
  }
  return found;
}

function isScoreOf(
  scores: ScoreTable,
  row: number,
  [model, question, judge, turn]: readonly [number, number, number, number],
): boolean {
  return (
    !Number.isNaN(scores.score[row]) &&
    scores.model[row] === model &&
    scores.question[row] === question &&
    scores.judge[row] === judge &&
    scores.turn[row] === turn
  );
}

/**
 * The score of a model that a derived judgment goes by: the mean of those that the judge gave for
 * the same question and turn in the first file with any, up to the judgment's own; of a best
 * answer, in its own (see derive-pairs.ts).
 */
export function locateScore(
  files: readonly FileReport[],
  last: number,
  wanted: {
    readonly model: string;
    readonly question: string | null;
    readonly judge: string | null;
    readonly turn: number | null;
  },
  find: FindScores = scanScores,
): LocatedScore | null {
  const derived = files[last].scores;
  for (const [file, { scores }] of files.slice(0, last + 1).entries()) {
    if (scores === undefined || derived === undefined || scores.equal !== derived.equal) continue;
    if (isLower(scores, wanted.judge) !== isLower(derived, wanted.judge)) continue;
    if (derived.equal === 'nothing' && file < last) continue;
    const model = scores.models.indexOf(wanted.model);
    const question = scores.questions.indexOf(wanted.question ?? '');
    const judge = wanted.judge === null ? -1 : scores.judges.indexOf(wanted.judge);
    if (model < 0 || question < 0 || (wanted.judge !== null && judge < 0)) continue;
    const numbers = find(scores, model, question, judge, wanted.turn ?? UNKNOWN);
    let mean = 0;
    numbers.forEach((row, at) => {
      mean += (scores.score[row] - mean) / (at + 1);
    });
    if (numbers.length > 0) return { file, numbers, score: mean };
  }
  return null;
}

function isLower(scores: ScoreTable, judge: string | null): boolean {
  return lowerJudges(scores).includes(judge ?? '');
}
