import type { ModelIndex } from '../../table/judgments.ts';
import type { Columns } from '../../posterior/draws/columns.ts';
import { columnsOf } from '../../posterior/draws/columns.ts';
import type { Draws } from '../../posterior/draws/draws.ts';
import type { Goal } from '../setup.ts';
import { placeOf } from './place.ts';
import type { Place } from './place.ts';

/** What draws say to a goal: the likelier answer and its probability. */
export type GoalAnswer = { readonly probability: number } & (
  | { readonly kind: 'best'; readonly model: ModelIndex }
  /** The set that is first most often, by models ascending. */
  | { readonly kind: 'top-set'; readonly set: readonly ModelIndex[] }
  | { readonly kind: 'top'; readonly isTop: boolean }
  | { readonly kind: 'pair'; readonly isBetter: boolean }
  | ({ readonly kind: 'place' } & Place)
  /**
   * The probability is the least of those that a model is stronger than the next of the ranking,
   * as it stands in the Rakuda table; that of the whole order, about their product, would hardly
   * ever be near 1, and is said beside it. `weakest`: of the two that it belongs to, the place of
   * the better one.
   */
  | {
      readonly kind: 'ranking';
      readonly ranking: readonly ModelIndex[];
      readonly weakest: number;
      /** P(all models are in this order). */
      readonly whole: number;
    }
);

/** @param goal its models are of the draws' */
export function goalAnswer(draws: Draws, goal: Goal): GoalAnswer {
  return answerOf(columnsOf(draws), goal);
}

export function answerOf(columns: Columns, goal: Goal): GoalAnswer {
  switch (goal.kind) {
    case 'best':
      return bestAnswer(columns);
    case 'top-set':
      return topSetAnswer(columns, goal.k);
    case 'top': {
      const share = topShare(columns, goal.model, goal.k);
      return { kind: 'top', isTop: share >= 0.5, probability: Math.max(share, 1 - share) };
    }
    case 'pair': {
      const share = aheadShare(columns, goal.model, goal.other);
      return { kind: 'pair', isBetter: share >= 0.5, probability: Math.max(share, 1 - share) };
    }
    case 'place':
      return { kind: 'place', ...placeOf(columns, goal.model) };
    case 'ranking':
      return rankingAnswer(columns);
  }
}

export function isReached({ probability }: GoalAnswer, confidence: number): boolean {
  return probability >= confidence;
}

function bestAnswer({ size, strengths }: Columns): GoalAnswer {
  const times = new Uint32Array(strengths.length);
  for (let s = 0; s < size; s++) {
    let best = 0;
    for (let m = 1; m < strengths.length; m++) if (strengths[m][s] > strengths[best][s]) best = m;
    times[best]++;
  }
  const most = Math.max(...times);
  return { kind: 'best', model: times.indexOf(most), probability: most / size };
}

function topSetAnswer({ size, strengths }: Columns, k: number): GoalAnswer {
  const times = new Map<string, { readonly set: ModelIndex[]; count: number }>();
  const order = strengths.map((_, m) => m);
  for (let s = 0; s < size; s++) {
    order.sort((a, b) => strengths[b][s] - strengths[a][s]);
    const set = order.slice(0, k).sort((a, b) => a - b);
    const key = set.join();
    const known = times.get(key);
    if (known === undefined) times.set(key, { set, count: 1 });
    else known.count++;
  }
  const [first] = [...times.values()].sort((a, b) => b.count - a.count);
  return { kind: 'top-set', set: first.set, probability: first.count / size };
}

/** Share of the draws in which fewer than k others are stronger. */
function topShare({ size, strengths }: Columns, model: ModelIndex, k: number): number {
  let times = 0;
  for (let s = 0; s < size; s++) {
    let above = 0;
    for (const strength of strengths) if (strength[s] > strengths[model][s]) above++;
    if (above < k) times++;
  }
  return times / size;
}

/** Share of the draws in which one model is stronger than the other. */
function aheadShare({ size, strengths }: Columns, ahead: ModelIndex, behind: ModelIndex): number {
  let times = 0;
  for (let s = 0; s < size; s++) if (strengths[ahead][s] > strengths[behind][s]) times++;
  return times / size;
}

/** Share of the draws in which each model is stronger than the next. */
function orderShare({ size, strengths }: Columns, ranking: readonly ModelIndex[]): number {
  let times = 0;
  for (let s = 0; s < size; s++) {
    let place = 1;
    while (
      place < ranking.length &&
      strengths[ranking[place - 1]][s] > strengths[ranking[place]][s]
    )
      place++;
    if (place === ranking.length) times++;
  }
  return times / size;
}

function rankingAnswer(columns: Columns): GoalAnswer {
  const { size, strengths } = columns;
  const means = strengths.map((column) => column.reduce((sum, x) => sum + x, 0) / size);
  const ranking = means.map((_, m) => m).sort((a, b) => means[b] - means[a] || a - b);
  const shares = ranking
    .slice(1)
    .map((behind, place) => aheadShare(columns, ranking[place], behind));
  const probability = Math.min(...shares);
  const weakest = shares.indexOf(probability);
  return { kind: 'ranking', ranking, weakest, probability, whole: orderShare(columns, ranking) };
}
