import type { TextIndex } from '../benchmark.ts';
import { ruleOf } from '../derive-pairs.ts';
import type { FileReport } from '../formats/report.ts';

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
export interface LocatedScore extends Place {
  readonly score: number;
}

/**
 * The score of a model that a derived judgment goes by: the first that the judge gave for the
 * same question and turn, in the judgment's file or in one before it (see derive-pairs.ts).
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
): LocatedScore | null {
  const own = files[last].scores;
  for (const [file, { scores }] of files.slice(0, last + 1).entries()) {
    if (scores === undefined || own === undefined) continue;
    if (ruleOf(scores).join() !== ruleOf(own).join()) continue;
    const model = scores.models.indexOf(wanted.model);
    const question = scores.questions.indexOf(wanted.question ?? '');
    const judge = wanted.judge === null ? -1 : scores.judges.indexOf(wanted.judge);
    if (model < 0 || question < 0 || (wanted.judge !== null && judge < 0)) continue;
    const turn = wanted.turn ?? -1;
    const number = scores.score.findIndex(
      (score, row) =>
        !Number.isNaN(score) &&
        scores.model[row] === model &&
        scores.question[row] === question &&
        scores.judge[row] === judge &&
        scores.turn[row] === turn,
    );
    if (number >= 0) return { file, number, score: scores.score[number] };
  }
  return null;
}
