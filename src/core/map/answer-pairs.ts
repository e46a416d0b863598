import { Outcome, UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import type { MapItem, MappedQuestion } from './map-texts.ts';
import { sketchSimilarity } from './sketch.ts';
import type { TextVectors } from './text-vectors.ts';
import { ALIKE_FROM } from '../limits.ts';

/** Answers of two models to one question. */
export interface AnswerPair {
  /** Place of the question. */
  readonly question: number;
  readonly models: readonly [string, string];
  readonly similarity: number;
  /** How the two were judged on that question. */
  readonly judgments: number;
  readonly ties: number;
}

type Compared = Pick<AnswerPair, 'question' | 'models' | 'similarity'>;

/**
 * Pairs of answers in nearly the same words, likely ties: about the share of all their pieces that
 * both have. Most alike first.
 * @param table as the edits leave it
 */
export function nearDuplicates(
  questions: readonly MappedQuestion[],
  table: JudgmentTable,
): AnswerPair[] {
  const found = questions.flatMap(({ answers }, question) => {
    const all = [...answers];
    return all.flatMap(([a, own], at) =>
      all.slice(at + 1).flatMap(([b, other]): Compared[] => {
        const similarity = sketchSimilarity(own.sketch, other.sketch);
        return similarity < ALIKE_FROM ? [] : [{ question, models: [a, b], similarity }];
      }),
    );
  });
  return judged(found, questions, table);
}

/**
 * Pairs of answers by the cosine of their vectors, most alike first.
 * @param items the answers, those to one question together
 * @param table as the edits leave it
 */
export function alikeAnswers(
  items: readonly MapItem[],
  vectors: TextVectors,
  questions: readonly MappedQuestion[],
  table: JudgmentTable,
): AnswerPair[] {
  const own = new Float64Array(vectors.size);
  const found = items.flatMap(({ question, model: a }, at): Compared[] => {
    own.fill(0);
    vectors.addTo(at, own);
    const pairs: Compared[] = [];
    for (let to = at + 1; to < items.length && items[to].question === question; to++) {
      const { model: b } = items[to];
      if (a === null || b === null) continue;
      pairs.push({ question, models: [a, b], similarity: vectors.dot(to, own) });
    }
    return pairs;
  });
  return judged(found, questions, table);
}

function judged(
  pairs: readonly Compared[],
  questions: readonly MappedQuestion[],
  table: JudgmentTable,
): AnswerPair[] {
  const counts = judgedPairs(table);
  return pairs
    .map((pair) => {
      const key = pairKey(questions[pair.question].id, ...pair.models);
      return { ...pair, ...(counts.get(key) ?? { judgments: 0, ties: 0 }) };
    })
    .sort((a, b) => b.similarity - a.similarity || a.question - b.question);
}

function judgedPairs(table: JudgmentTable) {
  const { models, questions, question, left, right, outcome, weight } = table;
  const counts = new Map<string, { judgments: number; ties: number }>();
  for (let row = 0; row < left.length; row++) {
    if (question[row] === UNKNOWN || outcome[row] === Outcome.unparsed) continue;
    const key = pairKey(questions[question[row]], models[left[row]], models[right[row]]);
    const own = counts.get(key) ?? { judgments: 0, ties: 0 };
    own.judgments += weight?.[row] ?? 1;
    if (outcome[row] === Outcome.tie) own.ties += weight?.[row] ?? 1;
    counts.set(key, own);
  }
  return counts;
}

function pairKey(question: string, a: string, b: string): string {
  return JSON.stringify([question, ...(a < b ? [a, b] : [b, a])]);
}
