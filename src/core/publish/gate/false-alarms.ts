import { MIN_QUESTIONS } from '../../limits.ts';
import { fitAll } from '../../fit/fit.ts';
import { clusterKindOf } from '../../model/settings.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { createRandom } from '../../numerics/random.ts';
import { wilson } from '../../numerics/wilson.ts';
import type { Estimated } from '../../numerics/wilson.ts';
import type { Intervals } from '../../posterior/ranking/summary.ts';
import { countPairs } from '../../table/choices/count-pairs.ts';
import type { JudgmentTable } from '../../table/judgments.ts';
import { UNKNOWN } from '../../table/judgments.ts';
import { claimsShare } from './evaluate.ts';
import { isMet } from './gate.ts';
import type { Claim, Clause } from './gate.ts';
import { splitModel } from './split-model.ts';
import type { SplitBy } from './split-model.ts';

/** How often a clause would be met by two models that are one. */
export interface FalseAlarms {
  readonly splitBy: SplitBy;
  /** Trials, two of each split, and how many of them met the demand. */
  readonly trials: number;
  readonly alarms: number;
  /** With Wilson's interval: what the number of splits leaves open, not what these data do. */
  readonly rate: Estimated;
}

/** Which demands two equal models can meet by chance: those that one is stronger than another. */
export function duelOf({ claims }: Clause): Extract<Claim, { kind: 'stronger' }> | null {
  const [claim] = claims;
  return claims.length === 1 && claim.kind === 'stronger' ? claim : null;
}

/**
 * An A/A test of a clause "P(a > b) > p": the judgments of one of the two models are given to two
 * pretended ones, which are equal by construction, the other model and all others staying as they
 * are; and the ranking is fitted anew with the same model and widths. Split again and again, by
 * turns of a and of b, the share of fits in which one half passes for stronger than the other
 * estimates how often the gate passes though nothing has changed (A/A tests: Kohavi, Tang & Xu 2020,
 * "Trustworthy Online Controlled Experiments", ch. 19; random halves of one sample: the
 * permutation distribution, Fisher 1935). It stays a test of equals however different a and b are,
 * which exchanging their labels would not: between questions that one model wins throughout,
 * exchanged labels scatter more than equal models do.
 *
 * What is halved is what the intervals take for a sample: questions (also where raters are one too),
 * raters, or, over these questions alone, single judgments, so that both halves keep the questions.
 * Each half has half of the judgments, so a prior that holds strengths together makes alarms a
 * little rarer than the whole data would. Fits are Laplace's approximation, and both directions of a
 * split count, of which at most one can pass at p ≥ 0.5, so that the interval is if anything too wide.
 *
 * @param table the judgments that are ranked
 * @param splits how many, at least 1; the work grows with it and with the rows
 * @param onProgress splits done
 * @returns null where no split leaves both halves with judgments
 */
export function falseAlarms(
  clause: Clause,
  table: JudgmentTable,
  model: ModelSettings,
  intervals: Intervals,
  splits: number,
  seed: number,
  onProgress?: (done: number, total: number) => void,
): FalseAlarms | null {
  const duel = duelOf(clause);
  if (duel === null) return null;
  const random = createRandom(seed);
  const splitBy = splitUnit(table, model, duel);
  let trials = 0;
  let alarms = 0;
  for (let split = 0; split < splits; split++) {
    const one = split % 2 === 0 ? duel.first : duel.second;
    const { table: pretended, halves } = splitModel(table, one, splitBy, random);
    const counts = countPairs(pretended);
    onProgress?.(split + 1, splits);
    if (!halves.every((half) => counts.models.includes(half))) continue;
    const sampler = { ...SAMPLER, seed: split + 1 };
    const { draws } = fitAll(counts, believing(model, one, halves[1]), sampler, intervals);
    for (const [first, second] of [halves, halves.toReversed()]) {
      const claim = { kind: 'stronger', first, second } as const;
      trials++;
      if (isMet(claimsShare([claim], draws, counts.models, null).probability, clause)) alarms++;
    }
  }
  return trials === 0 ? null : { splitBy, trials, alarms, rate: wilson(alarms / trials, trials) };
}

/** Draws enough to tell on which side of 95% a probability is. */
const SAMPLER = { sampler: 'laplace', chains: 1, draws: 2000, warmup: 0, seed: 1 } as const;

/** What the intervals take for a sample, where both models have enough of it to be halved. */
function splitUnit(
  table: JudgmentTable,
  model: ModelSettings,
  duel: { readonly first: string; readonly second: string },
): SplitBy {
  const kind = clusterKindOf(model);
  if (kind === null) return 'judgments';
  const unit = kind === 'raters' ? 'raters' : 'questions';
  const column = unit === 'raters' ? table.judge : table.question;
  const hasEnough = [duel.first, duel.second].every((name) => {
    const own = table.models.indexOf(name);
    const units = new Set<number>();
    for (let row = 0; row < column.length; row++)
      if (column[row] !== UNKNOWN && (table.left[row] === own || table.right[row] === own))
        units.add(column[row]);
    return units.size >= MIN_QUESTIONS;
  });
  return hasEnough ? unit : 'judgments';
}

/** What is believed of a model is believed of both its halves. */
function believing(model: ModelSettings, own: string, half: string): ModelSettings {
  const beliefs = model.informative.filter((belief) => belief.model === own);
  if (beliefs.length === 0) return model;
  return {
    ...model,
    informative: [...model.informative, ...beliefs.map((belief) => ({ ...belief, model: half }))],
  };
}
