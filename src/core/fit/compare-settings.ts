import { exp, log } from '../numerics/elementary.ts';
import type { ModelIndex } from '../table/judgments.ts';
import { kendall } from '../numerics/rank-correlation.ts';
import type { SettingFit, Standing } from './setting-fit.ts';
import { MIN_SHIFT, SHARE_ERRORS, SEPARATED } from '../limits.ts';
import { sideOf } from '../posterior/ranking/matrices.ts';

export interface Move {
  readonly model: ModelIndex;
  readonly from: number;
  readonly to: number;
}

export interface Shift {
  readonly model: ModelIndex;
  /** Of the median, log-odds. */
  readonly by: number;
  /** The same in standard deviations of the reference. */
  readonly sds: number;
}

/** That one model is ahead of another, with its probability under both settings. */
export interface Claim {
  readonly ahead: ModelIndex;
  readonly behind: ModelIndex;
  readonly before: number;
  readonly after: number;
}

/** Of a thousand models hundreds of thousands may change: most of them are counted only. */
export interface ClaimList {
  readonly count: number;
  /** Those that change most, at most MOST_CLAIMS of them, the largest change first. */
  readonly first: readonly Claim[];
}

export interface ChangedClaims {
  /** Undecided before, ahead at 95% now. */
  readonly gained: ClaimList;
  /** Ahead at 95% before, undecided now. */
  readonly lost: ClaimList;
  /** Ahead at 95% before, behind at 95% now. */
  readonly reversed: ClaimList;
}

const MOST_CLAIMS = 20;
/** Models of which a step compares all pairs. */
const ROWS = 20;

/** What another setting does to a ranking. */
export interface SettingChanges {
  /** Models with another rank, the longest way first. */
  readonly moved: readonly Move[];
  /** Kendall's τ-b of the two rankings; null where there is nothing to compare. */
  readonly kendall: number | null;
  /** Geometric mean over the models of new width to old, of the wide intervals; null likewise. */
  readonly width: number | null;
  /** Every model's shift, the largest first; none where a setting has a scale of its own. */
  readonly shifts: readonly Shift[];
  /** Null where a setting has no draws. */
  readonly claims: ChangedClaims | null;
}

/** @param other a fit of the same models as the reference */
export function compareSettings(reference: SettingFit, other: SettingFit): SettingChanges {
  const steps = comparing(reference, other);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of a millisecond or two, also with thousands of models. */
export function* comparing(
  reference: SettingFit,
  other: SettingFit,
): Generator<void, SettingChanges, void> {
  const both = reference.standings.flatMap((before, model) => {
    const after = other.standings[model];
    return before && after ? [{ model, before, after }] : [];
  });
  const hasScale = reference.method !== 'win-rate' && other.method !== 'win-rate';
  const moved = both
    .filter(({ before, after }) => before.rank !== after.rank)
    .map(({ model, before, after }) => ({ model, from: before.rank, to: after.rank }))
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || a.from - b.from);
  const shifts = hasScale
    ? both
        .flatMap(({ model, before, after }) => shiftOf(model, before, after) ?? [])
        .sort((a, b) => Math.abs(b.sds) - Math.abs(a.sds) || a.model - b.model)
    : [];
  yield;
  const agreement = kendall(
    both.map(({ before }) => -before.rank),
    both.map(({ after }) => -after.rank),
  );
  const width = hasScale ? widthRatio(both) : null;
  yield;
  const claims = yield* changedClaims(reference, other);
  return { moved, kendall: agreement, width, shifts, claims };
}

function shiftOf(model: ModelIndex, before: Standing, after: Standing): Shift | null {
  if (before.sd === null || !(before.sd > 0)) return null;
  const by = after.median - before.median;
  return { model, by, sds: by / before.sd };
}

function widthRatio(both: readonly { before: Standing; after: Standing }[]): number | null {
  let [sum, size] = [0, 0];
  for (const { before, after } of both) {
    const ratio = (after.upperWide - after.lowerWide) / (before.upperWide - before.lowerWide);
    if (!(ratio > 0) || ratio === Infinity) continue;
    sum += log(ratio);
    size++;
  }
  return size === 0 ? null : exp(sum / size);
}

/**
 * Pairs whose order is decided at 95% under one setting and not, or the other way, under the
 * other. A share that moved by less than two Monte Carlo errors is no change.
 */
function* changedClaims(
  reference: SettingFit,
  other: SettingFit,
): Generator<void, ChangedClaims | null, void> {
  const { stronger: old, standings } = reference;
  const { stronger: now } = other;
  if (old === null || now === null) return null;
  const size = standings.length;
  const lists = { gained: new Claims(), lost: new Claims(), reversed: new Claims() };
  const noise =
    SHARE_ERRORS * Math.sqrt(SEPARATED * (1 - SEPARATED) * (1 / reference.worth + 1 / other.worth));
  for (let i = 0; i < size; i++) {
    const row = i * size;
    addChanges(lists, i, old.subarray(row, row + size), now.subarray(row, row + size), noise);
    if (i % ROWS === ROWS - 1) yield;
  }
  const { gained, lost, reversed } = lists;
  return { gained: gained.list, lost: lost.list, reversed: reversed.list };
}

/** Those of one model with the models after it. @param before its shares, by rival; after likewise */
function addChanges(
  { gained, lost, reversed }: Readonly<Record<keyof ChangedClaims, Claims>>,
  model: ModelIndex,
  before: Float32Array,
  after: Float32Array,
  noise: number,
): void {
  for (let rival = model + 1; rival < before.length; rival++) {
    // No lists here: code that runs once makes half a million of them, which takes longer than the rest.
    const was = sideOf(before[rival]);
    const is = sideOf(after[rival]);
    if (was === is || Math.abs(after[rival] - before[rival]) <= noise) continue;
    // Stated of the one that is, or else was, ahead.
    const isFirst = (was === 0 ? is : was) > 0;
    const list = was === 0 ? gained : is === 0 ? lost : reversed;
    if (isFirst) list.add(model, rival, before[rival], after[rival]);
    else list.add(rival, model, 1 - before[rival], 1 - after[rival]);
  }
}

/** Counts claims, and keeps those that change most; of equal ones those that came first. */
class Claims {
  #count = 0;
  readonly #first: Claim[] = [];

  add(ahead: ModelIndex, behind: ModelIndex, before: number, after: number): void {
    this.#count++;
    const change = Math.abs(after - before);
    const first = this.#first;
    let place = first.length;
    while (place > 0 && change > Math.abs(first[place - 1].after - first[place - 1].before))
      place--;
    if (place === MOST_CLAIMS) return;
    first.splice(place, 0, { ahead, behind, before, after });
    first.length = Math.min(first.length, MOST_CLAIMS);
  }

  get list(): ClaimList {
    return { count: this.#count, first: this.#first };
  }
}

/** By model, whether its rank, or its strength by half a standard deviation, changes anywhere. */
export function changedModels(
  models: number,
  changes: readonly Pick<SettingChanges, 'moved' | 'shifts'>[],
): boolean[] {
  const changed = new Array<boolean>(models).fill(false);
  for (const { moved, shifts } of changes) {
    for (const { model } of moved) changed[model] = true;
    for (const { model, sds } of shifts) if (Math.abs(sds) >= MIN_SHIFT) changed[model] = true;
  }
  return changed;
}
