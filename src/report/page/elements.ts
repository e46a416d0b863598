import type { Markup } from '../markup.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Markup as nodes of this document; texts stay texts. */
export function nodeOf(markup: Markup, isDrawing = false): Node {
  if (typeof markup === 'string') return document.createTextNode(markup);
  const { tag, attributes, content } = markup;
  const isInside = isDrawing || tag === 'svg';
  const made = isInside ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null) made.setAttribute(name, String(value));
  made.append(...content.map((inner) => nodeOf(inner, isInside)));
  return made;
}
