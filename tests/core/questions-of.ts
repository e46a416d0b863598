import type { Clusters } from '../../src/core/model/questions/clusters.ts';
import type { Random } from '../../src/core/numerics/random.ts';
import type { GradeCounts, PairCounts } from '../../src/core/table/judgments.ts';

/** One judgment, or `weight` alike: question, left, right, and who won. */
export type Verdict = readonly [
  question: string | number,
  left: string,
  right: string,
  outcome: 'left' | 'right' | 'tie',
  weight?: number,
];

/** Counts with those by question, of judgments written down by hand. */
export function countsByQuestion(
  verdicts: readonly Verdict[],
  order?: readonly string[],
): PairCounts {
  const models = order ?? [...new Set(verdicts.flatMap(([, left, right]) => [left, right]))].sort();
  const questions = [...new Set(verdicts.map(([question]) => question))];
  const pairs = new Map<number, [number, number, number]>();
  const rows = new Map<number, [number, number, number]>();
  const size = models.length * models.length;
  const [modelAt, questionAt] = [models, questions].map(
    (names) => new Map<string | number, number>(names.map((name, at) => [name, at])),
  );
  for (const [question, left, right, outcome, weight = 1] of verdicts) {
    const pair = (modelAt.get(left) ?? 0) * models.length + (modelAt.get(right) ?? 0);
    const row = (questionAt.get(question) ?? 0) * size + pair;
    for (const [map, key] of [
      [pairs, pair],
      [rows, row],
    ] as const) {
      const counts = map.get(key) ?? [0, 0, 0];
      counts[outcome === 'left' ? 0 : outcome === 'right' ? 1 : 2] += weight;
      map.set(key, counts);
    }
  }
  const keys = [...pairs.keys()].sort((a, b) => a - b);
  const place = new Map(keys.map((key, at) => [key, at]));
  const sorted = [...rows].sort(([a], [b]) => a - b);
  const columns = (found: readonly (readonly number[])[]) => ({
    leftWins: Float64Array.from(found, (counts) => counts[0]),
    rightWins: Float64Array.from(found, (counts) => counts[1]),
    ties: Float64Array.from(found, (counts) => counts[2]),
  });
  return {
    models,
    left: Uint32Array.from(keys, (key) => Math.floor(key / models.length)),
    right: Uint32Array.from(keys, (key) => key % models.length),
    ...columns(keys.map((key) => pairs.get(key) ?? [0, 0, 0])),
    byQuestion: {
      questions: questions.length,
      question: Uint32Array.from(sorted, ([key]) => Math.floor(key / size)),
      pair: Uint32Array.from(sorted, ([key]) => place.get(key % size) ?? 0),
      ...columns(sorted.map(([, counts]) => counts)),
    },
  };
}

/** Counts in groups by their questions, however few. */
export function byQuestions({ byQuestion }: PairCounts): Clusters {
  if (byQuestion === undefined) throw new Error('no questions');
  return { kind: 'questions', parts: [{ by: byQuestion, sign: 1 }], fewest: byQuestion };
}

/**
 * The same judgments, of whose wins some are strong and some open, by chance.
 * @param open how often nothing says how clear a win is
 */
export function withAnyGrades(counts: PairCounts, random: Random, open = 0.3): PairCounts {
  const { byQuestion } = counts;
  if (byQuestion === undefined) throw new Error('no questions');
  const none = (size: number): GradeCounts => {
    const [leftStrong, rightStrong, leftOpen, rightOpen] = Array.from(
      { length: 4 },
      () => new Float64Array(size),
    );
    return { leftStrong, rightStrong, leftOpen, rightOpen };
  };
  const [ofPairs, ofRows] = [none(counts.left.length), none(byQuestion.pair.length)];
  byQuestion.pair.forEach((pair, row) => {
    for (const side of ['left', 'right'] as const) {
      for (let win = 0; win < byQuestion[`${side}Wins`][row]; win++) {
        const chance = random.uniform();
        if (chance > open + 0.4) continue;
        const kind = `${side}${chance < open ? 'Open' : 'Strong'}` as const;
        ofPairs[kind][pair]++;
        ofRows[kind][row]++;
      }
    }
  });
  return { ...counts, grades: ofPairs, byQuestion: { ...byQuestion, grades: ofRows } };
}
