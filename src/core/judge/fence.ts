import { hashOf } from '../slots.ts';

/**
 * A name for the lines between which texts are quoted, which occurs in none of them: no text can
 * end its own quotation. It is made of all the texts, so that none can foresee it either.
 */
export function fenceFor(texts: readonly string[]): string {
  let hash = hashOf(texts.length, 0);
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) hash = hashOf(hash, text.charCodeAt(at));
  }
  for (;;) {
    const fence = `text-${hash.toString(16).padStart(8, '0')}`;
    if (!texts.some((text) => text.includes(fence))) return fence;
    hash = hashOf(hash, 1);
  }
}
