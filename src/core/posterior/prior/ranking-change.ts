import type { ModelIndex } from '../../table/judgments.ts';

/** A model's place in a ranking, with its median and narrow interval. */
interface Placed {
  readonly model: ModelIndex;
  readonly rank: number;
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

/** What a change of settings did to a ranking. */
export interface RankingChange {
  /** Models whose rank is another. */
  readonly moved: number;
  /** The model whose median moved most, and by how much (log-odds). */
  readonly most: ModelIndex;
  readonly by: number;
  /** Mean width of the intervals, over that before. */
  readonly widths: number;
}

/** Null while there is no answer for some model. */
export function rankingChange(
  before: readonly Placed[],
  after: readonly Placed[],
): RankingChange | null {
  const found = new Map(after.map((row) => [row.model, row]));
  let [moved, by, widthsBefore, widthsAfter] = [0, 0, 0, 0];
  let most: ModelIndex | null = null;
  for (const row of before) {
    const now = found.get(row.model);
    if (now === undefined) return null;
    const change = now.median - row.median;
    if (now.rank !== row.rank) moved++;
    if (most === null || Math.abs(change) > Math.abs(by)) [most, by] = [row.model, change];
    widthsBefore += row.upper - row.lower;
    widthsAfter += now.upper - now.lower;
  }
  if (most === null) return null;
  return { moved, most, by, widths: widthsBefore > 0 ? widthsAfter / widthsBefore : 1 };
}
