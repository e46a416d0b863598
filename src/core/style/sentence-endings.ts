/** Sentences of a Japanese text by their style. */
export interface SentenceEndings {
  /** 敬体: …です, …ます and their forms. */
  readonly polite: number;
  /** 常体: …だ, …である, verbs and adjectives in their plain form. */
  readonly plain: number;
}

/** Of a sentence so many signs are looked at. */
const TAIL = 24;
const FULL_STOP = /[。．！？!?]/u;
/** Closing brackets, quotes and markdown behind the last word. */
const CLOSING = /[\s」』）)\]】"'”’*_~〜♪…]+$/u;
/** Particles that may follow the predicate. */
const PARTICLES = '[かねよわのさぞ]{0,2}';
const POLITE = new RegExp(
  `(?:で(?:す|した|しょう)|ま(?:す|した|せん|しょう)|(?:くだ|下)さい)(?:が|けど|けれど|から|ので|し|${PARTICLES})$`,
  'u',
);
const PLAIN = new RegExp(`[だたるうくすつぬぶむぐい]${PARTICLES}$`, 'u');

/**
 * Only what ends with a full stop counts: headings and list items are often nouns. A noun at the
 * end (体言止め) is of neither style. Goes by the last kana, so that the few plain verbs such as
 * 励ます are taken for polite.
 */
export function sentenceEndings(text: string): SentenceEndings {
  let [polite, plain] = [0, 0];
  const sentences = text.split(FULL_STOP);
  // What follows the last full stop has none.
  sentences.pop();
  for (const sentence of sentences) {
    const tail = sentence.slice(-TAIL).replace(CLOSING, '');
    if (POLITE.test(tail)) polite++;
    else if (PLAIN.test(tail)) plain++;
  }
  return { polite, plain };
}
