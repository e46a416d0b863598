/**
 * What headers say of their columns, in lower case. A guess goes by these and by the values; a
 * column whose header says something else is never guessed.
 */

/** Words in headers that distinguish the two sides. */
export const SIDES: readonly (readonly [left: string, right: string])[] = [
  ['left', 'right'],
  ['a', 'b'],
  ['1', '2'],
  ['0', '1'],
  ['one', 'two'],
  ['first', 'second'],
  ['home', 'away'],
  ['h', 'a'],
  ['x', 'y'],
  ['white', 'black'],
  ['red', 'blue'],
  ['左', '右'],
  ['先', '後'],
  ['甲', '乙'],
];

/** Of these the first has won. */
export const WINNERS: readonly (readonly [winner: string, loser: string])[] = [
  ['winner', 'loser'],
  ['winning', 'losing'],
  ['won', 'lost'],
  ['chosen', 'rejected'],
  ['preferred', 'rejected'],
  ['勝者', '敗者'],
];

/** Who is compared. */
export const CONTESTANTS: ReadonlySet<string> = new Set([
  ...['model', 'models', 'system', 'player', 'team', 'bot', 'name', 'llm', 'agent', 'assistant'],
  ...['contestant', 'competitor', 'opponent', 'fighter', 'boxer', 'club', 'clube', 'candidate'],
  ...['generator', 'provider', 'engine', 'method', 'モデル', '選手', 'チーム', '対戦相手'],
]);

/** What contestants have or say, which is none of them. */
export const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...[
    'answer',
    'answers',
    'response',
    'output',
    'completion',
    'text',
    'prompt',
    'reply',
    'content',
  ],
  ...['message', 'generation', 'conversation', 'reason', 'rationale', 'comment', 'note', 'notes'],
  ...['argument', 'claim', 'summary', 'translation', 'question', 'url', 'link', 'image', 'photo'],
  ...[
    'hand',
    'ioc',
    'country',
    'nation',
    'nationality',
    'state',
    'estado',
    'city',
    'place',
    'date',
  ],
  ...['side', 'stance', 'position', 'color', 'colour', 'entry', 'seed', 'style', 'gender', 'sex'],
  ...['age', 'height', 'elo', 'rank', 'odds', 'record', 'title', 'type', 'division', 'weight'],
  ...['toss', 'coin', 'judge', 'rater', 'annotator', '回答', '理由', '質問', '国'],
]);

/** Who won, or what was preferred. */
export const VERDICTS: ReadonlySet<string> = new Set([
  ...['winner', 'winners', 'win', 'won', 'victor', 'outcome', 'result', 'verdict', 'preference'],
  ...[
    'preferred',
    'prefer',
    'choice',
    'chosen',
    'choose',
    'vote',
    'voted',
    'judgment',
    'judgement',
  ],
  ...['decision', 'better', 'best', 'pick', 'picked', 'selected', 'selection', 'label', 'ganador'],
  ...[
    'sieger',
    'vainqueur',
    '勝者',
    '勝ち',
    '勝敗',
    '結果',
    '判定',
    '選好',
    '優劣',
    '胜者',
    '결과',
  ],
]);

/** What is a part of a game, or of a comparison; who won it need not have won the whole. */
export const PARTS: ReadonlySet<string> = new Set([
  ...['round', 'half', 'ht', 'htr', 'quarter', 'period', 'set'],
]);

/** Verdicts on something else than the whole, or none that was passed. */
export const NO_VERDICTS: ReadonlySet<string> = new Set([
  ...[...PARTS, 'toss', 'coin', 'hand', 'serve'],
  ...[
    'predicted',
    'prediction',
    'expected',
    'previous',
    'prev',
    'last',
    'next',
    'reason',
    'method',
  ],
  ...['worst', 'worse', 'least', 'loser', 'lost', 'rejected', 'eliminated', 'disliked'],
  ...['rationale', 'comment', 'confidence', 'id', 'country', 'side', 'color', 'colour', 'stance'],
]);

/** Points of one game. Counts of won games are no score of one. */
export const SCORES: ReadonlySet<string> = new Set([
  ...[
    'score',
    'scores',
    'point',
    'points',
    'pts',
    'goal',
    'goals',
    'gols',
    'goles',
    'tore',
    'runs',
  ],
  ...['grade', 'grades', 'mark', 'marks', 'rating', '得点', '点', '点数', 'スコア'],
]);

/** Places, of which the first is the best. */
export const PLACES: ReadonlySet<string> = new Set(['rank', 'place', 'position', '順位', '着順']);

export const MODEL = ['model', 'model_id', 'model_name', 'system', 'モデル'];
export const QUESTION = [
  ...['question_id', 'question', 'prompt_id', 'prompt', 'task_id', 'task', 'item_id', 'item'],
  ...['query_id', 'query', 'qid', 'q', 'question_text', 'instruction_id', 'instruction', 'input'],
  ...['質問id', '質問番号', '質問', '問題id', '問題番号', '問題', '設問', '課題', 'お題'],
  ...['プロンプト', '指示'],
];
export const CATEGORY = [
  ...['category', 'topic', 'subject', 'tag', 'domain', 'genre'],
  ...['カテゴリ', 'カテゴリー', '分野', 'ジャンル'],
];
export const JUDGE = [
  ...['judge', 'annotator', 'rater', 'reviewer', 'evaluator', 'worker'],
  ...['judge_id', 'judge_model', 'annotator_id', 'rater_id', 'reviewer_id', 'worker_id'],
  ...['評価者', '審査員', '判定者', '採点者'],
];

/** Columns that number the rows, or what they are about. */
const NUMBERINGS: ReadonlySet<string> = new Set([
  'id',
  'index',
  'idx',
  'no',
  'nr',
  'number',
  '番号',
]);

/** Whether a header says that its column numbers something, as question_id does. */
export function isNumbering(field: string): boolean {
  const last = headerWords(field).at(-1);
  return last === undefined || NUMBERINGS.has(last);
}

/** A header in parts: letters, digits and capitalised words separated. */
export function headerWords(field: string): string[] {
  return field
    .split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})|(?<=[\p{Ll}\p{Lo}])(?=\p{Lu})/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** The pair of words that two headers differ in, where it is one of these and all else is equal. */
export function sidesBy<T extends readonly [string, string]>(
  left: readonly string[],
  right: readonly string[],
  pairs: readonly T[],
): T | null {
  if (left.length !== right.length) return null;
  const distinct = left.flatMap((word, at) =>
    word === right[at] ? [] : [[word, right[at]] as const],
  );
  if (distinct.length !== 1) return null;
  return pairs.find(([l, r]) => l === distinct[0][0] && r === distinct[0][1]) ?? null;
}
