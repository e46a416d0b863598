import type { FileReport } from '../../formats/file/report.ts';
import { REPORT_JUDGMENTS } from '../../limits.ts';
import type { Condition } from '../../overview/conditions.ts';
import { filterTable } from '../../overview/filter-table.ts';
import { placesIn } from '../../overview/text-places.ts';
import { editedRows } from '../../overview/wanted-rows.ts';
import type { Benchmark, TextIndex } from '../../table/benchmark.ts';
import { tableEdits } from '../../table/data-edits.ts';
import type { DataEdits } from '../../table/data-edits.ts';
import { UNKNOWN } from '../../table/judgments.ts';
import type { JudgmentTable } from '../../table/judgments.ts';
import { locateRow, locateScore, locateText, scoreFinder } from '../../texts/locate.ts';

/** A text by its file and its number there. */
export type TextPlace = readonly [file: number, number: number];

/** Where the texts of one judgment lie, as far as its files may have them. */
export interface JudgmentPlaces {
  /** Its own record, which may hold all of them; of single scores none. */
  readonly record: TextPlace | null;
  /** Turn by turn, in lists of questions and answers. */
  readonly question: readonly TextPlace[];
  readonly left: readonly TextPlace[];
  readonly right: readonly TextPlace[];
  /** Where each answer was scored by itself: the records of its scores. */
  readonly scores: readonly [left: readonly TextPlace[], right: readonly TextPlace[]] | null;
}

/** Where a report finds texts in the project that it carries. */
export interface ReportTexts {
  /** By which texts are stored. */
  readonly files: readonly Pick<FileReport, 'key' | 'file'>[];
  /** Of the judgments that a report lists, in their order. */
  readonly judgments: readonly JudgmentPlaces[];
}

/** Samples of one answer that are shown. */
const MAX_SAMPLES = 10;

/**
 * Where the texts lie of the first judgments that meet all conditions, as the edits leave them: those
 * that a report lists, in the same order. Linear in rows, texts and scores.
 */
export function reportTexts(
  read: {
    readonly table: JudgmentTable;
    readonly benchmark: Benchmark;
    readonly files: readonly FileReport[];
  },
  edits: DataEdits,
  conditions: readonly Condition[],
): ReportTexts {
  const { table, benchmark, files } = read;
  const { rows: listed } = filterTable(read, edits, conditions);
  const { rows } = editedRows(table, tableEdits(edits, files));
  const names = new Map(edits.names);
  const rename = (name: string): string => names.get(name) ?? name;
  const placesOf = placesIn(benchmark, rename);
  const find = scoreFinder();
  const places = (texts: readonly TextIndex[]): readonly TextPlace[] =>
    texts.flatMap((index) => {
      const place = locateText(files, index);
      return place === null ? [] : [[place.file, place.number] as const];
    });
  const judgments = Array.from(listed.subarray(0, REPORT_JUDGMENTS), (at): JudgmentPlaces => {
    const row = rows[at];
    const [fileLeft, fileRight] = [table.models[table.left[row]], table.models[table.right[row]]];
    const nameIn = (all: readonly string[], index: number) =>
      index === UNKNOWN ? null : all[index];
    const facts = {
      question: nameIn(table.questions, table.question[row]),
      judge: nameIn(table.judges, table.judge[row]),
      turn: table.turn[row] === UNKNOWN ? null : table.turn[row],
    };
    const models = { fileLeft, fileRight, left: rename(fileLeft), right: rename(fileRight) };
    const { question, left, right } = placesOf({ ...facts, ...models });
    const found = locateRow(files, row);
    const scored = (model: string): readonly TextPlace[] => {
      const score = found && locateScore(files, found.file, { model, ...facts }, find);
      const { file, numbers } = score ?? { file: 0, numbers: [] };
      return numbers.slice(0, MAX_SAMPLES).map((number) => [file, number] as const);
    };
    const isScored = found !== null && files[found.file].scores !== undefined;
    return {
      record: found === null || isScored ? null : [found.file, found.number],
      ...{ question: places(question), left: places(left), right: places(right) },
      scores: isScored ? [scored(fileLeft), scored(fileRight)] : null,
    };
  });
  return { files: files.map(({ key, file }) => ({ key, file })), judgments };
}
