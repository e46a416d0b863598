import { UMAP } from 'umap-js';
import { createRandom } from '../numerics/random.ts';
import type { Neighbours } from './neighbours.ts';

/** Places in the plane: only who is near whom means something. */
export interface Layout {
  readonly x: Float32Array<ArrayBuffer>;
  readonly y: Float32Array<ArrayBuffer>;
}

/** How near each other points may come. Builds have the curve that goes with it (.setup/left-out.ts). */
export const MIN_DIST = 0.15;

/** With fewer, the library has nothing to lay out. */
const FEWEST = 4;

/**
 * UMAP (McInnes, Healy & Melville 2018) by umap-js, given the exact neighbours. Same seed, same
 * picture.
 */
export function layOut(
  { width, indices, similarities }: Neighbours,
  count: number,
  seed: number,
  onProgress: (done: number, total: number) => void = () => undefined,
): Layout {
  if (count < FEWEST) return inARow(count);
  const random = createRandom(seed);
  // The library counts a point as its own first neighbour.
  const rows = Array.from({ length: count }, (_, of) => of * width);
  const neighbours = rows.map((from, of) => [of, ...indices.subarray(from, from + width)]);
  const distances = rows.map((from) => [
    0,
    ...Array.from(similarities.subarray(from, from + width), (s) => Math.max(0, 1 - s)),
  ]);
  const umap = new UMAP({ nNeighbors: width, minDist: MIN_DIST, random: () => random.uniform() });
  umap.setPrecomputedKNN(neighbours, distances);
  // Of the points themselves it then only needs the number.
  const epochs = umap.initializeFit(rows.map(() => []));
  for (let epoch = 0; epoch < epochs; epoch++) {
    umap.step();
    onProgress(epoch + 1, epochs);
  }
  const places = umap.getEmbedding();
  return {
    x: Float32Array.from(places, ([x]) => x),
    y: Float32Array.from(places, ([, y]) => y),
  };
}

function inARow(count: number): Layout {
  return { x: Float32Array.from({ length: count }, (_, at) => at), y: new Float32Array(count) };
}
