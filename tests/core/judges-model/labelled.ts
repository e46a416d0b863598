import { logistic } from '../../../src/core/model/pairwise.ts';
import type { Random } from '../../../src/core/numerics/random.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { tableOf } from './simulated.ts';
import type { JudgeRow } from './simulated.ts';

export const JUDGES = ['human', 'gpt'];
export const MODELS = ['m0', 'm1', 'm2', 'm3', 'm4'];
export const STRENGTHS = [1, 0.4, 0, -0.4, -1];
const QUESTIONS = 60;

export interface Asked {
  readonly question: number;
  readonly left: number;
  readonly right: number;
}

export function label({ left, right }: Asked, seen: readonly number[], random: Random): Outcome {
  return random.uniform() < logistic(seen[left] - seen[right]) ? Outcome.left : Outcome.right;
}

/** A judge on everything, people on some. */
export function judged(departures: readonly number[], labelled: number, random: Random) {
  const asked = Array.from({ length: QUESTIONS }, (_, question) =>
    MODELS.flatMap((_left, left) =>
      MODELS.flatMap((_right, right): Asked[] => (left < right ? [{ question, left, right }] : [])),
    ),
  ).flat();
  const seen = STRENGTHS.map((x, m) => x + departures[m]);
  const rows = asked.flatMap((one): JudgeRow[] => [
    { ...one, judge: 1, outcome: label(one, seen, random) },
    ...(random.uniform() < labelled
      ? [{ ...one, judge: 0, outcome: label(one, STRENGTHS, random) }]
      : []),
  ]);
  return { rows, table: tableOf(MODELS, JUDGES, rows) };
}
