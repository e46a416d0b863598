import { UNKNOWN } from '../judgments.ts';
import type { Row } from './containers/container.ts';
import { nameOfText, optionalName, readScore } from './fields.ts';
import type { Format } from './format.ts';
import { judgeInPath, modelInPath } from './path-names.ts';

/**
 * Scores of shaberi: judge_JUDGE/DATASET/ORG__MODEL.json, where only the path tells model and
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
};

export function shaberiQuestion(row: Row): string | null {
  return optionalName(row.get('question_id')) ?? nameOfText(row.get('Question'));
}
