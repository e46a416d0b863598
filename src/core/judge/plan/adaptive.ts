import { createRandom } from '../../numerics/random.ts';
import type { Random } from '../../numerics/random.ts';
import type { PairCounts } from '../../table/judgments.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { approximate } from '../../sampler/approximation/laplace.ts';
import { hashOf } from '../../numerics/hash.ts';
import type { JudgeTask, Plan } from '../setup.ts';
import type { Answered } from './answered.ts';
import { contrastsOf, varianceReductions } from './contrasts.ts';
import { mostInformative, pairGains } from './gains.ts';
import { gaussianDraws } from './gaussian-draws.ts';
import { goalAnswer, isReached } from './goal.ts';
import type { GoalAnswer } from './goal.ts';
import type { Comparison, Ledger } from './ledger.ts';
import { Links } from './links.ts';
import { knownToAll, notKnown } from './known.ts';
import { owedTasks } from './owed.ts';
import { takeLinks, takeRounds } from './rounds.ts';
import { NO_COUNTS, runCounts } from './run-counts.ts';
import { learn, standingOf } from './standing.ts';
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
  /** Of all replies, models by name; those that were not judged may be missing. */
  readonly counts: PairCounts;
  /**
   * What was judged before this run, of any models, its own judgments not among them: the
   * posterior is of both, and ranks are among all models of both.
   */
  readonly base?: PairCounts;
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
  /** The goal is reached, the plan's limit is, or all comparisons were made; null to go on. */
  readonly stop: 'reached' | 'most' | 'exhausted' | null;
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
  const counts = runCounts(run.models, run.counts, run.base);
  const { models } = counts;
  const links = linksOf(models, run.base);
  const ledger = ledgerOf(plan, run.answered);
  for (const task of knownToAll(known, judges)) ledger.note(task);
  const before = ledger.total;
  for (const task of asked) {
    ledger.note(task);
    links.join(task.left, task.right);
  }
  // An order effect that is not known yet counts at its prior: both orders are still to come.
  const approximation = approximate(counts, run.model);
  const answer = goalAnswer(gaussianDraws(counts, run.model, approximation, draws), plan.goal);

  const random = createRandom(hashOf(plan.seed, asked.length));
  const owed = owedTasks(asked, judges, known);
  const left = Math.min(plan.most - (ledger.total - before), ledger.exist - ledger.total);
  const wanted = Math.min(left, Math.ceil((size - owed.length) / judges));
  const linking = takeLinks(ledger, links, Math.max(0, wanted), random);
  const end = (stop: NextBatch['stop']): NextBatch => ({ tasks: [], answer, models, stop });
  if (linking.length === 0 && isReached(answer, plan.confidence)) return end('reached');
  if (left <= 0 && owed.length === 0) {
    return end(ledger.total < ledger.exist ? 'most' : 'exhausted');
  }
  const standing = standingOf(approximation, models.length, run.model.order !== null);
  for (const { left, right } of [...run.waiting, ...linking]) learn(standing, left, right);
  const chosen = choose(plan, standing, ledger, links, wanted - linking.length, random);
  const tasks = [...owed, ...notKnown(forJudges([...linking, ...chosen], judges), known)];
  return { tasks, answer, models, stop: null };
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
    const comparison =
      pair === null ? takeRounds(ledger, links, 1, random)[0] : ledger.take(pair, random);
    // Both give one while any is left, and no more are wanted than that.
    if (!comparison) break;
    learn(standing, comparison.left, comparison.right);
    chosen.push(comparison);
  }
  return chosen;
}

/** Spreads the random share evenly over a run, however it is cut into batches. */
function isTurnOfRandom(made: number, share: number): boolean {
  return Math.floor((made + 1) * share) > Math.floor(made * share);
}
