import { readdirSync, readFileSync } from 'node:fs';
import type { Verdict } from './questions-of.ts';

/* Files of others that lie beside the project, where the project is developed. */
const DATA = new URL('../../../shared/data/', import.meta.url).pathname;

function lines<Line>(path: string): Line[] {
  const text = readFileSync(`${DATA}${path}`, 'utf8').trim();
  return text.split('\n').map((line) => JSON.parse(line) as Line);
}

/** The 800 reviews of the Rakuda ranking of 2023-07-14. */
export function rakudaVerdicts(): Verdict[] {
  interface Review {
    question_id: string;
    model1_id: string;
    model2_id: string;
    score: number;
  }
  return lines<Review>('rakuda_v1/reviews_rakuda_v1_gpt4.jsonl').map((review): Verdict => {
    const outcome = review.score === 1 ? 'left' : review.score === 2 ? 'right' : 'tie';
    return [review.question_id, review.model1_id, review.model2_id, outcome];
  });
}

/** The human votes of MT-bench, or GPT-4's verdicts; both turns of a question are one question. */
export function mtBenchVerdicts(file: 'human' | 'gpt4_pair'): Verdict[] {
  interface Vote {
    question_id: number;
    model_a: string;
    model_b: string;
    winner: string;
  }
  return lines<Vote>(`mtbench_human/${file}.jsonl`).map((vote): Verdict => {
    const outcome =
      vote.winner === 'model_a' ? 'left' : vote.winner === 'model_b' ? 'right' : 'tie';
    return [vote.question_id, vote.model_a, vote.model_b, outcome];
  });
}

const BASELINE = 'baseline';

/** The games of Ko-Arena-Hard, grades left out; the second game of each is the other way round. */
export function koArenaVerdicts(): Verdict[] {
  interface Record {
    question_id: string;
    model: string;
    games: { score: string }[];
  }
  const folder = 'ko_arena_hard/ensemble/';
  return readdirSync(`${DATA}${folder}`)
    .sort()
    .flatMap((file) => lines<Record>(folder + file))
    .flatMap(({ question_id, model, games }) =>
      games.map(({ score }, game): Verdict => {
        const outcome = score.startsWith('A>') ? 'left' : score.startsWith('B>') ? 'right' : 'tie';
        const [left, right] = game === 0 ? [BASELINE, model] : [model, BASELINE];
        return [question_id, left, right, outcome];
      }),
    );
}
