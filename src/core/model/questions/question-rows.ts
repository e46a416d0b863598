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
  // Columns from the start: as objects, the rows of a million judgments take hundreds of megabytes.
  const most = byQuestion.question.length;
  const model = new Uint32Array(2 * most);
  const [left, right] = [new Uint32Array(most), new Uint32Array(most)];
  const shown = new Uint8Array(most);
  const [wins, total, tied] = Array.from({ length: 3 }, () => new Float64Array(most));
  const verdicts = new Float64Array(most * columns.length);
  const slotOf = new Map<number, number>();
  const rowOf = new Map<number, number>();
  let slots = 0;
  let rows = 0;
  const slot = (m: number): number => {
    const known = slotOf.get(m);
    if (known !== undefined) return known;
    slotOf.set(m, slots);
    model[slots] = m;
    return slots++;
  };
  let at = 0;
  for (let q = 0; q < byQuestion.questions; q++) {
    slotOf.clear();
    rowOf.clear();
    for (; at < most && byQuestion.question[at] === q; at++) {
      const pair = byQuestion.pair[at];
      const shared = share * byQuestion.ties[at];
      const own = byQuestion.leftWins[at] + shared;
      const other = byQuestion.rightWins[at] + shared;
      if (own + other === 0) continue;
      const isShown = isOrdered && isOrderKnown(counts, pair) ? 1 : 0;
      const isSwapped = isShown === 0 && counts.left[pair] > counts.right[pair];
      const first = isSwapped ? counts.right[pair] : counts.left[pair];
      const second = isSwapped ? counts.left[pair] : counts.right[pair];
      const key = (first * models + second) * 2 + isShown;
      let row = rowOf.get(key);
      if (row === undefined) {
        row = rows++;
        rowOf.set(key, row);
        left[row] = slot(first);
        right[row] = slot(second);
        shown[row] = isShown;
      }
      wins[row] += isSwapped ? other : own;
      total[row] += own + other;
      tied[row] += byQuestion.ties[at];
      for (let v = 0; v < columns.length; v++)
        verdicts[row * columns.length + v] += columns[isSwapped ? TURNED[v] : v][at];
    }
    slotStart[q + 1] = slots;
    rowStart[q + 1] = rows;
  }
  return {
    questions: byQuestion.questions,
    slotStart,
    model: model.slice(0, slots),
    rowStart,
    left: left.slice(0, rows),
    right: right.slice(0, rows),
    wins: wins.slice(0, rows),
    total: total.slice(0, rows),
    ties: tied.slice(0, rows),
    verdicts: isGraded(ties) ? verdicts.slice(0, rows * GRADED_VERDICTS) : null,
    shown: shown.slice(0, rows),
  };
}
