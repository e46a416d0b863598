import { countPairs } from '../table/choices/count-pairs.ts';
import type { Counts, JudgmentTable, PairCounts, QuestionCounts } from '../table/judgments.ts';

interface CountedJudge {
  readonly names: readonly string[];
  readonly counts: PairCounts;
}

/**
 * What every judge judged on which question, the questions numbered alike for all: counted as if
 * each judge had models of its own. Null where a question is not known, or none was judged twice.
 * @param table rows of these judges
 */
export function questionsByJudge(
  table: JudgmentTable,
  judges: readonly CountedJudge[],
): readonly QuestionCounts[] | null {
  const judgeOf = new Map(judges.flatMap(({ names }, r) => names.map((name) => [name, r])));
  const judge = table.judges.map((name) => judgeOf.get(name) ?? 0);
  const size = table.models.length;
  const apart = (model: number, row: number): number => judge[table.judge[row]] * size + model;
  // By name first as judges, then as models, as `countPairs` sorts them.
  const names = judges.flatMap((_, r) =>
    table.models.map((name) => `${String(r).padStart(4, '0')} ${name}`),
  );
  const counts = countPairs({
    ...table,
    models: names,
    left: table.left.map(apart),
    right: table.right.map(apart),
  });
  const { byQuestion } = counts;
  if (byQuestion === undefined) return null;
  const meaning = new Map(names.map((name, at) => [name, { r: Math.floor(at / size), at }]));
  const pairs = Array.from(counts.left, (left, p) => {
    const { r = 0, at = 0 } = meaning.get(counts.models[left]) ?? {};
    const other = meaning.get(counts.models[counts.right[p]])?.at ?? 0;
    const key = keyOf(table.models[at % size], table.models[other % size], counts, p);
    return { r, key };
  });
  const { questions } = byQuestion;
  return judges.map(({ counts: own }, r) => {
    const place = new Map(
      Array.from(own.left, (left, p) => [
        keyOf(own.models[left], own.models[own.right[p]], own, p),
        p,
      ]),
    );
    const rows = Uint32Array.from(byQuestion.pair.keys()).filter(
      (row) => pairs[byQuestion.pair[row]].r === r,
    );
    const of = (column: Counts) => Float64Array.from(rows, (row) => column[row]);
    return {
      questions,
      question: rows.map((row) => byQuestion.question[row]),
      pair: rows.map((row) => place.get(pairs[byQuestion.pair[row]].key) ?? 0),
      leftWins: of(byQuestion.leftWins),
      rightWins: of(byQuestion.rightWins),
      ties: of(byQuestion.ties),
    };
  });
}

function keyOf(
  left: string,
  right: string,
  { sides }: Pick<PairCounts, 'sides'>,
  p: number,
): string {
  return JSON.stringify([left, right, sides?.[p] ?? 0]);
}
