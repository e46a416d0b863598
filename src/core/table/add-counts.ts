import {
  PLAIN_VERDICTS,
  TURNED,
  Verdict,
  countsOfVerdicts,
  gradedColumns,
  verdictColumns,
} from './grades.ts';
import { addChoices } from './choices/count-choices.ts';
import type { QuestionPicks } from './choices/count-choices.ts';
import type { PairCounts, QuestionCounts } from './judgments.ts';
import { Sides, isOrderKnown } from './judgments.ts';
import { Cells } from './questions/cells.ts';
import { questionCountsOf } from './questions/question-counts.ts';
import { sortRows } from '../numerics/sort-rows.ts';

/**
 * Several counts as one, as if their judgments had been counted together; models by name, as
 * countPairs has them. By question only where one part has all judgments: no counts say which of
 * their questions are those of others.
 * @param nameOf what a model is to be called; null where it is left out
 */
export function addCounts(
  parts: readonly PairCounts[],
  nameOf: (model: string) => string | null = (model) => model,
): PairCounts {
  const sums = new Map<string, Sum>();
  const hasGrades = parts.some(({ grades }) => grades !== undefined);
  const addends = parts.map(({ models, left, right, ...counts }) => {
    const columns = hasGrades ? gradedColumns(counts) : verdictColumns(counts);
    const names = models.map(nameOf);
    return Array.from(left, (m, p): Addend | null => {
      const [a, b] = [names[m], names[right[p]]];
      return a === null || b === null || a === b ? null : add(sums, columns, counts, p, a, b);
    });
  });
  const judged = addends.flatMap((own, part) => (own.some((one) => one !== null) ? [part] : []));
  const { counts, pairs } = countsOf([...sums.values()]);
  const choices = addChoices(parts, counts.models, nameOf);
  const all = choices === null ? counts : { ...counts, choices: choices.choices };
  const only = judged.length === 1 ? parts[judged[0]].byQuestion : undefined;
  if (only === undefined) return all;
  const place = new Map(pairs.map((sum, p) => [sum, p]));
  const placeOf = (p: number) => {
    const addend = addends[judged[0]][p];
    const pair = addend === null ? undefined : place.get(addend.sum);
    return addend === null || pair === undefined ? null : { pair, isTurned: addend.isTurned };
  };
  const picks = choices && choices.ofQuestions(only.questions);
  const byQuestion = regrouped(only, placeOf, pairs.length, picks);
  return { ...all, ...(byQuestion && { byQuestion }) };
}

/** Where a pair of a part went, and whether with its models the other way round. */
interface Addend {
  readonly sum: Sum;
  readonly isTurned: boolean;
}

interface Sum {
  readonly left: string;
  readonly right: string;
  readonly sides: 0 | 1;
  /** By verdict. */
  readonly counts: number[];
}

function add(
  sums: Map<string, Sum>,
  columns: readonly Float64Array[],
  counts: Pick<PairCounts, 'sides'>,
  p: number,
  left: string,
  right: string,
): Addend {
  const sides = isOrderKnown(counts, p) ? Sides.shown : Sides.unknown;
  // Of unknown sides the one that comes first by name is left.
  const isTurned = sides === Sides.unknown && right < left;
  const [a, b] = isTurned ? [right, left] : [left, right];
  const key = JSON.stringify([sides, a, b]);
  const sum = sums.get(key) ?? { left: a, right: b, sides, counts: columns.map(() => 0) };
  sums.set(key, sum);
  columns.forEach((_, verdict) => {
    sum.counts[verdict] += columns[isTurned ? TURNED[verdict] : verdict][p];
  });
  return { sum, isTurned };
}

function countsOf(sums: readonly Sum[]): { counts: PairCounts; pairs: readonly Sum[] } {
  const judged = sums.filter(({ counts }) => counts.some((n) => n > 0));
  const models = [...new Set(judged.flatMap(({ left, right }) => [left, right]))].sort(byName);
  const place = new Map(models.map((name, m) => [name, m]));
  const placeOf = (name: string): number => place.get(name) ?? 0;
  const pairs = judged.sort(
    (a, b) =>
      a.sides - b.sides || placeOf(a.left) - placeOf(b.left) || placeOf(a.right) - placeOf(b.right),
  );
  const isUnknown = pairs.some(({ sides }) => sides === Sides.unknown);
  const isStrong = pairs.some(({ counts }) =>
    [Verdict.leftStrong, Verdict.rightStrong].some((verdict) => counts[verdict] > 0),
  );
  const columns = Array.from({ length: judged[0]?.counts.length ?? PLAIN_VERDICTS }, (_, verdict) =>
    Float64Array.from(pairs, ({ counts }) => counts[verdict]),
  );
  const { grades, ...counted } = countsOfVerdicts(columns);
  const counts = {
    models,
    left: Uint32Array.from(pairs, ({ left }) => placeOf(left)),
    right: Uint32Array.from(pairs, ({ right }) => placeOf(right)),
    ...counted,
    ...(isStrong && { grades }),
    ...(isUnknown && { sides: Uint8Array.from(pairs, ({ sides }) => sides) }),
  };
  return { counts, pairs };
}

/**
 * The same judgments with pairs that have become others.
 * @param placeOf a pair's new position, and whether its sides have changed places; null: left out
 * @param pairs how many there are now
 * @param picks the choices that have become of theirs, by the same questions, or null
 */
function regrouped(
  counts: QuestionCounts,
  placeOf: (pair: number) => { readonly pair: number; readonly isTurned: boolean } | null,
  pairs: number,
  picks: QuestionPicks | null,
): QuestionCounts | undefined {
  const { questions, question, pair } = counts;
  const places = Array.from(pair, placeOf);
  const kept = Uint32Array.from(places.keys()).filter((row) => places[row] !== null);
  const now = Uint32Array.from(places, (place) => place?.pair ?? 0);
  const sorted = sortRows(sortRows(kept, now, 0, pairs), question, 0, questions);
  const columns = verdictColumns(counts);
  const turned = columns.map((_, verdict) => columns[TURNED[verdict]]);
  const cells = new Cells(sorted.length, columns.length, Float64Array);
  for (const row of sorted)
    cells.add(question[row], now[row], places[row]?.isTurned ? turned : columns, row);
  return questionCountsOf(cells, picks);
}

/** UTF-16 order, as everywhere in the core. */
function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
