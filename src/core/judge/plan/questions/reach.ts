import { narrow } from '../../../numerics/matrices/covariance.ts';
import { normalCdf } from '../../../numerics/normal-cdf.ts';
import { normalQuantile } from '../../../numerics/normal-quantile.ts';
import { rootOfPositive } from '../../../numerics/matrices/eigen.ts';
import { createRandom } from '../../../numerics/random.ts';
import type { Random } from '../../../numerics/random.ts';
import type { Columns } from '../../../posterior/draws/columns.ts';
import type { Goal } from '../../setup.ts';
import type { Answered } from '../answered.ts';
import { contrastsOf } from '../contrasts.ts';
import { answerOf, isReached } from '../goal.ts';
import type { Ledger } from '../ledger.ts';
import { expectedInformation, gapVariance } from '../standing.ts';
import type { RunCounts } from '../run-counts.ts';
import type { Standing } from '../standing.ts';
import { strengthCovariances } from './belief.ts';
import type { Belief } from './belief.ts';
import { omegaQuantiles, onMarginalScale } from './omega-belief.ts';
import type { QuestionScatter } from './scatter.ts';

/** A plan's goal, and what is left to ask for it. */
export interface Remaining {
  readonly goal: Goal;
  readonly confidence: number;
  readonly ledger: Ledger;
  readonly answered: Answered;
  /** How many. */
  readonly judges: number;
  /** Of all judgments so far. */
  readonly counts: RunCounts;
}

/**
 * A goal that is reached in fewer of the ends than this is out of reach. Whether an end reaches it
 * does not change on average as judgments come, so that a plan that stops by it gives up no larger
 * share of what it would have reached.
 */
const HARDLY_EVER = 0.01;
/** ω is looked at amid parts of its belief of equal probability. */
const PARTS = 5;
/** Ends that are simulated for each, and draws by which each is judged. */
const ENDS = 40;
const DRAWS = 200;

/**
 * Whether a goal can still be reached once every comparison is made that the questions allow: the
 * means move by as much as the variance falls. Of a ranking, whether any of its neighbours that are
 * not settled can be.
 */
export function isWithinReach(belief: Belief, standing: Standing, remaining: Remaining): boolean {
  const { goal, confidence } = remaining;
  const ends = endsOf(belief, standing, remaining);
  if (goal.kind === 'ranking' || goal.kind === 'pair') {
    return contrastsOf(goal, standing, confidence).some(({ a, b }) => {
      const chances = ends.map((end) => chanceOfSettling(standing, end, a, b, confidence));
      return chances.reduce((sum, x) => sum + x, 0) >= HARDLY_EVER * PARTS;
    });
  }
  const random = createRandom(1);
  const enough = HARDLY_EVER * PARTS * ENDS;
  let reached = 0;
  const lookers = ends.map((end) => lookAtEnd(standing, end, remaining, random));
  for (let at = 0; at < ENDS; at++) {
    for (const look of lookers) if (look() && ++reached >= enough) return true;
  }
  return false;
}

/** Covariances of the strengths by one ω: now, and once all is asked. */
interface End {
  readonly now: Float64Array;
  readonly then: Float64Array;
}

function endsOf(belief: Belief, standing: Standing, remaining: Remaining): End[] {
  const { models } = standing;
  const { alone, perSquare } = strengthCovariances(belief, models);
  const { ledger, judges } = remaining;
  const narrowed = alone.slice();
  const informationOf = new Float64Array(models * models);
  ledger.left.forEach((left, pair) => {
    const [a, b] = [ledger.lower[pair], ledger.higher[pair]];
    const information = judges * expectedInformation(standing, a, b);
    informationOf[a * models + b] = information;
    informationOf[b * models + a] = information;
    if (left > 0) narrow(narrowed, models, a, b, left * information);
  });
  const shared = sharedOfAll(belief.scatter, standing, remaining, informationOf);
  const then = product(product(narrowed, shared, models), narrowed, models);
  const omegaOf = omegaQuantiles(belief.omega);
  return Array.from({ length: PARTS }, (_, part) => {
    const square = onMarginalScale(omegaOf((part + 0.5) / PARTS)) ** 2;
    return {
      now: alone.map((x, at) => x + square * perSquare[at]),
      then: narrowed.map((x, at) => x + square * then[at]),
    };
  });
}

/**
 * Σ B² over all questions with all comparisons and what was judged on them besides, and what other
 * questions have already.
 */
function sharedOfAll(
  { elsewhere }: QuestionScatter,
  standing: Standing,
  remaining: Remaining,
  informationOf: Float64Array,
): Float64Array {
  const { models: own, questions, has } = remaining.answered;
  const { models } = standing;
  const width = Math.sqrt(elsewhere.length);
  const shared = Float64Array.from(
    { length: models * models },
    (_, at) => elsewhere[Math.floor(at / models) * width + (at % models)],
  );
  const add = (matrix: Float64Array): void => matrix.forEach((x, at) => (shared[at] += x));
  const besides = besidesOf(standing, remaining);
  /** Questions with the same answers, and the sum of what was judged on them besides. */
  const alike = new Map<string, { there: number[]; count: number; more: Float64Array | null }>();
  for (let question = 0; question < questions; question++) {
    const answers = has.subarray(question * own, (question + 1) * own);
    const key = answers.join('');
    const there = [...answers.keys()].filter((model) => answers[model] === 1);
    const group = alike.get(key) ?? { there, count: 0, more: null };
    alike.set(key, group);
    group.count++;
    const more = besides.get(question);
    if (more === undefined) continue;
    add(product(more, more, models));
    const before = group.more;
    group.more = before === null ? more : more.map((x, at) => x + before[at]);
  }
  for (const { there, count, more } of alike.values()) {
    const block = new Float64Array(models * models);
    for (const a of there)
      for (const b of there)
        if (a < b) addInformation(block, models, a, b, 2 * informationOf[a * models + b]);
    add(product(block, block, models).map((x) => count * x));
    if (more === null) continue;
    add(product(block, more, models));
    add(product(more, block, models));
  }
  return shared;
}

/** By question of the run, what was judged on it that is none of the plan's comparisons. */
function besidesOf(
  standing: Standing,
  { answered, ledger, judges, counts: { judged, left, right } }: Remaining,
): ReadonlyMap<number, Float64Array> {
  const { models } = standing;
  const isAnswered = (question: number, model: number): boolean =>
    model < answered.models && answered.has[question * answered.models + model] === 1;
  const besides = new Map<number, Float64Array>();
  for (const [question, pairs] of judged) {
    if (question < 0) continue;
    const judgments = new Map<number, number>();
    for (const [pair, { leftWins, rightWins, ties }] of pairs) {
      const [a, b] = [left[pair], right[pair]].sort((x, y) => x - y);
      const key = a * models + b;
      judgments.set(key, (judgments.get(key) ?? 0) + leftWins + rightWins + ties);
    }
    for (const [key, said] of judgments) {
      const [a, b] = [Math.floor(key / models), key % models];
      const isPlanned = isAnswered(question, a) && isAnswered(question, b);
      const rest = isPlanned ? said - judges * ledger.madeOn(a, b, question) : said;
      if (rest <= 0) continue;
      const more = besides.get(question) ?? new Float64Array(models * models);
      besides.set(question, more);
      addInformation(more, models, a, b, rest * expectedInformation(standing, a, b));
    }
  }
  return besides;
}

function addInformation(
  block: Float64Array,
  models: number,
  a: number,
  b: number,
  information: number,
): void {
  block[a * (models + 1)] += information;
  block[b * (models + 1)] += information;
  block[a * models + b] -= information;
  block[b * models + a] -= information;
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const by = a[i * size + k];
      if (by === 0) continue;
      for (let j = 0; j < size; j++) out[i * size + j] += by * b[k * size + j];
    }
  }
  return out;
}

/** P(at the end one of the two is stronger with the confidence). */
function chanceOfSettling(
  { models, mean }: Standing,
  { now, then }: End,
  a: number,
  b: number,
  confidence: number,
): number {
  const rest = gapVariance({ covariance: then, models }, a, b);
  const moved = gapVariance({ covariance: now, models }, a, b) - rest;
  const needed = normalQuantile(confidence) * Math.sqrt(Math.max(0, rest));
  const sd = Math.sqrt(Math.max(1e-12, moved));
  const gap = mean[a] - mean[b];
  return normalCdf((gap - needed) / sd) + normalCdf((-gap - needed) / sd);
}

/** @returns what simulates one end after the other, and says whether it reaches the goal */
function lookAtEnd(
  { models, mean }: Standing,
  { now, then }: End,
  { goal, confidence }: Remaining,
  random: Random,
): () => boolean {
  const moves = rootOfPositive(
    now.map((x, at) => x - then[at]),
    models,
  );
  const rest = rootOfPositive(then.slice(), models);
  const normals = (size: number) => Float64Array.from({ length: size }, () => random.normal());
  const turned = (root: Float64Array, z: Float64Array): Float64Array =>
    z.map((_, a) => {
      let sum = 0;
      for (let b = 0; b < models; b++) sum += root[a * models + b] * z[b];
      return sum;
    });
  const spread = Array.from({ length: DRAWS }, () => turned(rest, normals(models)));
  const strengths = Array.from({ length: models }, () => new Float64Array(DRAWS));
  const columns: Columns = { size: DRAWS, strengths, order: null, tie: null, tau: null };
  return () => {
    const move = turned(moves, normals(models));
    strengths.forEach((column, m) => {
      for (let s = 0; s < DRAWS; s++) column[s] = mean[m] + move[m] + spread[s][m];
    });
    return isReached(answerOf(columns, goal), confidence);
  };
}
