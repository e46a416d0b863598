import type { AgreementMeasures } from '../agreement/agreement-measures.ts';
import { groupByThing } from '../agreement/things.ts';
import type { Things } from '../agreement/things.ts';
import { eachSwap, isFirstBoth, swapKind } from '../agreement/swap-consistency.ts';
import { peopleAmong } from '../judges-model/panel.ts';
import { MAX_JUDGE_CARDS, MAX_PAIRED_JUDGES, MIN_OBSERVATIONS } from '../limits.ts';
import type { NoOrderEffect } from '../model/order-effect.ts';
import { Outcome } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { cardAgreements } from './card-agreement.ts';
import type { PairAgreement } from './card-agreement.ts';
import { ClusteredShare } from './clustered-share.ts';
import type { CountedShare } from './clustered-share.ts';
import { pairContests, whyNoOrderIn } from './contests.ts';
import type { Effect } from './effect.ts';
import { fitHabits } from './habit-fit.ts';
import { effectsOf, NO_CONTRASTS } from './habits.ts';
import { isFirstWin, rowsByJudge } from './judge-rows.ts';
import type { OwnRows } from './judge-rows.ts';
import { ownFamilyOf } from './own-family.ts';
import type { OwnFamily } from './own-family.ts';

/** Things that a judge saw in both orders. */
export interface Swaps {
  /** Flips: the other model is better once they change places. Half flips: a tie in one order alone. */
  readonly flips: CountedShare;
  readonly half: CountedShare;
  /** Of the flips, how often the model shown first won both times. */
  readonly firstBoth: number;
}

/** What the judgments of one judge show of it; all intervals 95%, clustered by question. */
export interface JudgeCard {
  readonly judge: string;
  /** By its name. */
  readonly isPerson: boolean;
  readonly judgments: number;
  /** Different questions; 0 where none is known. */
  readonly questions: number;
  /** α in log-odds, adjusted for strength; null where `noOrder` says why. */
  readonly order: Effect | null;
  readonly noOrder: NoOrderEffect | 'few' | null;
  /** Of decided judgments whose order is known, those that the model shown first won. */
  readonly firstWins: CountedShare | null;
  readonly ties: CountedShare;
  /** Davidson's log ν; null without ties. */
  readonly tieWidth: Effect | null;
  /** Null where nothing was judged in both orders. */
  readonly swaps: Swaps | null;
  readonly ownFamily: OwnFamily | null;
  /** With all people but itself, with all others; null where they judged nothing in common. */
  readonly people: AgreementMeasures | null;
  readonly others: AgreementMeasures | null;
}

export interface JudgeCards {
  /** Most judgments first. */
  readonly cards: readonly JudgeCard[];
  /** Of every two of the first `paired` cards. */
  readonly pairs: readonly PairAgreement[];
  readonly paired: number;
  /** Judges without a card, having fewer judgments; judgments that name no judge. */
  readonly left: number;
  readonly unknown: number;
  /** The first and the last time of a judgment, in milliseconds since 1970; null where none is known. */
  readonly times: readonly [first: number, last: number] | null;
}

/**
 * A card for every judge. Each has strengths of its own, taken to be near those of all judges
 * together (habit-fit.ts), so that a habit shows in what strengths do not explain.
 * Linear in rows, but for judges who share a thing.
 * @param table as the edits leave it
 */
export function judgeCards(
  table: JudgmentTable,
  onProgress: (done: number, total: number) => void = () => undefined,
): JudgeCards {
  const things = groupByThing(table);
  const { judges, all, others: left, unknown } = rowsByJudge(table, MAX_JUDGE_CARDS);
  const pool = pooledStrengths(table, all);
  const swaps = swapsByJudge(table, things);
  const isPerson = personsAmong(table);
  const chosen = judges.map(({ judge }) => judge);
  const total = judges.length + 1;
  onProgress(1, total);
  const paired = Math.min(MAX_PAIRED_JUDGES, judges.length);
  const { people, others, pairs } = cardAgreements(table, things, chosen, paired, isPerson);
  const cards = judges.map((own, at): JudgeCard => {
    const card = {
      judge: table.judges[own.judge],
      isPerson: isPerson[own.judge],
      ...habitsOf(table, own, pool),
      swaps: swaps.get(own.judge) ?? null,
      ownFamily: ownFamilyOf(table, things, own, pool),
      ...{ people: people[at], others: others[at] },
    };
    onProgress(at + 2, total);
    return card;
  });
  return { cards, pairs, paired, left, unknown, times: timesOf(table) };
}

/**
 * Strengths that all judges together see, by model of the table in log-odds, near which those of
 * each are taken to be.
 * @param rows usable ones of all judges
 */
export function pooledStrengths(table: JudgmentTable, rows: Uint32Array): Float64Array {
  const contests = pairContests(table, rows);
  const terms = {
    hasOrder: whyNoOrderIn(contests) === null,
    hasTies: contests.ties.some((count) => count > 0),
  };
  const { values } = fitHabits(contests, new Float64Array(table.models.length), terms);
  return values.slice(0, table.models.length);
}

type Habits = Pick<
  JudgeCard,
  'judgments' | 'questions' | 'order' | 'noOrder' | 'firstWins' | 'ties' | 'tieWidth'
>;

function habitsOf(table: JudgmentTable, { rows, judgments }: OwnRows, pool: Float64Array): Habits {
  const { question, outcome, weight } = table;
  const [ties, firstWins] = [new ClusteredShare(), new ClusteredShare()];
  let [questions, decided] = [0, 0];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    const count = weight === null ? 1 : weight[row];
    ties.add(question[row], outcome[row] === Outcome.tie, count);
    if (question[row] >= 0 && (at === 0 || question[row] !== question[rows[at - 1]])) questions++;
    const isFirst = isFirstWin(table, row);
    if (isFirst === null) continue;
    decided += count;
    firstWins.add(question[row], isFirst, count);
  }
  const share = ties.share() ?? { count: 0, of: 0, value: 0, lower: 0, upper: 1 };
  const contests = pairContests(table, rows);
  const noOrder = whyNoOrderIn(contests) ?? (decided < MIN_OBSERVATIONS ? 'few' : null);
  const terms = { hasOrder: noOrder === null, hasTies: share.count > 0 };
  const fit = fitHabits(contests, pool, terms);
  const parameters = [fit.order, fit.tie].filter((parameter) => parameter !== null);
  const effects = effectsOf(table, rows, NO_CONTRASTS, fit, parameters);
  return {
    ...{ judgments, questions, noOrder, ties: share, firstWins: firstWins.share() },
    order: fit.order === null ? null : effects[0],
    tieWidth: fit.tie === null ? null : effects[parameters.length - 1],
  };
}

function timesOf({ time = new Float64Array(0) }: JudgmentTable): JudgeCards['times'] {
  let [first, last] = [Infinity, -Infinity];
  for (const at of time) {
    if (at < first) first = at;
    if (at > last) last = at;
  }
  return first < last ? [first, last] : null;
}

/** By judge of the table. */
export function personsAmong({ judges }: JudgmentTable): readonly boolean[] {
  const people = new Set(peopleAmong(judges));
  return judges.map((name) => people.has(name));
}

interface SwapTally {
  readonly flips: ClusteredShare;
  readonly half: ClusteredShare;
  firstBoth: number;
}

function swapsByJudge(table: JudgmentTable, things: Things): ReadonlyMap<number, Swaps> {
  const tallies = new Map<number, SwapTally>();
  eachSwap(table, things, (row, direct, reverse) => {
    const judge = table.judge[row];
    const own = tallies.get(judge) ?? {
      ...{ flips: new ClusteredShare(), half: new ClusteredShare() },
      firstBoth: 0,
    };
    tallies.set(judge, own);
    const kind = swapKind(direct, reverse);
    own.half.add(table.question[row], kind === 'half-flip');
    own.flips.add(table.question[row], kind === 'flip');
    if (isFirstBoth(direct, reverse)) own.firstBoth++;
  });
  const found = new Map<number, Swaps>();
  for (const [judge, tally] of tallies) {
    const [flips, half] = [tally.flips.share(), tally.half.share()];
    if (flips && half) found.set(judge, { flips, half, firstBoth: tally.firstBoth });
  }
  return found;
}
