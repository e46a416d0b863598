import { everyPair, pairPlace } from '../table/every-pair.ts';
import type { PairCounts } from '../table/judgments.ts';

/** The models of the lesson; each meets each. */
export const LESSON_MODELS = ['A', 'B', 'C'] as const;
export type LessonModel = (typeof LESSON_MODELS)[number];

/** One judgment of the lesson. */
export interface Game {
  /** Shown first. */
  readonly left: LessonModel;
  readonly right: LessonModel;
  readonly winner: LessonModel;
}

const game = ([left, right]: readonly [LessonModel, LessonModel], winner: LessonModel): Game => ({
  left,
  right,
  winner,
});

/** Ten judgments in which every model has won and lost, so that maximum likelihood has an answer. */
export const LESSON_GAMES: readonly Game[] = [
  game(['A', 'B'], 'A'),
  game(['B', 'A'], 'A'),
  game(['A', 'B'], 'A'),
  game(['B', 'A'], 'B'),
  game(['A', 'C'], 'A'),
  game(['C', 'A'], 'C'),
  game(['A', 'C'], 'A'),
  game(['B', 'C'], 'B'),
  game(['C', 'B'], 'C'),
  game(['B', 'C'], 'B'),
];

/** The same judgments, with the winner of one of them turned round. */
export function withWinner(games: readonly Game[], at: number, winner: LessonModel): Game[] {
  return games.map((one, i) => (i === at ? { ...one, winner } : one));
}

/** One model wins all that it takes part in; the others stay as they are. */
export function allWonBy(games: readonly Game[], model: LessonModel): Game[] {
  return games.map((one) =>
    one.left === model || one.right === model ? { ...one, winner: model } : one,
  );
}

/** How many of its judgments a model has won. */
export function recordOf(
  games: readonly Game[],
  model: LessonModel,
): { readonly wins: number; readonly played: number } {
  const own = games.filter(({ left, right }) => left === model || right === model);
  return { wins: own.filter(({ winner }) => winner === model).length, played: own.length };
}

/** The judgments as any other data: both orders of every two models are among them. */
export function countGames(games: readonly Game[]): PairCounts {
  const counts = everyPair(LESSON_MODELS);
  for (const { left, right, winner } of games) {
    const [first, second] = [left, right].map((model) => LESSON_MODELS.indexOf(model));
    const pair = pairPlace(LESSON_MODELS.length, first, second);
    (winner === left ? counts.leftWins : counts.rightWins)[pair]++;
  }
  return counts;
}
