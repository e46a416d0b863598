import { MAX_VERDICT } from '../../limits.ts';

/** What a verdict says: who won, a tie, or that nobody could tell ('none'). */
export type Meaning = 'left' | 'right' | 'tie' | 'none';

const withNumber = (words: readonly string[], letter: string, number: string): string[] =>
  words.flatMap((word) => [letter, number].flatMap((end) => [`${word} ${end}`, `${word}${end}`]));

/** What the two sides are called, with a letter or number behind it. */
const NOUNS = [
  ...['model', 'assistant', 'answer', 'response', 'output', 'system', 'option', 'candidate'],
  ...['completion', 'choice', 'player', 'team', 'bot', 'モデル', '回答', 'アシスタント'],
];

/** What is said of the side that won, each side by any of its names. */
const winning = (...sides: readonly string[]): string[] =>
  sides.flatMap((side) => [
    ...[`${side} wins`, `${side} won`, `${side} win`, `win ${side}`],
    ...[`${side}の勝ち`, `${side}勝ち`, `${side}の勝利`, `${side}の勝`, `${side}が勝ち`],
  ]);

/** The words of all readers and mappings, as `wordKey` writes them. Numbers are never among them. */
const WORDS: Readonly<Record<Meaning, readonly string[]>> = {
  left: [
    ...[
      'a',
      'left',
      'first',
      'home',
      'win',
      'wins',
      'won',
      '左',
      '先',
      '前者',
      '勝ち',
      '勝',
      '先手',
    ],
    ...['a>b', 'a>>b', 'b<a', 'b<<a', '1 0', ...withNumber(NOUNS, 'a', '1')],
    ...['the first', 'first one', ...winning('a', 'left', 'first', 'the first')],
    ...winning('左', '先', '前者', '先手', ...withNumber(NOUNS, 'a', '1')),
  ],
  right: [
    ...['b', 'right', 'second', 'away', 'loss', 'lose', 'lost', '右', '後', '後者', '負け', '負'],
    ...['後手', 'b>a', 'b>>a', 'a<b', 'a<<b', '0 1', ...withNumber(NOUNS, 'b', '2')],
    ...['the second', 'second one', ...winning('b', 'right', 'second', 'the second')],
    ...winning('右', '後', '後者', '後手', ...withNumber(NOUNS, 'b', '2')),
  ],
  tie: [
    ...['tie', 'ties', 'tied', 'draw', 'drawn', 'equal', 'equals', 'same', 'both', 'neither'],
    ...[
      'tie bothbad',
      'tie both bad',
      'tie all bad',
      'tie allbad',
      'tie bothgood',
      'tie both good',
    ],
    ...[
      'bothbad',
      'both bad',
      'allbad',
      'all bad',
      'bothgood',
      'both good',
      'both equal',
      'equally good',
    ],
    ...[
      'equally bad',
      'tie inconsistent',
      'no preference',
      'no difference',
      'about the same',
      'toss up',
    ],
    ...[
      '-',
      '=',
      'a=b',
      'b=a',
      '1/2 1/2',
      '0.5 0.5',
      'empate',
      '引き分け',
      '引分け',
      '引分',
      '分け',
    ],
    ...[
      '同点',
      '互角',
      '同等',
      '同じ',
      '両方',
      '両方良い',
      '両方悪い',
      'どちらも良い',
      'どちらも悪い',
    ],
  ],
  none: [
    ...['', 'inconclusive', 'invalid', 'unknown', 'undetermined', 'na', 'n/a', 'null'],
    ...[
      'none',
      'nan',
      'nil',
      'undefined',
      'missing',
      'error',
      '$error$',
      'err',
      'failed',
      'failure',
    ],
    ...['unparsed', 'unparseable', 'no verdict', 'skip', 'skipped', 'abstain', 'timeout'],
    ...['不明', '判定不能', '判定不明', '無効', 'エラー', '該当なし'],
  ],
};

const VOCABULARY: ReadonlyMap<string, Meaning> = new Map(
  (['left', 'right', 'tie', 'none'] as const).flatMap((meaning) =>
    WORDS[meaning].map((word) => [word, meaning] as const),
  ),
);

/**
 * Letters that mean something only beside others of their kind: C is a tie where A and B are
 * sides, A is the second side where H (home) is the first. `by` shows that a code is used.
 */
const LETTER_CODES: readonly {
  readonly by: readonly string[];
  readonly meanings: Readonly<Record<string, Meaning>>;
}[] = [
  { by: ['h'], meanings: { h: 'left', a: 'right', d: 'tie', t: 'tie' } },
  { by: ['a', 'b'], meanings: { a: 'left', b: 'right', c: 'tie', t: 'tie' } },
  { by: ['w'], meanings: { w: 'left', l: 'right', d: 'tie', t: 'tie' } },
  { by: ['r'], meanings: { l: 'left', r: 'right', d: 'tie', t: 'tie' } },
];

/** Arena's own form, in which C can be nothing else than a tie. */
const BRACKETED_TIE = /^\s*\[\[\s*c\s*\]\]\s*$/i;

/**
 * A value as words are compared: whatever its case, width (NFKC), brackets, quotation marks and
 * end of a sentence; spaces, underscores and hyphens are the same. A number stays as it is.
 */
export const wordKey = remembering((text) => {
  const plain = plainOf(text);
  if (isCode(plain)) return plain;
  const bare = plain
    .replaceAll('\u2044', '/')
    .replace(/["'`*“”‘’«»「」『』【】()[\]{}]/g, ' ')
    .replace(/[\s.,;:!。、]+$/u, '')
    .replace(/[\s_\u2010-\u2015-]+/gu, ' ')
    .replace(/ ?([<>=]+) ?/g, '$1')
    .trim();
  if (bare !== '') return bare;
  // A dash that stands alone is a value.
  return /^[\u2010-\u2015-]+$/.test(plain) ? '-' : plain;
});

function plainOf(text: string): string {
  return text.normalize('NFKC').replaceAll('\u2212', '-').trim().toLowerCase();
}

/** A column of verdicts has fewer different values; they are short, but may be cut out of long texts. */
const MAX_REMEMBERED = 100;

/** The same function, which remembers what it said of the last values: those of a column repeat. */
function remembering<T extends string | boolean>(of: (text: string) => T): (text: string) => T {
  const said = new Map<string, T>();
  return (text) => {
    const known = said.get(text);
    if (known !== undefined) return known;
    const value = of(text);
    if (said.size === MAX_REMEMBERED) said.clear();
    if (text.length <= MAX_VERDICT) said.set(text, value);
    return value;
  };
}

/** What a value says that is written as `wordKey` writes it. */
export function meaningOfKey(key: string): Meaning | null {
  return VOCABULARY.get(key) ?? null;
}

/** What a value says by itself; null where that is not certain. Numbers say nothing by themselves. */
export function meaningOf(text: string): Meaning | null {
  if (text.length > MAX_VERDICT) return null;
  return (
    meaningOfKey(text) ?? meaningOfKey(wordKey(text)) ?? (BRACKETED_TIE.test(text) ? 'tie' : null)
  );
}

/** What the values of one column say, given all of them: value → meaning, null where not certain. */
export function meaningsOf(values: Iterable<string>): Map<string, Meaning | null> {
  const found = [...new Set(values)];
  const keys = found.map((value) => [value, wordKey(value)] as const);
  const letters = keys.flatMap(([, key]) => (isLetter(key) ? [[key, null] as const] : []));
  const meanings = letterMeanings(new Map(letters));
  return new Map(
    keys.map(([value, key]) => [
      value,
      isLetter(key) ? (meanings.get(key) ?? null) : meaningOf(value),
    ]),
  );
}

export function isLetter(key: string): boolean {
  return /^[a-z]$/.test(key);
}

/**
 * What the letters of a column say beside each other: those of the first code that explains all of
 * them, or that both of its sides are met of. W and B may be white and black: B is no second side.
 * @param letters with what each was declared to mean, null where nothing was
 */
export function letterMeanings(
  letters: ReadonlyMap<string, Meaning | null>,
): ReadonlyMap<string, Meaning> {
  const met = [...letters.keys()];
  const code = LETTER_CODES.find(({ by, meanings }) => {
    const known = met.filter((letter) => Object.hasOwn(meanings, letter));
    const said = new Set(known.map((letter) => meanings[letter]));
    const isWhole = known.length === met.length || (said.has('left') && said.has('right'));
    const isAsDeclared = known.every(
      (letter) => (letters.get(letter) ?? meanings[letter]) === meanings[letter],
    );
    return by.some((letter) => letters.has(letter)) && isWhole && isAsDeclared;
  });
  return new Map(
    met.flatMap((letter) =>
      code && Object.hasOwn(code.meanings, letter)
        ? [[letter, code.meanings[letter]] as const]
        : [],
    ),
  );
}

/** Whether a value says that there is no verdict, or no score. */
export function saysNothing(text: string): boolean {
  return meaningOf(text) === 'none';
}

const CODE_WORDS: ReadonlySet<string> = new Set(['true', 'false', 'yes', 'no', 'y', 'n', 't', 'f']);

/** Whether a value is one that says nothing of sides unless somebody declares it: 0, 1.0, true, no. */
export const isCode = remembering((text) => {
  const plain = plainOf(text);
  return plain !== '' && (Number.isFinite(Number(plain)) || CODE_WORDS.has(plain));
});
