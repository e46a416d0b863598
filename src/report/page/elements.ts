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

/** Elements whose content is many elements; and how many of these are made before others may act. */
const LONG: ReadonlySet<string> = new Set(['section', 'details', 'div', 'table', 'tbody']);
const AT_ONCE = 200;

/** The same, with room for what else the reader does where it is long. */
export async function nodeOfLong(markup: Markup): Promise<Node> {
  if (typeof markup === 'string' || !LONG.has(markup.tag)) return nodeOf(markup);
  const made = nodeOf({ ...markup, content: [] });
  for (const [at, inner] of markup.content.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await rest();
    made.appendChild(await nodeOfLong(inner));
  }
  return made;
}

/** Lets what waits be done first. */
export function rest(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
