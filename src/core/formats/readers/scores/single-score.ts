import type { RowReason } from '../../file/file-failure.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { optionalName, readName, readScore, readTurn } from '../../record/fields.ts';
import type { FileContext, Format } from '../../record/format.ts';
import { modelInPath } from '../../record/path-names.ts';
import { textIn } from '../../record/record-texts.ts';
import { judgeOf } from '../../record/verdict.ts';

/** What FastChat and its relatives write where no score could be found in the judgment. */
const FAILED = -1;

/** Single scores of FastChat's llm_judge (MT-bench and its Japanese versions). */
export const fastchatSingle: Format = {
  id: 'fastchat-single',
  claims: (has) =>
    has('question_id') && has('model') && has('score') && has('judge') && !has('games'),
  read: (row, content) => {
    const model = readName(row, 'model');
    return typeof model === 'string' ? addScore(row, content, model, 'judge') : model;
  },
  texts: scoreTexts,
};

/**
 * Single scores of llm-jp-judge and of the Nejumi leaderboard, with the judge in `judge_model`.
 * Where a record names no model, the file's name does.
 */
export const llmJpSingle: Format = {
  id: 'llm-jp-single',
  claims: (has) => has('question_id') && has('score') && has('judge_model'),
  read: (row, content, context) => addScore(row, content, modelOf(row, context), 'judge_model'),
  texts: scoreTexts,
};

function scoreTexts(row: Row): readonly RecordTexts[] {
  const left = textIn(row, 'answer');
  const prompt = left === null ? textIn(row, 'user_prompt', 'prompt') : null;
  const question = textIn(row, 'question');
  return [{ ...NO_TEXTS, question, left, prompt, reasoning: textIn(row, 'judgment') }];
}

function modelOf(row: Row, { file }: FileContext): string {
  for (const field of ['model', 'model_id', 'model_name']) {
    const name = optionalName(row.get(field));
    if (name !== null) return name;
  }
  return modelInPath(file);
}

function addScore(
  row: Row,
  { scores }: FileContent,
  model: string,
  judge: string,
): RowReason | null {
  const question = readName(row, 'question_id');
  if (typeof question !== 'string') return question;
  const score = readScore(row, 'score', FAILED);
  if (typeof score === 'object' && score !== null) return score;
  scores.add({
    model,
    question,
    judge: judgeOf(row, judge),
    turn: readTurn(row.get('turn')),
    score,
  });
  return null;
}
