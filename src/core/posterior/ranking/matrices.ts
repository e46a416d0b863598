import { exp } from '../../numerics/elementary.ts';
import { SEPARATED } from '../../limits.ts';
import type { TieModel } from '../../model/settings.ts';
import { columnsOf } from '../draws/columns.ts';
import { shapeOf } from '../draws/odds.ts';
import type { Draws } from '../draws/draws.ts';
import { marginalDraws } from '../draws/marginal.ts';

/** Every model against every other, with what is said of all pairs. Matrices are row-major K × K. */
export interface Matrices {
  /** P(model i is stronger than model j). */
  readonly stronger: Float32Array<ArrayBuffer>;
  /** Pairs in it that are decided at 95%. */
  readonly decided: number;
  /** Expected score of model i in a judgment against model j. */
  readonly score: Float32Array<ArrayBuffer>;
  /** The largest of them that is not against oneself. */
  readonly largest: number;
}

export function matricesOf(draws: Draws, ties: TieModel): Matrices {
  const stronger = strongerMatrix(draws);
  const score = scoreMatrix(draws, ties);
  const models = Math.sqrt(stronger.length);
  const decided = decidedPairs(stronger, models);
  return { stronger, decided, score, largest: largestScore(score, models) };
}

/**
 * P(model i is stronger than model j), row-major K × K; ½ on the diagonal.
 * @param most thins the draws to so many
 */
export function strongerMatrix(draws: Draws, most?: number): Float32Array<ArrayBuffer> {
  const { size, strengths } = columnsOf(draws, most);
  const models = strengths.length;
  const matrix = new Float32Array(models * models).fill(0.5);
  for (let i = 0; i < models; i++) {
    const a = strengths[i];
    for (let j = i + 1; j < models; j++) {
      const b = strengths[j];
      let above = 0;
      for (let s = 0; s < size; s++) if (a[s] > b[s]) above++;
      matrix[i * models + j] = above / size;
      matrix[j * models + i] = 1 - above / size;
    }
  }
  return matrix;
}

/** As a matrix has them: in single precision 0.95 is a little less than it. */
const AHEAD = Math.fround(SEPARATED);
const BEHIND = Math.fround(1 - SEPARATED);

/** Of a pair in such a matrix, 1: ahead at 95%, −1: behind, 0: undecided. */
export function sideOf(share: number): -1 | 0 | 1 {
  if (share >= AHEAD) return 1;
  return share <= BEHIND ? -1 : 0;
}

/** How many pairs of so many models are decided at 95%. @param stronger as of `strongerMatrix` */
export function decidedPairs(stronger: Float32Array, models: number): number {
  let decided = 0;
  for (let i = 0; i < models; i++) {
    for (let j = i + 1; j < models; j++) if (sideOf(stronger[i * models + j]) !== 0) decided++;
  }
  return decided;
}

/**
 * Expected score of model i in a judgment against model j: P(win) + ½·P(tie), averaged over the
 * posterior and over which of the two is shown first; row-major K × K, ½ on the diagonal.
 * @param most thins the draws to so many
 */
export function scoreMatrix(
  draws: Draws,
  ties: TieModel,
  most?: number,
): Float32Array<ArrayBuffer> {
  const columns = columnsOf(marginalDraws(draws), most);
  const { size, strengths, order } = columns;
  const models = strengths.length;
  const odds = strengths.map((x) => x.map(exp));
  const advantage = order === null ? new Float64Array(size).fill(1) : order.map(exp);
  const { spread, strong } = shapeOf(columns, ties);
  const isAdjacent = ties === 'adjacent' && strong !== null;
  const score = ties === 'davidson' ? davidsonScore : isAdjacent ? adjacentScore : boundaryScore;
  const matrix = new Float32Array(models * models).fill(0.5);
  for (let i = 0; i < models; i++) {
    for (let j = i + 1; j < models; j++) {
      let sum = 0;
      for (let s = 0; s < size; s++) {
        const ratio = odds[i][s] / odds[j][s];
        const shownFirst = score(ratio * advantage[s], spread[s], strong?.[s] ?? 0);
        const shownSecond = score(ratio / advantage[s], spread[s], strong?.[s] ?? 0);
        sum += 0.5 * (shownFirst + shownSecond);
      }
      matrix[i * models + j] = sum / size;
      matrix[j * models + i] = 1 - sum / size;
    }
  }
  return matrix;
}

/** The largest expected score that is not against oneself. */
export function largestScore(score: Float32Array, models: number): number {
  let largest = 0;
  for (let i = 0; i < models; i++) {
    for (let j = 0; j < models; j++) {
      if (i !== j) largest = Math.max(largest, score[i * models + j]);
    }
  }
  return largest;
}

/** P(win) + ½·P(tie) at odds e^η, Davidson: (√odds + ν/2) / (√odds + 1/√odds + ν). */
function davidsonScore(odds: number, nu: number): number {
  const root = Math.sqrt(odds);
  if (root === Infinity) return 1;
  return (odds + 0.5 * nu * root) / (odds + 1 + nu * root);
}

/** The same for adjacent categories: e^η and ν₁·e^(η/2) are wins. */
function adjacentScore(odds: number, nu: number, plain: number): number {
  const root = Math.sqrt(odds);
  const wins = odds + plain * root;
  const losses = 1 / odds + plain / root;
  return wins === Infinity ? 1 : (wins + 0.5 * nu) / (wins + losses + nu);
}

/**
 * The same for Rao–Kupper: ½·(1 + P(left) − P(right)), P(left) = odds/(odds + e^κ),
 * P(right) = 1/(1 + odds·e^κ); with e^κ = 1 Bradley and Terry's.
 */
function boundaryScore(odds: number, spread: number): number {
  const left = odds === Infinity ? 1 : odds / (odds + spread);
  return 0.5 * (1 + left - 1 / (1 + odds * spread));
}
