import type { RowReason } from '../../file/file-failure.ts';
import { Outcome, swapped } from '../../../table/judgments.ts';
import { judgmentOf } from '../../../table/table-builder.ts';
import type { NewJudgment } from '../../../table/table-builder.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, optionalName, readPair, readTurn } from '../../record/fields.ts';
import type { FileContext, Format } from '../../record/format.ts';
import { addGraded, readGrade } from '../../record/graded.ts';
import { textIn } from '../../record/record-texts.ts';
import { judgeOf, outcomeOf, readSides, readWeight } from '../../record/verdict.ts';

const WORDS: ReadonlyMap<string, Outcome> = new Map([
  ['model_1', Outcome.left],
  ['model_2', Outcome.right],
  ['tie', Outcome.tie],
]);
const FIELDS = { left: 'model_1', right: 'model_2', words: WORDS, mayNameWinner: true };

/**
 * Pair judgments of FastChat's llm_judge (MT-bench), and of ja-vicuna-qa, which names judge and
 * prompt in fields of their own. A record holds two judgments: game 1 shows model_1 first, game 2
 * shows model_2 first, and both say model_1 or model_2 for the same models. A game whose field is
 * absent was not played.
 */
export const fastchatPair: Format = {
  id: 'fastchat-pair',
  claims: (has) => has('model_1') && has('model_2') && (has('g1_winner') || has('g2_winner')),
  read: addGames,
  texts: gameTexts,
};

function addGames(row: Row, content: FileContent, { grades }: FileContext): RowReason | null {
  const pair = readPair(row, 'model_1', 'model_2');
  if ('kind' in pair) return pair;
  const { left, right } = pair;
  const weight = readWeight(row);
  if (typeof weight !== 'number') return weight;
  const rest = {
    question: optionalName(row.get('question_id')),
    judge: judgeOf(row, row.get('judge') === undefined ? ['judge_model', 'judge_prompt'] : 'judge'),
    turn: readTurn(row.get('turn')),
    ...readSides(row),
  };
  const games: (readonly [NewJudgment, boolean | null])[] = [];
  for (const field of ['g1_winner', 'g2_winner']) {
    const value = row.get(field);
    if (value === undefined) continue;
    const outcome = outcomeOf(value, pair, FIELDS, content.table);
    if (outcome === null) return badValue(field, value);
    const isFirst = field === 'g1_winner';
    const game = isFirst
      ? judgmentOf(pair, outcome, rest, weight)
      : judgmentOf({ left: right, right: left }, swapped(outcome), rest, weight);
    games.push([game, readGrade(row, isFirst ? 'g1_grade' : 'g2_grade')]);
  }
  if (games.length === 0) return { kind: 'missing-field', field: 'g1_winner' };
  for (const [game, isStrong] of games) addGraded(content, game, isStrong, grades);
  return null;
}

/** Of each game that was played: where the answers stand in fields, they change sides with it. */
function gameTexts(row: Row): readonly RecordTexts[] {
  const question = textIn(row, 'question');
  const [left, right] = [textIn(row, 'answer_1'), textIn(row, 'answer_2')];
  const hasAnswers = left !== null || right !== null;
  const texts = (game: string): Pick<RecordTexts, 'prompt' | 'reasoning'> => ({
    prompt: hasAnswers ? null : textIn(row, `${game}_user_prompt`),
    reasoning: textIn(row, `${game}_judgment`),
  });
  return [
    ...(row.get('g1_winner') === undefined
      ? []
      : [{ ...NO_TEXTS, question, left, right, ...texts('g1') }]),
    ...(row.get('g2_winner') === undefined
      ? []
      : [{ ...NO_TEXTS, question, left: right, right: left, ...texts('g2') }]),
  ];
}
