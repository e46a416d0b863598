import type { AgreementMeasures } from '../agreement/agreement-measures.ts';
import { groupByThing } from '../agreement/things.ts';
import { adjustForLooks } from '../checks/false-discoveries.ts';
import { HABIT_LEVEL, MIN_OBSERVATIONS } from '../limits.ts';
import type { MeasuredAnswers } from '../style/answers.ts';
import { judgmentsWithTexts } from '../style/style-rows.ts';
import { correctTable } from '../table/corrections/corrected-table.ts';
import { isRowExcluded, tableEdits } from '../table/data-edits.ts';
import type { DataEdits } from '../table/data-edits.ts';
import { editTable } from '../table/edit-table.ts';
import { Outcome, UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { selectRows } from '../table/merge-tables.ts';
import { oriented } from '../table/sides.ts';
import { cardAgreements } from './card-agreement.ts';
import { pairContests, whyNoOrderIn } from './contests.ts';
import { changeBetween } from './effect.ts';
import type { Effect, ClusteredEstimate } from './effect.ts';
import { fitHabits } from './habit-fit.ts';
import { estimatesOf, NO_CONTRASTS } from './habits.ts';
import { pooledStrengths } from './judge-cards.ts';
import { rowsByJudge } from './judge-rows.ts';
import { styleEstimates } from './style-habits.ts';

/** A judge at one time: all that it judged, or what one file or one time has of it. */
export interface Snapshot {
  readonly judge: string;
  readonly file: string | null;
  /** Milliseconds since 1970, from which on and before which; no judgment without a time is either. */
  readonly since?: number;
  readonly until?: number;
}

/** A habit in both snapshots, and by how much the second has more of it. */
export interface Change {
  readonly first: number;
  readonly second: number;
  readonly change: Effect;
  /** Adjusted for the habits that are looked at here. */
  readonly adjusted: number;
}

/** What differs between two snapshots; habits as on the cards. */
export interface JudgeDrift {
  readonly judgments: readonly [first: number, second: number];
  /** On what both judged; null where they share nothing. */
  readonly agreement: AgreementMeasures | null;
  /** α, log-odds. */
  readonly order: Change | null;
  /** Share of ties. */
  readonly ties: Change | null;
  /** Log-odds for an answer twice as long; null also where no answers are kept. */
  readonly length: Change | null;
  /** Whether any of the three changed by more than chance explains. */
  readonly isChanged: boolean;
}

const NAMES = ['first', 'second'] as const;

/**
 * Two snapshots of a judge, or two judges. Questions that both judged are paired, so that what is
 * special to them cancels. Null where either has judged nothing.
 * @param table as it was read
 * @param answers null where none are kept
 */
export function judgeDrift(
  table: JudgmentTable,
  files: Parameters<typeof tableEdits>[1],
  edits: DataEdits,
  answers: Pick<MeasuredAnswers, 'find'> | null,
  snapshots: readonly [first: Snapshot, second: Snapshot],
): JudgeDrift | null {
  const relabelled = labelled(table, files, edits, snapshots);
  const done = { excludedJudges: [], corrections: [] };
  const own = oriented(editTable(relabelled, { ...edits, ...done }).table);
  const { judges, all } = rowsByJudge(own, own.judges.length);
  const [first, second] = NAMES.map((name) =>
    judges.find(({ judge }) => own.judges[judge] === name),
  );
  if (first === undefined || second === undefined) return null;
  const things = groupByThing(own);
  const chosen = [first.judge, second.judge];
  const shared = cardAgreements(
    own,
    things,
    chosen,
    2,
    new Array<boolean>(own.judges.length).fill(false),
  );
  const pool = pooledStrengths(own, all);
  const found = {
    order: changeOf(orderOf(own, first.rows, pool), orderOf(own, second.rows, pool)),
    ties: changeOf(tiesOf(own, first.rows), tiesOf(own, second.rows)),
    length: answers === null ? null : lengthChange(own, answers, pool),
  };
  const looks = [found.order, found.ties, found.length].filter((change) => change !== null);
  const adjusted = adjustForLooks(
    looks.map(({ change }) => change.p),
    looks.length,
  );
  const withLooks = (change: Omit<Change, 'adjusted'> | null): Change | null =>
    change && { ...change, adjusted: adjusted[looks.indexOf(change)] };
  return {
    judgments: [first.judgments, second.judgments],
    agreement: shared.pairs.at(0) ?? null,
    order: withLooks(found.order),
    ties: withLooks(found.ties),
    length: withLooks(found.length),
    isChanged: adjusted.some((p) => p <= HABIT_LEVEL),
  };
}

/**
 * The table, as corrected, with the snapshots as its only judges; all others still say how strong
 * models are.
 */
function labelled(
  table: JudgmentTable,
  files: Parameters<typeof tableEdits>[1],
  edits: DataEdits,
  snapshots: readonly Snapshot[],
): JudgmentTable {
  const ofTable = tableEdits(edits, files);
  const isOff = isRowExcluded(ofTable);
  // Corrections know judgments by their row and judge, which are others from here on.
  const corrected = correctTable(table, ofTable);
  const out = new Set(edits.excludedJudges);
  const isOut = table.judges.map((name) => out.has(name));
  const rows = Uint32Array.from(table.judge.keys()).filter(
    (row) =>
      !isOff(row) &&
      !corrected?.isOut(row) &&
      (table.judge[row] === UNKNOWN || !isOut[table.judge[row]]),
  );
  const isOf = snapshots.map(({ judge, file, since = -Infinity, until = Infinity }) => {
    const own = table.judges.indexOf(judge);
    const range = files.find((report) => report.file === file);
    const isTimed = since > -Infinity || until < Infinity;
    return (row: number): boolean => {
      if (table.judge[row] !== own) return false;
      const time = table.time?.[row] ?? NaN;
      if (isTimed && !(time >= since && time < until)) return false;
      if (file === null) return true;
      return range !== undefined && row >= range.firstRow && row < range.firstRow + range.tableRows;
    };
  });
  const judge = Int32Array.from(rows, (row) => isOf.findIndex((isThere) => isThere(row)));
  return { ...selectRows(corrected?.table ?? table, rows), judges: NAMES, judge };
}

function changeOf(
  first: ClusteredEstimate | null,
  second: ClusteredEstimate | null,
): Omit<Change, 'adjusted'> | null {
  if (first === null || second === null) return null;
  return { first: first.value, second: second.value, change: changeBetween(first, second) };
}

function orderOf(
  table: JudgmentTable,
  rows: Uint32Array,
  pool: Float64Array,
): ClusteredEstimate | null {
  const contests = pairContests(table, rows);
  if (rows.length < MIN_OBSERVATIONS || whyNoOrderIn(contests) !== null) return null;
  const hasTies = contests.ties.some((count) => count > 0);
  const fit = fitHabits(contests, pool, { hasOrder: true, hasTies });
  return fit.order === null ? null : estimatesOf(table, rows, NO_CONTRASTS, fit, [fit.order])[0];
}

/** @param rows by question */
function tiesOf(
  { question, outcome, weight }: JudgmentTable,
  rows: Uint32Array,
): ClusteredEstimate | null {
  const questions = new Map<number, { ties: number; of: number }>();
  let [ties, of, alone] = [0, 0, 0];
  for (const row of rows) {
    const count = weight?.[row] ?? 1;
    const tied = outcome[row] === Outcome.tie ? count : 0;
    ties += tied;
    of += count;
    if (question[row] === UNKNOWN) {
      alone += count;
      continue;
    }
    const own = questions.get(question[row]) ?? { ties: 0, of: 0 };
    own.ties += tied;
    own.of += count;
    questions.set(question[row], own);
  }
  if (of < MIN_OBSERVATIONS) return null;
  const value = ties / of;
  return {
    value,
    // With none or all tied one further of each keeps the interval from having no width.
    modelVariance: ((ties + 1) * (of - ties + 1)) / (of + 2) ** 3,
    priorVariance: 0,
    pulls: {
      question: [...questions.keys()],
      pull: Array.from(questions.values(), (own) => (own.ties - value * own.of) / of),
    },
    alone: { count: alone, squares: (alone * value * (1 - value)) / of ** 2 },
    judgments: of,
  };
}

function lengthChange(
  table: JudgmentTable,
  answers: Pick<MeasuredAnswers, 'find'>,
  pool: Float64Array,
): Omit<Change, 'adjusted'> | null {
  const { used, texts } = judgmentsWithTexts(table, answers);
  const own = selectRows(table, used);
  const { judges } = rowsByJudge(own, own.judges.length);
  const [first, second] = NAMES.map((name) => {
    const rows = judges.find(({ judge }) => own.judges[judge] === name)?.rows;
    return rows === undefined ? null : styleEstimates(own, rows, texts, pool).length;
  });
  return changeOf(first, second);
}
