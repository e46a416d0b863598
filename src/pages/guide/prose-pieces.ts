/** A piece of a text of the guide: words, code, or a link. */
export type ProsePiece =
  | { readonly kind: 'words' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** `code`, or [a label|#address]. */
const MARKED = /`([^`]+)`|\[([^\]|]+)\|(#[^\]]+)\]/g;

/** A text of the guide, cut where something in it is marked. */
export function prosePieces(text: string): ProsePiece[] {
  const pieces: ProsePiece[] = [];
  let end = 0;
  const words = (to: number): void => {
    if (to > end) pieces.push({ kind: 'words', text: text.slice(end, to) });
  };
  for (const found of text.matchAll(MARKED)) {
    words(found.index);
    const [whole, code, label, href] = found;
    pieces.push(code ? { kind: 'code', text: code } : { kind: 'link', text: label, href });
    end = found.index + whole.length;
  }
  words(text.length);
  return pieces;
}
