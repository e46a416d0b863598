import * as v from 'valibot';
import type { StyledContests } from '../../core/table/judgments.ts';
import { amount, areAmounts, areBelow, areFinite, columnOf, shapeOf, whole } from './pieces.ts';

const amounts = columnOf(Float64Array, areAmounts);
const verdicts = { leftWins: amounts, rightWins: amounts, ties: amounts };

const byQuestion = v.pipe(
  v.object({
    questions: whole,
    question: v.instance(Uint32Array),
    contest: v.instance(Uint32Array),
    ...verdicts,
  }),
  v.check(({ questions, question, contest, leftWins, rightWins, ties }) => {
    const areAsLong = [contest, leftWins, rightWins, ties].every(
      ({ length }) => length === question.length,
    );
    return areAsLong && questions === new Set(question).size && areBelow(question, questions);
  }),
);

/** All columns as long as there are contests, and `x` as long as they have covariates. */
export const styled = shapeOf<StyledContests>()(
  v.pipe(
    v.object({
      left: v.instance(Uint32Array),
      right: v.instance(Uint32Array),
      sides: v.exactOptional(columnOf(Uint8Array, (sides) => sides.every((one) => one <= 1))),
      ...verdicts,
      covariates: v.pipe(v.array(v.object({ name: v.string(), sd: amount })), v.minLength(1)),
      x: columnOf(Float64Array, areFinite),
      byQuestion,
    }),
    v.forward(
      v.check(({ left, right, sides, leftWins, rightWins, ties }) =>
        [right, sides ?? left, leftWins, rightWins, ties].every(
          ({ length }) => length === left.length,
        ),
      ),
      ['left'],
    ),
    v.forward(
      v.check(({ left, covariates, x }) => x.length === left.length * covariates.length),
      ['x'],
    ),
    v.forward(
      v.check(({ left, byQuestion: { contest } }) => areBelow(contest, left.length)),
      ['byQuestion'],
    ),
  ),
);
