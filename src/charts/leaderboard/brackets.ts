import type { IndistinctRun } from '../../core/posterior/ranking/summary.ts';

/** A piece of a bracket beside one row. */
export interface BracketPiece {
  readonly lane: number;
  /** Pixels to the right of the first lane. */
  readonly x: number;
  readonly part: 'first' | 'middle' | 'last';
}

/** Pixels between lanes, and between the first and the last of them. */
const LANE = 5;
const LANES = 15;

/**
 * Lays overlapping runs of indistinct rows into lanes, so that brackets don't cross; the more
 * lanes, the closer together. None is left out: rows without a common bracket are separated.
 * @returns for each row the pieces that pass it
 */
export function bracketPieces(
  runs: readonly IndistinctRun[],
  rows: number,
): readonly (readonly BracketPiece[])[] {
  const busyUntil: number[] = [];
  const laid = [...runs]
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .map((run) => {
      const free = busyUntil.findIndex((end) => end < run.from);
      const lane = free < 0 ? busyUntil.length : free;
      busyUntil[lane] = run.to;
      return { ...run, lane };
    });
  const step = Math.min(LANE, LANES / Math.max(1, busyUntil.length - 1));
  const pieces: BracketPiece[][] = Array.from({ length: rows }, () => []);
  for (const { from, to, lane } of laid) {
    for (let row = from; row <= to; row++) {
      const part = row === from ? 'first' : row === to ? 'last' : 'middle';
      pieces[row].push({ lane, x: lane * step, part });
    }
  }
  return pieces;
}
