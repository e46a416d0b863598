import { addRanking } from '../../src/core/formats/record/ranked-row.ts';
import { countPairs } from '../../src/core/table/choices/count-pairs.ts';
import { chosenAt, setsOf, timesOf } from '../../src/core/table/choices/tied.ts';
import type { JudgmentTable, PairCounts } from '../../src/core/table/judgments.ts';
import { UNKNOWN } from '../../src/core/table/judgments.ts';
import { TableBuilder } from '../../src/core/table/table-builder.ts';

/** A ranking in which places may be shared: ['a', 'b c', 'd'] has b and c on the second one. */
export type Places = readonly string[];

/** One ranking after another, each on its question. */
export function tableOfRankings(
  rankings: readonly (readonly [question: string | null, places: Places])[],
): JudgmentTable {
  const table = new TableBuilder();
  for (const [question, places] of rankings) {
    const ranked = places.flatMap((names, at) =>
      names.split(' ').map((model) => ({ model, rank: at + 1 })),
    );
    addRanking(table, ranked, { question, judge: null, turn: UNKNOWN, weight: 1 });
  }
  return table.build();
}

export function rankingCounts(rankings: readonly Places[]): PairCounts {
  return countPairs(tableOfRankings(rankings.map((places) => [null, places])));
}

/**
 * Choices as texts: the set, its models, and how often each was chosen; behind them those that were
 * chosen together (b+c:1).
 */
export function choicesIn({ models, choices }: PairCounts): string[] {
  if (choices === undefined) return [];
  const { start, member } = choices;
  const setOf = setsOf(choices);
  const times = timesOf(choices);
  return Array.from({ length: start.length - 1 }, (_, s) =>
    [...times.keys()]
      .filter((place) => setOf[place] === s)
      .map((place) => {
        const names = Array.from(chosenAt(choices, place), (at) => member[at]);
        return `${names.map((m) => models[m]).join('+')}:${String(times[place])}`;
      })
      .join(' '),
  );
}
