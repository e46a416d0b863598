import { expect, it } from 'vitest';
import { RepeatTally } from '../../../../src/core/judge/findings/repeats.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';

const GIVEN = { usage: null, cost: 0, at: 0, elapsed: 0 };

it('compares what a rater said of a pair twice, whichever side it was on', () => {
  const tally = new RepeatTally();
  const said = (question: number, first: Outcome, again: Outcome, judge = 0) => {
    tally.add({ ...GIVEN, judge, question, left: 0, right: 1, outcome: first });
    // The repeat has its sides swapped.
    tally.add({ ...GIVEN, judge, question, left: 1, right: 0, again: true, outcome: again });
  };
  said(0, Outcome.left, Outcome.right);
  said(1, Outcome.tie, Outcome.tie);
  said(2, Outcome.left, Outcome.left);
  said(3, Outcome.right, Outcome.unparsed);
  said(0, Outcome.left, Outcome.left, 2);
  // A repeat whose first showing was not judged says nothing.
  tally.add({ ...GIVEN, judge: 1, question: 0, left: 0, right: 1, again: true, outcome: 0 });
  const [first, second, third] = tally.measures(3);
  expect(first).toMatchObject({ common: 3, agreeing: 2 });
  expect(first?.kappa?.value).toBeCloseTo((2 / 3 - 3 / 9) / (1 - 3 / 9));
  expect(second).toBeNull();
  expect(third).toMatchObject({ common: 1, agreeing: 0 });
});
