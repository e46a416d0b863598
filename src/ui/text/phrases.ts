import type { TermId } from '../../words/term-facts.ts';

/** Words of a sentence that are a term. */
export type Phrase = readonly [text: string, id: TermId];

export interface Piece {
  readonly text: string;
  /** Null where it is no term. */
  readonly id: TermId | null;
  /** Brackets that stand around a term, from which no line may part it; none elsewhere. */
  readonly opening?: string;
  readonly closing?: string;
}

/** Unicode 16, general categories of brackets and quotes; and what no line begins with. */
const OPENING = /[\p{Ps}\p{Pi}]+$/u;
const CLOSING = /^[\p{Pe}\p{Pf},.:;!?、。]+/u;

/** A sentence cut at the first place of each phrase; phrases that are not in it cut nothing. */
export function piecesOf(sentence: string, phrases: readonly Phrase[]): Piece[] {
  let pieces: Piece[] = [{ text: sentence, id: null }];
  for (const [phrase, id] of phrases) {
    const at = pieces.findIndex((piece) => piece.id === null && piece.text.includes(phrase));
    if (at < 0 || phrase === '') continue;
    const { text } = pieces[at];
    const from = text.indexOf(phrase);
    const [before, after] = [text.slice(0, from), text.slice(from + phrase.length)];
    const [opening] = OPENING.exec(before) ?? [''];
    const [closing] = CLOSING.exec(after) ?? [''];
    const parts: Piece[] = [
      { text: before.slice(0, before.length - opening.length), id: null },
      { text: phrase, id, ...(opening !== '' && { opening }), ...(closing !== '' && { closing }) },
      { text: after.slice(closing.length), id: null },
    ];
    pieces = pieces.toSpliced(at, 1, ...parts.filter((part) => part.text !== ''));
  }
  return pieces;
}
