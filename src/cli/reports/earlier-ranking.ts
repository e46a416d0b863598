import { readFile } from 'node:fs/promises';
import type { EarlierEstimate } from '../../core/history/estimate-changes.ts';
import {
  DEFAULT_SCALE,
  ratingToLogOdds,
  ratingToWidth,
} from '../../core/posterior/ranking/scale.ts';
import { ArgumentError } from '../argument-error.ts';

/** An average is on a scale where it is nearer than this to the average model. */
const NEAR = 0.01;

/**
 * The ranking that a result of `--json` is, best first, in natural log-odds; null where a file is
 * none.
 * @throws ArgumentError where its scale can't be told
 */
export async function earlierRanking(path: string): Promise<readonly EarlierEstimate[] | null> {
  if (!path.toLowerCase().endsWith('.json')) return null;
  const result = await parsed(path);
  if (!isObject(result) || !isObject(result.diagnostics) || !Array.isArray(result.models))
    return null;
  const rows = result.models.map(rowOf);
  const found = rows.filter((row) => row !== null);
  if (found.length === 0 || found.length < rows.length) return null;
  return onLogOdds(found, path);
}

interface Row extends EarlierEstimate {
  readonly mean: number | null;
}

function rowOf(row: unknown): Row | null {
  if (!isObject(row)) return null;
  const { id, median, sd, mean } = row;
  if (typeof id !== 'string' || typeof median !== 'number') return null;
  const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  return { name: id, median, sd: number(sd), mean: number(mean) };
}

/** The result does not say its scale, but strengths are around the average model on either. */
function onLogOdds(rows: readonly Row[], path: string): readonly EarlierEstimate[] {
  const average = rows.reduce((sum, { mean, median }) => sum + (mean ?? median), 0) / rows.length;
  const best = [...rows].sort((a, b) => b.median - a.median);
  if (Math.abs(average) < NEAR) return best;
  if (Math.abs(average - DEFAULT_SCALE.center) / DEFAULT_SCALE.perTenfold < NEAR)
    return best.map(({ name, median, sd }) => ({
      ...{ name, median: ratingToLogOdds(median, DEFAULT_SCALE) },
      sd: sd === null ? null : ratingToWidth(sd, DEFAULT_SCALE),
    }));
  throw new ArgumentError(
    `--against ${path}: its strengths are neither ratings around ${DEFAULT_SCALE.center} nor log-odds around 0.`,
  );
}

/** Undefined where the file is not there, or no JSON. */
async function parsed(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Partial<Record<string, unknown>>> {
  return typeof value === 'object' && value !== null;
}
