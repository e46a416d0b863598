import type { TermId } from '../../words/term-facts.ts';

/** Words of a sentence that are a term. */
export type Phrase = readonly [text: string, id: TermId];

export interface Piece {
  readonly text: string;
  /** Null where it is no term. */
  readonly id: TermId | null;
}

/** A sentence cut at the first place of each phrase; phrases that are not in it cut nothing. */
export function piecesOf(sentence: string, phrases: readonly Phrase[]): Piece[] {
  let pieces: Piece[] = [{ text: sentence, id: null }];
  for (const [phrase, id] of phrases) {
    const at = pieces.findIndex((piece) => piece.id === null && piece.text.includes(phrase));
    if (at < 0 || phrase === '') continue;
    const { text } = pieces[at];
    const from = text.indexOf(phrase);
    const parts: Piece[] = [
      { text: text.slice(0, from), id: null },
      { text: phrase, id },
      { text: text.slice(from + phrase.length), id: null },
    ];
    pieces = pieces.toSpliced(at, 1, ...parts.filter((part) => part.text !== ''));
  }
  return pieces;
}
