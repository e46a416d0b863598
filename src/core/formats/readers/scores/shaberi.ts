import { UNKNOWN } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import { nameOfText, optionalName, readScore } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { judgeInPath, modelInPath } from '../../record/path-names.ts';
import { textIn } from '../../record/record-texts.ts';

/**
 * Scores of shaberi: judge_JUDGE/DATASET/ORG__MODEL.json, where only the path names model and
 * judge. Questions of ELYZA-tasks-100 have no id and go by their text.
 */
export const shaberi: Format = {
  id: 'shaberi',
  claims: (has) => has('Question') && has('ModelAnswer') && has('score'),
  read: (row, { scores }, { file }) => {
    const question = shaberiQuestion(row);
    if (question === null) return { kind: 'missing-field', field: 'Question' };
    const score = readScore(row, 'score', null);
    if (typeof score === 'object' && score !== null) return score;
    const model = modelInPath(file);
    scores.add({ model, question, judge: judgeInPath(file), turn: UNKNOWN, score });
    return null;
  },
  texts: (row) => [
    {
      ...NO_TEXTS,
      question: textIn(row, 'Question'),
      left: textIn(row, 'ModelAnswer'),
      reasoning: textIn(row, 'judgement', 'judgment', 'reason'),
    },
  ],
};

export function shaberiQuestion(row: Row): string | null {
  return optionalName(row.get('question_id')) ?? nameOfText(row.get('Question'));
}
