/** Ends of phrases: particles of one character, behind which another phrase may begin. */
const PARTICLE = /[はがをにでとものへや]$/u;
const HIRAGANA = /^[\p{sc=Hiragana}ー]+$/u;
/** What another word may follow in a new line: kana of what went before, marks, closing brackets. */
const BEHIND = /[\p{sc=Hiragana}ー、。，．！？\p{Pe}\p{Pf}]$/u;
/** Brackets and quotes that open, behind which no line ends. */
const OPENING = /[\p{Ps}\p{Pi}]$/u;

/**
 * Japanese cut where a line may end: between phrases, never inside a word. For browsers that do
 * not know `word-break: auto-phrase`; of words they know the borders (Unicode TR29 and a
 * dictionary), and what is written in hiragana belongs to what stands before it, unless it is
 * long and follows a particle. Where there is no segmenter, the text is whole.
 */
export function phrasesOf(text: string): readonly string[] {
  if (!('Segmenter' in Intl)) return [text];
  const phrases: string[] = [];
  for (const { segment, isWordLike } of wordsIn(text)) {
    const before = phrases.at(-1);
    if (before === undefined || mayBegin(segment, isWordLike === true, before))
      phrases.push(segment);
    else phrases[phrases.length - 1] = before + segment;
  }
  return phrases;
}

function wordsIn(text: string): Iterable<Intl.SegmentData> {
  return new Intl.Segmenter('ja', { granularity: 'word' }).segment(text);
}

function mayBegin(segment: string, isWord: boolean, before: string): boolean {
  if (OPENING.test(before)) return false;
  if (!isWord) return OPENING.test(segment);
  if (HIRAGANA.test(segment)) return segment.length > 2 && PARTICLE.test(before);
  return BEHIND.test(before);
}
