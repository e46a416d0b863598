import { CaravanError } from '../../core/failure.ts';
import type { AdjustedCounts } from '../../core/style/adjusted-counts.ts';
import { changeModels } from '../../core/table/change-models.ts';
import { countPairs } from '../../core/table/choices/count-pairs.ts';
import { judgmentTotal } from '../../core/table/counts.ts';
import { ofJudges } from '../../core/table/edit-table.ts';
import type { JudgmentTable, PairCounts } from '../../core/table/judgments.ts';
import { say } from '../file-messages.ts';
import { styledJudgments } from '../reports/style.ts';
import { judgmentsWhere, whereFacts, whereText } from '../where.ts';
import type { FilesToRank } from './read-files.ts';

/** The judgments that are ranked. */
export interface MeantJudgments {
  readonly table: JudgmentTable;
  readonly counts: PairCounts;
  /** Their rows and questions before models were left out, for what is said of questions. */
  readonly named: { readonly rows: number; readonly questions: number };
  /** Which part of all `--where` leaves; null where it is not asked. */
  readonly where: ReturnType<typeof whereFacts> | null;
  /** What `--style` adjusts for; null where it is not asked. */
  readonly styled: AdjustedCounts | null;
}

/**
 * The judgments that `--where`, `--only-judge`, `--models` and `--style` leave.
 * @throws ArgumentError, CaravanError where none are left
 */
export async function meantJudgments(files: FilesToRank): Promise<MeantJudgments> {
  const { asked, read, edits, edited } = files;
  const { models, judges } = asked;
  const filtered = asked.where.length === 0 ? null : judgmentsWhere(read, edits, asked.where);
  const meant = filtered?.table ?? edited;
  const judged = judges === null ? meant : ofJudges(meant, judges);
  const table = between(judged, models);
  const isPart = filtered !== null || models !== null || judges !== null;
  const styled = asked.isStyled ? await styledJudgments(table, files) : null;
  const counts = styled?.counts ?? (isPart ? countsOf(judged, models) : files.counts);
  const where = filtered && whereFacts(filtered.conditions, judgmentTotal(counts), filtered.of);
  if (where?.judgments === 0)
    throw new CaravanError({ kind: 'no-judgments', unparsed: 0, rejected: 0, isFiltered: true });
  if (where !== null) say(whereText(where));
  const named = { rows: judged.left.length, questions: judged.questions.length };
  return { table, counts, named, where, styled };
}

/** Counts of all judgments, where what is ranked is a part of them or adjusted. */
export function wholeCounts({ asked: { judges, models }, edited }: FilesToRank): PairCounts {
  return countsOf(judges === null ? edited : ofJudges(edited, judges), models);
}

function countsOf(table: JudgmentTable, models: readonly string[] | null): PairCounts {
  return countPairs(table, models === null ? {} : { models });
}

/** The judgments between these models, or all. */
function between(table: JudgmentTable, models: readonly string[] | null): JudgmentTable {
  if (models === null) return table;
  const excluded = new Set(table.models.filter((name) => !models.includes(name)));
  return changeModels(table, { names: new Map(), excluded }).table;
}
