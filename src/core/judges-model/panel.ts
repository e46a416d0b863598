import { isPerson } from '../names/people.ts';
import { countPairs } from '../table/choices/count-pairs.ts';
import { judgmentTotal } from '../table/counts.ts';
import { UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable, PairCounts, QuestionCounts } from '../table/judgments.ts';
import { selectRows } from '../table/merge-tables.ts';
import { questionsByJudge } from './judge-questions.ts';

/** One judge, or several taken as one, with what it judged. */
export interface PanelJudge {
  /** More than one where several count as one; several may be many. */
  readonly names: readonly string[];
  /** Over all models of the panel, whether this judge saw them or not. */
  readonly counts: PairCounts;
  readonly judgments: number;
}

/** Several judges of the same models. */
export interface JudgePanel {
  readonly models: readonly string[];
  /** The reference first, where there is one; then those with most judgments first. */
  readonly judges: readonly PanelJudge[];
  /** Whether the first judge is the one that the others are held against. */
  readonly hasReference: boolean;
  /** Whether the last one is made of all that are too small to stand alone. */
  readonly hasRest: boolean;
  /** Judgments of which no judge is known, which are left out. */
  readonly unknown: number;
  /** All judgments as those of one judge, by question where that is known. */
  readonly together: PairCounts;
  /** What each judge has judged by question, numbered alike; null where that is not known. */
  readonly byQuestion: readonly QuestionCounts[] | null;
}

/** Judges that stand for themselves, and parameters of all judges together, at most. */
const MAX_JUDGES = 12;
const MAX_PARAMETERS = 800;

/** The judges among these who are people, by what they are called. */
export function peopleAmong(judges: readonly string[]): readonly string[] {
  return judges.filter(isPerson);
}

/**
 * Every judge's own counts. The few with most judgments stand for themselves, all others together
 * count as one more.
 * @param table as the edits leave it
 * @param reference judges who together are the reference; those that judged nothing are passed over
 */
export function judgePanel(table: JudgmentTable, reference: readonly string[] = []): JudgePanel {
  const known = rowsOf(table, (judge) => judge !== UNKNOWN);
  const together = countPairs(known);
  const { models } = together;
  const sizes = new Map<string, number>();
  const { judge, weight } = known;
  const byJudge = new Float64Array(known.judges.length);
  const isSeen = new Uint8Array(known.judges.length);
  for (let row = 0; row < judge.length; row++) {
    byJudge[judge[row]] += weight === null ? 1 : weight[row];
    isSeen[judge[row]] = 1;
  }
  known.judges.forEach((name, own) => {
    if (isSeen[own] === 1) sizes.set(name, (sizes.get(name) ?? 0) + byJudge[own]);
  });
  const names = [...sizes.keys()];
  const isReference = new Set(reference.filter((name) => sizes.has(name)));
  const others = names
    .filter((name) => !isReference.has(name))
    .sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || (a < b ? -1 : 1));
  const room = Math.max(2, Math.min(MAX_JUDGES, Math.floor(MAX_PARAMETERS / models.length) - 1));
  const alone = others.length > room ? others.slice(0, room - 1) : others;
  const groups = [
    ...(isReference.size > 0 ? [[...isReference]] : []),
    ...alone.map((name) => [name]),
    ...(alone.length < others.length ? [others.slice(alone.length)] : []),
  ];
  const judges = groups.flatMap((group) => {
    const own = new Set(group);
    const counts = overModels(
      countPairs(rowsOf(known, (judge) => own.has(known.judges[judge]))),
      models,
    );
    const judgments = judgmentTotal(counts);
    return judgments === 0 ? [] : [{ names: group, counts, judgments }];
  });
  return {
    models,
    judges,
    hasReference: isReference.size > 0 && judges[0].names[0] === [...isReference][0],
    hasRest: alone.length < others.length,
    unknown: judgmentTotal(countPairs(rowsOf(table, (judge) => judge === UNKNOWN))),
    together,
    byQuestion: questionsByJudge(known, judges),
  };
}

/**
 * The judgments of the judges that are wanted, by index; UNKNOWN for those of none. How clear a win
 * is plays no part: judges have grades of their own.
 */
function rowsOf(table: JudgmentTable, isWanted: (judge: number) => boolean): JudgmentTable {
  const { grade: _, ...plain } = table;
  const { judge } = table;
  const wanted = table.judges.map((_, own) => isWanted(own));
  const isOfNone = isWanted(UNKNOWN);
  const rows = new Uint32Array(judge.length);
  let size = 0;
  for (let row = 0; row < rows.length; row++) {
    const own = judge[row];
    if (own === UNKNOWN ? isOfNone : wanted[own]) rows[size++] = row;
  }
  return selectRows(plain, rows.subarray(0, size));
}

/** The same counts, models being all of these. */
function overModels(
  { models, left, right, leftWins, rightWins, ties, sides }: PairCounts,
  all: readonly string[],
): PairCounts {
  const place = new Map(all.map((name, m) => [name, m]));
  const moved = Uint32Array.from(models, (name) => place.get(name) ?? 0);
  return {
    models: all,
    left: left.map((m) => moved[m]),
    right: right.map((m) => moved[m]),
    ...{ leftWins, rightWins, ties },
    ...(sides && { sides }),
  };
}
