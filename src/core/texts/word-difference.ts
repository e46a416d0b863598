import { diffArrays } from 'diff';
import { MAX_COMPARED_WORDS, MAX_DIFFERENT_WORDS } from '../limits.ts';

/** A stretch of a text: words that the other has there too, or words of its own. */
export interface DifferencePart {
  readonly text: string;
  readonly isOwn: boolean;
}

/** Two texts, each in stretches that make it up; and the share of words that both have. */
export interface WordDifference {
  readonly left: readonly DifferencePart[];
  readonly right: readonly DifferencePart[];
  /** 0 … 1: twice the words in common over the words of both. */
  readonly inCommon: number;
}

/**
 * Compares two texts word by word, by the fewest words to take out and put in (Myers 1986). Words
 * are those of Unicode's rules, and of a dictionary where a language such as Japanese sets no
 * spaces between them; white space counts as equal, however much there is.
 * @returns null where a text has too many words, or too many differ
 */
export function wordDifference(left: string, right: string): WordDifference | null {
  const [a, b] = [wordsOf(left), wordsOf(right)];
  if (Math.max(a.length, b.length) > MAX_COMPARED_WORDS) return null;
  const changes = diffArrays(a.map(compared), b.map(compared), {
    maxEditLength: MAX_DIFFERENT_WORDS,
  });
  // With a limit there may be no answer.
  if (changes === undefined) return null;
  const parts = { left: [] as DifferencePart[], right: [] as DifferencePart[] };
  let [inLeft, inRight] = [0, 0];
  let inCommon = 0;
  for (const { added, removed, count } of changes) {
    const isOwn = added || removed;
    if (!added) push(parts.left, a.slice(inLeft, (inLeft += count)), isOwn);
    if (!removed) push(parts.right, b.slice(inRight, (inRight += count)), isOwn);
    if (!isOwn) inCommon += count;
  }
  const all = a.length + b.length;
  return { ...parts, inCommon: all === 0 ? 1 : (2 * inCommon) / all };
}

function wordsOf(text: string): string[] {
  const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
  const words: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = words.at(-1);
    // Unicode parts line breaks; here any white space is one word.
    if (last !== undefined && compared(last) === ' ' && compared(segment) === ' ') {
      words[words.length - 1] = last + segment;
    } else words.push(segment);
  }
  return words;
}

function compared(word: string): string {
  return word.trim() === '' ? ' ' : word;
}

function push(parts: DifferencePart[], words: readonly string[], isOwn: boolean): void {
  if (words.length > 0) parts.push({ text: words.join(''), isOwn });
}
