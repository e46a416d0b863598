import { GRADED_VERDICTS, TURNED, gradedColumns } from '../../table/grades.ts';
import { isOrderKnown } from '../../table/judgments.ts';
import type { PairCounts, QuestionCounts } from '../../table/judgments.ts';
import { isGraded } from '../settings.ts';
import type { TieModel } from '../settings.ts';

/**
 * Judgments question by question. Each model met on a question has a slot there, those of
 * question q being `slotStart[q]` … `slotStart[q + 1]` − 1; rows likewise, by `rowStart`. As in
 * contests.ts `wins` are the left model's and `total` both sides', ties shared out.
 */
export interface QuestionRows {
  readonly questions: number;
  readonly slotStart: Uint32Array;
  /** By slot. */
  readonly model: Uint32Array;
  readonly rowStart: Uint32Array;
  /** By row, slots. */
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  readonly wins: Float64Array;
  readonly total: Float64Array;
  readonly ties: Float64Array;
  /** In a model of graded verdicts at GRADED_VERDICTS · row + verdict, else null. */
  readonly verdicts: Float64Array | null;
  /** 1 where α acts on the row, else 0. */
  readonly shown: Uint8Array;
}

/** What of a tie is added to each side's wins. */
const SHARE = {
  ...({ half: 0.5, drop: 0, davidson: 0.5, 'rao-kupper': 1 } as const),
  ...({ adjacent: 0.5, cumulative: 1 } as const),
};

interface Row {
  readonly left: number;
  readonly right: number;
  readonly shown: number;
  wins: number;
  total: number;
  ties: number;
  readonly verdicts: number[];
}

/** @param isOrdered whether the order of two models makes a difference */
export function questionRowsOf(
  counts: PairCounts,
  byQuestion: QuestionCounts,
  ties: TieModel,
  isOrdered: boolean,
): QuestionRows {
  const share = SHARE[ties];
  const columns = isGraded(ties) ? gradedColumns(byQuestion) : [];
  const models = counts.models.length;
  const slotStart = new Uint32Array(byQuestion.questions + 1);
  const rowStart = new Uint32Array(byQuestion.questions + 1);
  const model: number[] = [];
  const rows: Row[] = [];
  const slotOf = new Map<number, number>();
  const rowOf = new Map<number, Row>();
  const slot = (m: number): number => {
    const known = slotOf.get(m);
    if (known !== undefined) return known;
    slotOf.set(m, model.length);
    return model.push(m) - 1;
  };
  let at = 0;
  for (let q = 0; q < byQuestion.questions; q++) {
    slotOf.clear();
    rowOf.clear();
    for (; at < byQuestion.question.length && byQuestion.question[at] === q; at++) {
      const pair = byQuestion.pair[at];
      const tied = share * byQuestion.ties[at];
      const own = byQuestion.leftWins[at] + tied;
      const other = byQuestion.rightWins[at] + tied;
      if (own + other === 0) continue;
      const shown = isOrdered && isOrderKnown(counts, pair) ? 1 : 0;
      const isSwapped = shown === 0 && counts.left[pair] > counts.right[pair];
      const left = isSwapped ? counts.right[pair] : counts.left[pair];
      const right = isSwapped ? counts.left[pair] : counts.right[pair];
      const key = (left * models + right) * 2 + shown;
      let row = rowOf.get(key);
      if (row === undefined) {
        const verdicts = columns.map(() => 0);
        const none = { wins: 0, total: 0, ties: 0, verdicts };
        row = { left: slot(left), right: slot(right), shown, ...none };
        rowOf.set(key, row);
        rows.push(row);
      }
      row.wins += isSwapped ? other : own;
      row.total += own + other;
      row.ties += byQuestion.ties[at];
      for (let v = 0; v < columns.length; v++)
        row.verdicts[v] += columns[isSwapped ? TURNED[v] : v][at];
    }
    slotStart[q + 1] = model.length;
    rowStart[q + 1] = rows.length;
  }
  return {
    questions: byQuestion.questions,
    slotStart,
    model: Uint32Array.from(model),
    rowStart,
    left: Uint32Array.from(rows, (row) => row.left),
    right: Uint32Array.from(rows, (row) => row.right),
    wins: Float64Array.from(rows, (row) => row.wins),
    total: Float64Array.from(rows, (row) => row.total),
    ties: Float64Array.from(rows, (row) => row.ties),
    verdicts: isGraded(ties) ? verdictsOf(rows) : null,
    shown: Uint8Array.from(rows, (row) => row.shown),
  };
}

function verdictsOf(rows: readonly Row[]): Float64Array {
  const out = new Float64Array(rows.length * GRADED_VERDICTS);
  rows.forEach(({ verdicts }, r) => {
    out.set(verdicts, r * GRADED_VERDICTS);
  });
  return out;
}
