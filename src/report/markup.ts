import { markupText } from '../core/publish/markup-text.ts';

/** A piece of a document before it is written: text, or an element with what is in it. */
export type Markup = string | MarkupElement;

export interface MarkupElement {
  readonly tag: string;
  /** Values that are numbers are written as such; what is null is left out. */
  readonly attributes: Readonly<Record<string, string | number | null>>;
  readonly content: readonly Markup[];
}

/** An element; texts stay texts, whatever is in them. */
export function make(
  tag: string,
  attributes: MarkupElement['attributes'] = {},
  ...content: readonly Markup[]
): MarkupElement {
  return { tag, attributes, content };
}

/** Elements that have no end tag in HTML. */
const VOID: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'input', 'meta', 'wbr']);

/** What it is as HTML. */
export function htmlOf(markup: Markup): string {
  if (typeof markup === 'string') return escaped(markup);
  const { tag, attributes, content } = markup;
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === null ? [] : [` ${name}="${escaped(String(value))}"`],
  );
  const start = `<${tag}${written.join('')}>`;
  return VOID.has(tag) ? start : `${start}${content.map(htmlOf).join('')}</${tag}>`;
}

/** What it is as text alone, elements one after the other. */
export function textOf(markup: Markup): string {
  return typeof markup === 'string' ? markup : markup.content.map(textOf).join('');
}

/** Also what HTML would change: it drops U+0000 and turns U+000D into a line break. */
function escaped(text: string): string {
  return markupText(text).replaceAll('\u0000', '\ufffd').replaceAll('\r', '&#13;');
}
