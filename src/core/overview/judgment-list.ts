import type { Benchmark, TextIndex } from '../table/benchmark.ts';
import { correctTable, rowFacts } from '../table/corrections/corrected-table.ts';
import type { CorrectedTable } from '../table/corrections/corrected-table.ts';
import type { Correction } from '../table/corrections/corrections.ts';
import { isRowExcluded } from '../table/data-edits.ts';
import type { TableEdits } from '../table/data-edits.ts';
import { findDuplicates } from '../table/duplicates.ts';
import { Outcome, UNKNOWN, isOrderKnown, outcomeOf, swapped } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { selectRows } from '../table/merge-tables.ts';
import { orderDisagreements } from '../agreement/order-disagreement.ts';

/** Which judgments are wanted; null stands for any. Names are those that the edits gave. */
export interface JudgmentFilter {
  /** One model, and the one it was compared with; shown in either order. */
  readonly left: string | null;
  readonly right: string | null;
  /** Only where `left` was shown first. */
  readonly isInOrder: boolean;
  /** A question by its id; where no question has it, a part of ids in any case. */
  readonly question: string | null;
  readonly judge: string | null;
  /** `left` and `right`: that model is better; without models, the one shown first or second. */
  readonly outcome: keyof typeof Outcome | null;
  /** Only where the judge said the opposite once the answers had changed places. */
  readonly isDisagreement: boolean;
  /** Only what corrections change or leave out. */
  readonly isCorrected?: boolean;
}

export interface JudgmentQuery {
  readonly filter: JudgmentFilter;
  readonly offset: number;
  readonly limit: number;
  /**
   * A row that has to be on the page, which then begins elsewhere than at `offset`, and is there also
   * where a correction leaves it out; or null.
   */
  readonly row: number | null;
}

/** Where a text stands in the benchmark, turn by turn; empty where it is not there. */
export interface TextPlaces {
  readonly question: readonly TextIndex[];
  readonly left: readonly TextIndex[];
  readonly right: readonly TextIndex[];
}

export interface JudgmentLine {
  /** Of the table as it was read. */
  readonly row: number;
  /** The models as the edits name them; left was shown first, where the order is known. */
  readonly left: string;
  readonly right: string;
  /** The same as the files name them. */
  readonly fileLeft: string;
  readonly fileRight: string;
  /** As it counts. */
  readonly outcome: Outcome;
  /** What was set right, and what the file says. */
  readonly corrected?: { readonly by: Correction; readonly fileOutcome: Outcome };
  readonly question: string | null;
  readonly judge: string | null;
  readonly turn: number | null;
  readonly weight: number;
  /** There where it is a part of the choice of one among several, or of a ranking. */
  readonly isOfChoice?: true;
  readonly isOrderKnown: boolean;
  /** The first judgment of the same thing by the same judge with the answers in the other order. */
  readonly swapped: { readonly row: number; readonly outcome: Outcome } | null;
  readonly places: TextPlaces;
}

export interface JudgmentPage {
  readonly total: number;
  readonly offset: number;
  readonly lines: readonly JudgmentLine[];
}

/** Some of the judgments that the edits leave, in the order of the files. */
export function judgmentList(
  read: JudgmentTable,
  benchmark: Benchmark,
  edits: TableEdits,
  query: JudgmentQuery,
): JudgmentPage {
  const corrected = correctTable(read, edits);
  const table = corrected?.table ?? read;
  const names = new Map(edits.names);
  const rename = (name: string): string => names.get(name) ?? name;
  const models = table.models.map(rename);
  const isKept = keptBy(table, models, edits, corrected);
  const isListed = listedBy(query, isKept, corrected, () => keptBy(read, models, edits, null));
  const isWanted = wantedBy(table, models, query.filter);
  const found = new Uint32Array(table.left.length);
  let total = 0;
  for (let row = 0; row < table.left.length; row++) {
    if (isListed(row) && isWanted(row)) found[total++] = row;
  }
  const at = query.row === null ? -1 : found.subarray(0, total).indexOf(query.row);
  const offset = at < 0 ? query.offset : at - (at % query.limit);
  const rows = found.subarray(offset, Math.min(total, offset + query.limit));
  const swapped = swappedOf(table, rows, isKept);
  const placesOf = placesIn(benchmark, rename);
  const lines = Array.from(rows, (row, line): JudgmentLine => {
    const { left, right, question, judge, turn, weight, outcome } = table;
    const other = swapped[line];
    const by = corrected?.of(row) ?? null;
    const facts = {
      row,
      left: models[left[row]],
      right: models[right[row]],
      fileLeft: table.models[left[row]],
      fileRight: table.models[right[row]],
      outcome: outcomeOf(outcome[row]),
      ...(by && { corrected: { by, fileOutcome: outcomeOf(read.outcome[row]) } }),
      question: question[row] === UNKNOWN ? null : table.questions[question[row]],
      judge: judge[row] === UNKNOWN ? null : table.judges[judge[row]],
      turn: turn[row] === UNKNOWN ? null : turn[row],
      weight: weight === null ? 1 : weight[row],
      ...(rowFacts(table, row).isOfChoice && { isOfChoice: true as const }),
      isOrderKnown: isOrderKnown(table, row),
      swapped: other < 0 ? null : { row: other, outcome: outcomeOf(outcome[other]) },
    };
    return { ...facts, places: placesOf(facts) };
  });
  return { total, offset, lines };
}

type IsWanted = (row: number) => boolean;

/** What was left out by a correction is listed where it is asked for: by its row, or with all corrected. */
function listedBy(
  { row: open, filter }: JudgmentQuery,
  isKept: IsWanted,
  corrected: CorrectedTable | null,
  otherwise: () => IsWanted,
): IsWanted {
  if (!filter.isCorrected && (corrected === null || open === null)) return isKept;
  const isThere = otherwise();
  if (filter.isCorrected)
    return (row) => corrected !== null && corrected.of(row) !== null && isThere(row);
  return (row) => isKept(row) || (row === open && isThere(row));
}

/** Whether the edits leave a row; as editTable does, without losing the numbers of rows. */
function keptBy(
  table: JudgmentTable,
  models: readonly string[],
  edits: TableEdits,
  corrected: CorrectedTable | null,
): IsWanted {
  const { left, right, judge } = table;
  const excluded = new Set(edits.excluded);
  const excludedJudges = new Set(edits.excludedJudges);
  const isOut = table.models.map((name) => excluded.has(name));
  const isJudgeOut = table.judges.map((name) => excludedJudges.has(name));
  const isOff = isRowExcluded(edits);
  const isIncluded = (row: number): boolean =>
    !isOff(row) &&
    corrected?.isOut(row) !== true &&
    !isOut[left[row]] &&
    !isOut[right[row]] &&
    !(judge[row] !== UNKNOWN && isJudgeOut[judge[row]]);
  const isRepeated = new Uint8Array(edits.duplicates === 'drop' ? left.length : 0);
  if (edits.duplicates === 'drop') {
    const included = Uint32Array.from(left.keys()).filter(isIncluded);
    for (const at of findDuplicates(selectRows(table, included)).rows) isRepeated[included[at]] = 1;
  }
  return (row) =>
    isIncluded(row) &&
    isRepeated.at(row) !== 1 &&
    (edits.names.length === 0 || models[left[row]] !== models[right[row]]);
}

function wantedBy(table: JudgmentTable, models: readonly string[], filter: JudgmentFilter) {
  const { left, right, outcome, judge, question } = table;
  const { isInOrder, isDisagreement } = filter;
  // With one model alone it is the one that counts, wherever it was put.
  const a = filter.left ?? filter.right;
  const b = filter.left === null ? null : filter.right;
  const isA = models.map((name) => a === null || name === a);
  const isB = models.map((name) => b === null || name === b);
  const isJudge = table.judges.map((name) => name === filter.judge);
  const isQuestion = questionsLike(table.questions, filter.question);
  const wanted = filter.outcome === null ? null : Outcome[filter.outcome];
  const disagrees = isDisagreement ? orderDisagreements(table) : null;
  const isOfPair = (row: number): 'as asked' | 'swapped' | null => {
    if (isA[left[row]] && isB[right[row]]) return 'as asked';
    return !isInOrder && isB[left[row]] && isA[right[row]] ? 'swapped' : null;
  };
  return (row: number): boolean => {
    const place = isOfPair(row);
    if (place === null || (isInOrder && !isOrderKnown(table, row))) return false;
    if (filter.judge !== null && (judge[row] === UNKNOWN || !isJudge[judge[row]])) return false;
    if (isQuestion !== null && (question[row] === UNKNOWN || !isQuestion[question[row]])) {
      return false;
    }
    if (disagrees !== null && disagrees[row] === 0) return false;
    if (wanted === null) return true;
    const isOfSide = a === null && (wanted === Outcome.left || wanted === Outcome.right);
    if (isOfSide && !isOrderKnown(table, row)) return false;
    return outcome[row] === (place === 'swapped' ? swapped(wanted) : wanted);
  };
}

/** Which questions are meant; null where all are. */
function questionsLike(ids: readonly string[], wanted: string | null): boolean[] | null {
  if (wanted === null) return null;
  if (ids.includes(wanted)) return ids.map((id) => id === wanted);
  const part = wanted.toLowerCase();
  return ids.map((id) => id.toLowerCase().includes(part));
}

/** For each of these rows the first kept one that differs in the order alone, or −1. */
function swappedOf(table: JudgmentTable, rows: Uint32Array, isKept: IsWanted): Int32Array {
  const { left, right, question, judge, turn } = table;
  const partners = new Int32Array(rows.length).fill(-1);
  const byQuestion = new Map<number, number[]>();
  rows.forEach((row, line) => {
    if (question[row] === UNKNOWN || !isOrderKnown(table, row)) return;
    const lines = byQuestion.get(question[row]);
    if (lines === undefined) byQuestion.set(question[row], [line]);
    else lines.push(line);
  });
  if (byQuestion.size === 0) return partners;
  for (let other = 0; other < left.length; other++) {
    for (const line of byQuestion.get(question[other]) ?? []) {
      const row = rows[line];
      const isPartner =
        partners[line] < 0 &&
        left[other] === right[row] &&
        right[other] === left[row] &&
        judge[other] === judge[row] &&
        turn[other] === turn[row] &&
        isOrderKnown(table, other) &&
        isKept(other);
      if (isPartner) partners[line] = other;
    }
  }
  return partners;
}

/** Finds questions and answers of a benchmark: of a model by the name in its file, or as edited. */
function placesIn(benchmark: Benchmark, rename: (name: string) => string) {
  const questions = new Map<string, readonly TextIndex[]>();
  for (const { id, turns } of benchmark.questions) {
    if (turns.length > 0 && !questions.has(id)) questions.set(id, turns);
  }
  const answers = new Map<string, readonly TextIndex[]>();
  const keyOf = (model: string, question: string) => JSON.stringify([model, question]);
  const put = (key: string, turns: readonly TextIndex[]) => {
    if (!answers.has(key)) answers.set(key, turns);
  };
  for (const { model, question, turns } of benchmark.answers) put(keyOf(model, question), turns);
  for (const { model, question, turns } of benchmark.answers) {
    put(keyOf(rename(model), question), turns);
  }
  return (line: Omit<JudgmentLine, 'places'>): TextPlaces => {
    const { question, turn } = line;
    if (question === null) return { question: [], left: [], right: [] };
    const upTo = (turns: readonly TextIndex[] = []) => turns.slice(0, turn ?? turns.length);
    const answer = (inFile: string, edited: string) =>
      upTo(answers.get(keyOf(inFile, question)) ?? answers.get(keyOf(edited, question)));
    return {
      question: upTo(questions.get(question)),
      left: answer(line.fileLeft, line.left),
      right: answer(line.fileRight, line.right),
    };
  };
}
