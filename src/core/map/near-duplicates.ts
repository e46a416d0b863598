import { Outcome, UNKNOWN } from '../judgments.ts';
import type { JudgmentTable } from '../judgments.ts';
import type { MappedQuestion } from './map-texts.ts';
import { sketchSimilarity } from './sketch.ts';

/** Two models that answered a question in nearly the same words: likely a tie. */
export interface NearDuplicate {
  readonly question: number;
  readonly models: readonly [string, string];
  /** About the share of all their pieces that both have. */
  readonly similarity: number;
  /** How the two were judged on that question. */
  readonly judgments: number;
  readonly ties: number;
}

/** From so alike on: a word or two exchanged in a paragraph. */
export const NEAR = 0.8;

/** Most alike first. @param table as the edits leave it */
export function nearDuplicates(
  questions: readonly MappedQuestion[],
  table: JudgmentTable,
): NearDuplicate[] {
  const found = questions.flatMap(({ answers }, question) => {
    const all = [...answers];
    return all.flatMap(([a, own], at) =>
      all.slice(at + 1).flatMap(([b, other]) => {
        const similarity = sketchSimilarity(own, other);
        return similarity < NEAR ? [] : [{ question, models: [a, b] as const, similarity }];
      }),
    );
  });
  const judged = judgedPairs(table);
  return found
    .map((pair) => {
      const key = pairKey(questions[pair.question].id, ...pair.models);
      return { ...pair, ...(judged.get(key) ?? { judgments: 0, ties: 0 }) };
    })
    .sort((a, b) => b.similarity - a.similarity || a.question - b.question);
}

function judgedPairs(table: JudgmentTable) {
  const { models, questions, question, left, right, outcome, weight } = table;
  const judged = new Map<string, { judgments: number; ties: number }>();
  for (let row = 0; row < left.length; row++) {
    if (question[row] === UNKNOWN || outcome[row] === Outcome.unparsed) continue;
    const key = pairKey(questions[question[row]], models[left[row]], models[right[row]]);
    const own = judged.get(key) ?? { judgments: 0, ties: 0 };
    own.judgments += weight?.[row] ?? 1;
    if (outcome[row] === Outcome.tie) own.ties += weight?.[row] ?? 1;
    judged.set(key, own);
  }
  return judged;
}

function pairKey(question: string, a: string, b: string): string {
  return JSON.stringify([question, ...(a < b ? [a, b] : [b, a])]);
}
