import { judgmentTotal } from '../table/counts.ts';
import { withQuestions } from '../table/questions/question-counts.ts';
import { CaravanError } from '../failure.ts';
import type { ModelIndex, PairCounts } from '../table/judgments.ts';
import type { ModelSettings } from '../model/settings.ts';
import { helpful, nearestBorders, planFor } from './flip.ts';
import type { Border, Change, Flip, Flips } from './flip.ts';
import { modeOf, rankingOf, slopesOf } from './mode.ts';
import type { Mode } from './mode.ts';

/** Pairs of a model inside and one outside that are tried, those that look easiest. */
const TRIED = 3;
const MAX_ROUNDS = 25;
/** How many times as much as it seems to first order one judgment may do. */
const SLACK = 4;

/**
 * How few judgments would have to say otherwise for the first k, by posterior mode, to be other
 * models. Greedy: the judgments that move the two models together most, to first order in the
 * Laplace approximation, are changed until a mode found anew puts the one before the other; then
 * as many as possible are left as they were. Perhaps even fewer would do.
 * @param model not hierarchical
 * @param k 1 … models − 1
 */
export function fewestFlips(
  counts: PairCounts,
  model: ModelSettings,
  mode: Mode,
  k: number,
  onProgress: (done: number, total: number) => void = () => undefined,
): Flips {
  const search = new Search(counts, model, mode, k);
  const borders = search.easiest();
  const tried = borders.slice(0, TRIED);
  let best: Flips | null = null;
  for (const [at, { inside, outside }] of tried.entries()) {
    onProgress(at, tried.length);
    const found = search.between(inside, outside, best?.isFound ? best.flips - 1 : Infinity);
    if (found === null) continue;
    if (best === null || (found.isFound && (!best.isFound || found.flips < best.flips))) {
      best = found;
    }
  }
  if (!best?.isFound || best.flips > 1) best = search.single(borders) ?? best;
  onProgress(tried.length, tried.length);
  const [{ inside, outside }] = tried;
  const none = { k, isFound: false, leaves: inside, enters: outside, flips: 0, changes: [] };
  return best ?? { ...none, of: judgmentTotal(counts) };
}

class Search {
  readonly #counts: PairCounts;
  readonly #model: ModelSettings;
  readonly #mode: Mode;
  readonly #k: number;
  readonly #first: readonly ModelIndex[];

  constructor(counts: PairCounts, model: ModelSettings, mode: Mode, k: number) {
    this.#counts = counts;
    this.#model = model;
    this.#mode = mode;
    this.#k = k;
    this.#first = rankingOf(mode, counts.models.length).slice(0, k);
  }

  /** Pairs across the border, by how many changes seem to be needed. */
  easiest(): Border[] {
    const ranking = rankingOf(this.#mode, this.#counts.models.length);
    const slopes = slopesOf(this.#counts, this.#model, this.#mode);
    return nearestBorders(this.#mode, ranking, this.#k)
      .map(({ inside, outside }) => {
        const plan = planFor(this.#counts, slopes, this.#mode, inside, outside);
        const flips = plan.changes.reduce((sum, { count }) => sum + count, 0);
        return { inside, outside, flips: plan.isEnough ? flips : Infinity };
      })
      .sort((a, b) => a.flips - b.flips);
  }

  /**
   * @param most not more flips than these are of interest
   * @returns null where more would be needed, or a mode can't be found
   */
  between(inside: ModelIndex, outside: ModelIndex, most: number): Flips | null {
    let mode = this.#mode;
    const applied: Change[] = [];
    let flips = 0;
    let before = 0;
    let isFound = false;
    for (let round = 0; round < MAX_ROUNDS && !isFound; round++) {
      const counts = changed(this.#counts, applied, flips);
      const slopes = slopesOf(counts, this.#model, mode);
      const { changes } = planFor(counts, slopes, mode, inside, outside);
      if (changes.length === 0) break;
      before = flips;
      applied.push(...changes);
      flips += changes.reduce((sum, { count }) => sum + count, 0);
      // Changes made in vain would only make the count larger.
      if (before > most) return null;
      const next = this.#modeAfter(applied, flips);
      if (next === null) return null;
      mode = next;
      isFound = this.#isChanged(mode);
    }
    if (!isFound) return this.#result(applied, flips, false, { inside, outside });
    // The fewest of these changes, taken in order, that still do it.
    let low = before;
    let high = flips;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      const next = this.#modeAfter(applied, middle);
      if (next !== null && this.#isChanged(next)) {
        high = middle;
        mode = next;
      } else low = middle;
    }
    return this.#result(applied, high, true, this.#exchanged(mode));
  }

  /** One judgment that does it alone; null where none does. */
  single(borders: readonly Border[]): Flips | null {
    const slopes = slopesOf(this.#counts, this.#model, this.#mode);
    const { point } = this.#mode;
    /** By how much of the gap each closes. */
    const promising = new Map<string, { readonly change: Change; readonly closes: number }>();
    for (const { inside, outside } of borders) {
      for (const found of helpful(this.#counts, slopes, this.#mode, inside, outside)) {
        const { effect, ...change } = found;
        const closes = effect / (point[inside] - point[outside]);
        const key = [change.pair, change.from, change.to].join();
        if (closes * SLACK < 1 || closes < (promising.get(key)?.closes ?? 0)) continue;
        promising.set(key, { change: { ...change, count: 1 }, closes });
      }
    }
    for (const { change } of [...promising.values()].sort((a, b) => b.closes - a.closes)) {
      const mode = this.#modeAfter([change], 1);
      if (mode !== null && this.#isChanged(mode))
        return this.#result([change], 1, true, this.#exchanged(mode));
    }
    return null;
  }

  #modeAfter(applied: readonly Change[], flips: number): Mode | null {
    try {
      return modeOf(changed(this.#counts, applied, flips), this.#model);
    } catch (error) {
      if (error instanceof CaravanError) return null;
      throw error;
    }
  }

  #isChanged({ point }: Mode): boolean {
    const least = Math.min(...this.#first.map((m) => point[m]));
    return this.#counts.models.some((_, m) => point[m] > least && !this.#first.includes(m));
  }

  #exchanged(mode: Mode): { inside: ModelIndex; outside: ModelIndex } {
    const now = rankingOf(mode, this.#counts.models.length).slice(0, this.#k);
    const [outside = now[0]] = now.filter((m) => !this.#first.includes(m));
    const [inside = this.#first[0]] = this.#first.filter((m) => !now.includes(m));
    return { inside, outside };
  }

  #result(
    applied: readonly Change[],
    flips: number,
    isFound: boolean,
    { inside, outside }: { inside: ModelIndex; outside: ModelIndex },
  ): Flips {
    return {
      k: this.#k,
      isFound,
      leaves: inside,
      enters: outside,
      flips,
      of: judgmentTotal(this.#counts),
      changes: merged(this.#counts, applied, flips),
    };
  }
}

/** The counts after the first so many of these changes. */
function changed(counts: PairCounts, applied: readonly Change[], flips: number): PairCounts {
  const columns = [counts.leftWins.slice(), counts.rightWins.slice(), counts.ties.slice()];
  let left = flips;
  for (const { pair, from, to, count } of applied) {
    const now = Math.min(left, count);
    columns[from][pair] -= now;
    columns[to][pair] += now;
    left -= now;
  }
  const [leftWins, rightWins, ties] = columns;
  return withQuestions({ ...counts, leftWins, rightWins, ties }, undefined);
}

function merged(counts: PairCounts, applied: readonly Change[], flips: number): Flip[] {
  const byKind = new Map<string, Flip>();
  let left = flips;
  for (const { pair, from, to, count } of applied) {
    const now = Math.min(left, count);
    left -= now;
    if (now === 0) break;
    const key = [pair, from, to].join();
    const before = byKind.get(key)?.count ?? 0;
    const at = { pair, left: counts.left[pair], right: counts.right[pair] };
    byKind.set(key, { ...at, from, to, count: before + now });
  }
  return [...byKind.values()].sort((a, b) => b.count - a.count || a.pair - b.pair);
}
