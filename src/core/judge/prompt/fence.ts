import { hashOf } from '../../numerics/hash.ts';

/**
 * A name for the lines between which texts are quoted, which occurs in none of them: no text can
 * end its own quotation. It is made of all the texts, so that none can foresee it either.
 * @param seed where it begins to look, 0 … 2³²−1
 */
export function fenceFor(texts: readonly string[], seed = hashOfAll(texts)): string {
  const fence = `text-${seed.toString(16).padStart(8, '0')}`;
  const isTaken = texts.some((text) => text.includes(fence));
  return isTaken ? fenceFor(texts, hashOf(seed, 1)) : fence;
}

function hashOfAll(texts: readonly string[]): number {
  let hash = texts.length;
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) hash = hashOf(hash, text.charCodeAt(at));
  }
  return hash;
}
