import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import { amountOf, readName } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { addGrades, gradeOf, isCost } from '../../record/grades.ts';
import type { Grade } from '../../record/grades.ts';
import { modelInPath } from '../../record/path-names.ts';
import { textIn } from '../../record/record-texts.ts';

const FEEDBACK = 'feedback.';

/**
 * Results of a LangSmith experiment as its to_pandas writes them: a row for each example, a column
 * feedback.KEY for each evaluator. The experiment, which the file is named after, is the model.
 */
export const langsmith: Format = {
  id: 'langsmith',
  claims: (has, row) =>
    has('example_id') && has('execution_time') && withPrefix(row, FEEDBACK).length > 0,
  read: (row, content, { file }) => {
    const question = readName(row, 'example_id');
    if (typeof question !== 'string') return question;
    const grades = withPrefix(row, FEEDBACK).map((field): Grade => {
      const value = row.get(field);
      const judge = field.slice(FEEDBACK.length);
      // LangChain's evaluators of hallucination ask for grounded answers (openevals' HALLUCINATION_PROMPT,
      // the hub's rag-answer-hallucination): 1 is good. Of other faults nothing says; the report says so.
      const better = isCost(judge) ? 'lower' : 'higher';
      return { judge, field, value, score: gradeOf(value), better };
    });
    const model = modelInPath(file);
    const reason = addGrades(content, { model, question }, grades);
    if (reason === null)
      content.spend(model, { cost: null, seconds: amountOf(row.get('execution_time')) });
    return reason;
  },
  texts: (row) => [
    {
      ...NO_TEXTS,
      question: textIn(row, ...withPrefix(row, 'inputs.')),
      left: textIn(row, ...withPrefix(row, 'outputs.')),
    },
  ],
};

function withPrefix(row: Row, prefix: string): readonly string[] {
  return row.fields().filter((field) => field.length > prefix.length && field.startsWith(prefix));
}
