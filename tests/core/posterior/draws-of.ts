import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { positionsOf, tieParameterOf } from '../../../src/core/posterior/draws/draws.ts';
import type { Draws } from '../../../src/core/posterior/draws/draws.ts';
import type { Random } from '../../../src/core/numerics/random.ts';

/** Draws of settings written down by hand, one chain, strengths summing to zero. */
export function drawsOf(
  model: Pick<ModelSettings, 'order' | 'ties' | 'strength'>,
  rows: readonly (readonly number[])[],
  chains = 1,
): Draws {
  const shape = {
    chains,
    perChain: rows.length / chains,
    models: 0,
    hasOrder: model.order !== null,
    tie: tieParameterOf(model.ties),
    hasTau: model.strength.family === 'hierarchical',
  };
  const models = rows[0].length - positionsOf(shape).count;
  return { ...shape, models, values: Float64Array.from(rows.flat()) };
}

/** Random rows: strengths around the given ones, then the other parameters. */
export function randomRows(
  random: Random,
  size: number,
  strengths: readonly number[],
  spread: number,
  others: readonly ((random: Random) => number)[] = [],
): number[][] {
  return Array.from({ length: size }, () => {
    const row = strengths.map((mean) => mean + spread * random.normal());
    const mean = row.reduce((sum, x) => sum + x, 0) / row.length;
    return [...row.map((x) => x - mean), ...others.map((draw) => draw(random))];
  });
}
