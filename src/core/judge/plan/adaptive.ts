import { createRandom } from '../../numerics/random.ts';
import type { Random } from '../../numerics/random.ts';
import type { ModelIndex, PairCounts } from '../../table/judgments.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { hashOf } from '../../numerics/hash.ts';
import type { JudgeTask, Plan } from '../setup.ts';
import type { Answered } from './answered.ts';
import { contrastsOf, varianceReductions } from './contrasts.ts';
import { mostInformative, pairGains } from './gains.ts';
import { goalAnswer, isReached } from './goal.ts';
import type { GoalAnswer } from './goal.ts';
import type { Comparison, Ledger } from './ledger.ts';
import { Links } from './links.ts';
import { knownToAll, notKnown } from './known.ts';
import { owedTasks } from './owed.ts';
import { beliefDraws, beliefOf } from './questions/belief.ts';
import { isWithinReach } from './questions/reach.ts';
import { takeLinks, takeRounds } from './rounds.ts';
import { NO_COUNTS, runCounts } from './run-counts.ts';
import type { RunCounts } from './run-counts.ts';
import { doubtOf, learn, standingOf } from './standing.ts';
import type { Standing } from './standing.ts';
import { forJudges, ledgerOf } from './tasks.ts';
import { validatePlan } from './validate.ts';

export type AdaptivePlan = Extract<Plan, { kind: 'adaptive' }>;

/** An adaptive run as far as it has come. */
export interface AdaptiveRun {
  readonly plan: AdaptivePlan;
  readonly models: readonly string[];
  readonly answered: Answered;
  /** How many. */
  readonly judges: number;
  readonly model: ModelSettings;
  /**
   * Of all replies, models by name; those that were not judged may be missing. By question, by its
   * position in the run; without that each judgment counts as one on a question of its own.
   */
  readonly counts: PairCounts | RunCounts;
  /**
   * What was judged before this run, of any models, its own judgments not among them: the
   * posterior is of both, and ranks are among all models of both.
   */
  readonly base?: PairCounts;
  /** By question of `base`, its position in the run, or −1 of others; without it all are others. */
  readonly baseQuestions?: readonly number[];
  /** Tasks that were judged before by the same judges: they are not asked again. */
  readonly known?: readonly JudgeTask[];
  /** Every task that was given out, also those that failed for good. */
  readonly asked: readonly JudgeTask[];
  /** Those of them that are on their way. */
  readonly waiting: readonly JudgeTask[];
}

export interface NextBatch {
  /** None where the run stops. */
  readonly tasks: readonly JudgeTask[];
  readonly answer: GoalAnswer;
  /** Whom the answer may name: the models of the run, then the others that were judged before. */
  readonly models: readonly string[];
  /**
   * The goal is reached, the plan's limit is, all comparisons were made, or those that are left
   * would not reach the goal; null to go on.
   */
  readonly stop: 'reached' | 'most' | 'exhausted' | 'questions' | null;
  /** Where the questions are what the goal is short of. */
  readonly limit: QuestionLimit | null;
}

/** What questions allow of the comparison that a goal hangs on most. */
export interface QuestionLimit {
  readonly questions: number;
  /** Models of the run. */
  readonly pair: readonly [ModelIndex, ModelIndex];
  /** Judgments of the pair by all judges, those that were made among them. */
  readonly judgments: number;
}

/** Draws of Laplace's approximation that a goal is judged by; its probability is good to 0.005. */
const DRAWS = 2000;

/**
 * What to ask next: first what the other judges were asked already, then comparisons that link
 * the models, then those that are expected to be most informative about the goal, and among these the
 * plan's share of random ones. The same run gives the same batch.
 * @param size tasks wanted; a few more where each of several judges gets the last comparison
 * @param draws that the goal is judged by
 * @throws CaravanError bad-setting, too-few-models, not-finite
 */
export function nextBatch(run: AdaptiveRun, size: number, draws = DRAWS): NextBatch {
  const { plan, judges, asked, known = [] } = run;
  validatePlan(plan, run.models.length);
  const counts = runCounts(run.models, run.counts, run.base, run.baseQuestions);
  const { models } = counts;
  const links = linksOf(models, run.base);
  const ledger = ledgerOf(plan, run.answered);
  for (const task of knownToAll(known, judges)) ledger.note(task);
  for (const [question, pairs] of counts.judged)
    for (const pair of pairs.keys()) ledger.see(counts.left[pair], counts.right[pair], question);
  const before = ledger.total;
  for (const task of asked) {
    ledger.note(task);
    links.join(task.left, task.right);
  }
  // An order effect that is not known yet counts at its prior: both orders are still to come.
  const belief = beliefOf(counts, run.model);
  const answer = goalAnswer(beliefDraws(belief, counts, run.model, draws).draws, plan.goal);

  const random = createRandom(hashOf(plan.seed, asked.length));
  const owed = owedTasks(asked, judges, known);
  const left = Math.min(plan.most - (ledger.total - before), ledger.exist - ledger.total);
  const wanted = Math.min(left, Math.ceil((size - owed.length) / judges));
  const linking = takeLinks(ledger, links, Math.max(0, wanted), random);
  const standing = standingOf(belief, models.length, run.model.order !== null);
  const end = (stop: NextBatch['stop']): NextBatch => {
    const isShort = stop === 'exhausted' || stop === 'questions';
    const limit = isShort ? questionLimit(run, standing, ledger) : null;
    return { tasks: [], answer, models, stop, limit };
  };
  if (linking.length === 0 && isReached(answer, plan.confidence)) return end('reached');
  if (left <= 0 && owed.length === 0) {
    return end(ledger.total < ledger.exist ? 'most' : 'exhausted');
  }
  const remaining = { ...plan, ledger, answered: run.answered, judges, counts };
  const isOver = linking.length === 0 && owed.length === 0;
  if (isOver && !isWithinReach(belief, standing, remaining)) return end('questions');
  for (const { left, right } of [...run.waiting, ...linking]) learn(standing, left, right);
  const chosen = choose(plan, standing, ledger, links, wanted - linking.length, random);
  const tasks = [...owed, ...notKnown(forJudges([...linking, ...chosen], judges), known)];
  return { tasks, answer, models, stop: null, limit: null };
}

function questionLimit(
  { plan: { goal, confidence }, answered, judges }: AdaptiveRun,
  standing: Standing,
  ledger: Ledger,
): QuestionLimit | null {
  const open = contrastsOf(goal, standing, confidence);
  const doubts = open.map(({ a, b, weight }) => weight * doubtOf(standing, a, b));
  const hardest = open.at(doubts.indexOf(Math.max(...doubts)));
  const pair = hardest ? ledger.pairOf(hardest.a, hardest.b) : null;
  if (!hardest || pair === null) return null;
  const judgments = judges * (ledger.made[pair] + ledger.left[pair]);
  return { questions: answered.questions, pair: [hardest.a, hardest.b], judgments };
}

/** Which models were linked before. */
function linksOf(models: readonly string[], base: PairCounts = NO_COUNTS): Links {
  const links = new Links(models.length);
  const place = new Map(models.map((name, m) => [name, m]));
  base.left.forEach((left, p) => {
    if (base.leftWins[p] + base.rightWins[p] + base.ties[p] === 0) return;
    const [a, b] = [base.models[left], base.models[base.right[p]]].map((name) => place.get(name));
    if (a !== undefined && b !== undefined) links.join(a, b);
  });
  return links;
}

/** Comparisons chosen one after the other, each as if the ones before had been judged. */
function choose(
  { goal, confidence, randomShare }: AdaptivePlan,
  standing: Standing,
  ledger: Ledger,
  links: Links,
  wanted: number,
  random: Random,
): Comparison[] {
  const contrasts = contrastsOf(goal, standing, confidence);
  const chosen: Comparison[] = [];
  while (chosen.length < wanted) {
    const pair = isTurnOfRandom(ledger.total, randomShare)
      ? null
      : mostInformative(
          pairGains(standing, ledger, varianceReductions(contrasts, standing)),
          ledger,
        );
    const isRepeat = pair !== null && ledger.fresh[pair] === 0;
    const comparison =
      pair === null ? takeRounds(ledger, links, 1, random)[0] : ledger.take(pair, random);
    // Both give one while any is left, and no more are wanted than that.
    if (!comparison) break;
    learn(standing, comparison.left, comparison.right, isRepeat);
    chosen.push(comparison);
  }
  return chosen;
}

/** Spreads the random share evenly over a run, however it is cut into batches. */
function isTurnOfRandom(made: number, share: number): boolean {
  return Math.floor((made + 1) * share) > Math.floor(made * share);
}
