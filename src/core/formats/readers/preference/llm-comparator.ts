import type { RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN, swapped } from '../../../table/judgments.ts';
import { judgmentOf } from '../../../table/table-builder.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { JsonRow, rowsIn } from '../../containers/json/json-record.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, nameOfText, readPair, readScore } from '../../record/fields.ts';
import type { FileContext, Format } from '../../record/format.ts';
import { addGraded } from '../../record/graded.ts';
import { byTurns, textIn } from '../../record/record-texts.ts';
import { turnsOf } from '../besides/questions.ts';

/**
 * Side-by-side evaluations of LLM Comparator: one JSON object with the names of two models and
 * examples. A score above 0 is for model A, below 0 for B. Where the single ratings behind it are
 * there, each is a judgment of its own; `is_flipped` says whether B was shown first, and where it
 * is not there nothing does. Of its seven ratings those at the ends, “much better”, are strong verdicts;
 * the mean of several ratings says nothing of the kind.
 */
export const llmComparator: Format = {
  id: 'llm-comparator',
  claims: (has) => has('models') && has('examples'),
  records: examplesIn,
  read: addExample,
  texts: ratingTexts,
};

/** The examples, each with the names of the two models. */
function examplesIn(document: Row): Row[] {
  const models = document.get('models');
  const [a, b] = rowsIn(models);
  // Fewer than two models leave the names undefined.
  const nameOf = (model: Record<string, unknown> | undefined): unknown => model?.['name'];
  const names = { model_a: nameOf(a), model_b: nameOf(b) };
  return rowsIn(document.get('examples')).map((example) => JsonRow.inner(example, names));
}

/** What “A is much better” scores (llm_comparator, rating_to_score_map). */
const MUCH_BETTER = 1.5;

function addExample(row: Row, content: FileContent, { grades }: FileContext): RowReason | null {
  const pair = readPair(row, 'model_a', 'model_b');
  if ('kind' in pair) return pair;
  const ratings = row.get('individual_rater_scores');
  const given = Array.isArray(ratings) && ratings.length > 0 ? ratings : [undefined];
  const judgments: {
    readonly outcome: Outcome;
    readonly isStrong: boolean | null;
    readonly isFlipped: boolean | null;
  }[] = [];
  for (const rating of given) {
    const score = rating === undefined ? readScore(row, 'score', null) : scoreOf(rating);
    if (typeof score === 'object' && score !== null) return score;
    const outcome =
      score === null
        ? Outcome.unparsed
        : score > 0
          ? Outcome.left
          : score < 0
            ? Outcome.right
            : Outcome.tie;
    const flipped = isObject(rating) ? rating['is_flipped'] : null;
    judgments.push({
      outcome,
      isStrong: rating === undefined ? null : Math.abs(score ?? 0) === MUCH_BETTER,
      isFlipped: typeof flipped === 'boolean' ? flipped : null,
    });
  }
  const question = nameOfText(row.get('input_text'));
  for (const [index, { outcome, isStrong, isFlipped }] of judgments.entries()) {
    const judge = judgments.length > 1 ? `rater ${index + 1}` : null;
    const { left, right } = pair;
    const sides = isFlipped === null ? 'unknown' : undefined;
    const rest = { question, judge, turn: UNKNOWN, sides } as const;
    const shown = isFlipped
      ? judgmentOf({ left: right, right: left }, swapped(outcome), rest)
      : judgmentOf(pair, outcome, rest);
    addGraded(content, shown, isStrong, grades);
  }
  return null;
}

/** The answers as each rater saw them, with what the rater gave for reason. */
function ratingTexts(row: Row): readonly RecordTexts[] {
  const ratings = rowsIn(row.get('individual_rater_scores'));
  const [a, b] = [textIn(row, 'output_text_a'), textIn(row, 'output_text_b')];
  const question = textIn(row, 'input_text');
  return (ratings.length > 0 ? ratings : [{}]).map((rating: Record<string, unknown>) => {
    const [left, right] = rating['is_flipped'] === true ? [b, a] : [a, b];
    return { ...NO_TEXTS, question, left, right, reasoning: byTurns(turnsOf(rating['rationale'])) };
  });
}

function scoreOf(rating: unknown): number | null | RowReason {
  if (!isObject(rating)) return badValue('individual_rater_scores', rating);
  return readScore(JsonRow.inner(rating), 'score', null);
}
