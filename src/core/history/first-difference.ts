import { parameterCount } from '../posterior/draws/draws.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { parameterTable } from '../posterior/draws/parameters.ts';
import type { Parameter } from '../posterior/draws/parameters.ts';
import type { FitSummary } from '../posterior/ranking/summary.ts';

/** Where two values of plain data first differ, and what stands there; '' where nothing does. */
export interface Difference {
  /** Names of fields and numbers of items, from the outside in. */
  readonly path: readonly string[];
  readonly before: string;
  readonly after: string;
}

/** What fitting anew gave, and what was stored. */
export interface Refit {
  readonly summary: FitSummary;
  /** Null where they were given up. */
  readonly draws: Draws | null;
}

/** Whether a fit came out as it was, to the last bit. */
export interface RefitReport {
  /** Where the draws first differ; null where they don't, or there is nothing to compare them with. */
  readonly draws: Difference | null;
  /** Which draw that is, where both have as many: both counted from 0. */
  readonly at: {
    readonly chain: number;
    readonly draw: number;
    readonly parameter: Parameter;
  } | null;
  readonly summary: Difference | null;
}

/** @param anew with the same data, settings and seed */
export function refitReport(stored: Refit, anew: Refit): RefitReport {
  const draws =
    stored.draws === null || anew.draws === null ? null : firstDifference(stored.draws, anew.draws);
  return {
    draws,
    at: draws && stored.draws && placeOf(draws, stored.draws, stored.summary),
    summary: firstDifference(stored.summary, anew.summary),
  };
}

function placeOf({ path }: Difference, draws: Draws, summary: FitSummary): RefitReport['at'] {
  const width = parameterCount(draws);
  const table = parameterTable(summary);
  if (path.length < 2 || path[0] !== 'values' || table.length !== width) return null;
  const index = Number(path[1]);
  const row = Math.floor(index / width);
  return {
    chain: Math.floor(row / draws.perChain),
    draw: row % draws.perChain,
    parameter: table[index % width].parameter,
  };
}

/**
 * The first place in which two values of plain data (objects, lists, columns of numbers) differ, by
 * the order of the first one's fields; numbers by their bits, so that 0 is not −0.
 * @returns null where they are the same
 */
export function firstDifference(before: unknown, after: unknown): Difference | null {
  if (Object.is(before, after)) return null;
  if (!isObject(before) || !isObject(after))
    return { path: [], before: written(before), after: written(after) };
  if (ArrayBuffer.isView(before) && ArrayBuffer.isView(after)) return ofColumns(before, after);
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const field of fields) {
    const found = firstDifference(before[field], after[field]);
    if (found !== null) return { ...found, path: [field, ...found.path] };
  }
  return null;
}

function ofColumns(
  before: Fields & ArrayBufferView,
  after: Fields & ArrayBufferView,
): Difference | null {
  const [a, b] = [numbersOf(before), numbersOf(after)];
  const most = Math.max(a.length, b.length);
  for (let at = 0; at < most; at++)
    if (at >= a.length || at >= b.length || !Object.is(a[at], b[at]))
      return {
        path: [String(at)],
        before: at < a.length ? written(a[at]) : '',
        after: at < b.length ? written(b[at]) : '',
      };
  return null;
}

type Column = Float64Array | Float32Array | Uint32Array;

/** Draws and summaries have columns of these kinds; any other is compared by its bytes. */
function numbersOf(column: ArrayBufferView): Column | Uint8Array {
  if (column instanceof Float64Array) return column;
  if (column instanceof Float32Array) return column;
  if (column instanceof Uint32Array) return column;
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

type Fields = Readonly<Partial<Record<string, unknown>>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function written(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  return JSON.stringify(value);
}
