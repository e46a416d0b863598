import { expect, it } from 'vitest';
import { biasOf } from '../../../src/core/judge/findings/bias.ts';
import type { JudgeBias } from '../../../src/core/judge/findings/bias.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { NewJudgment } from '../../../src/core/table/table-builder.ts';
import { DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import type { Estimate } from '../../../src/core/posterior/ranking/summary.ts';
import { habitsOf } from '../../../src/pages/judge/results/habits.ts';
import { numberWriter } from '../../../src/ui/text/numbers.ts';
import { judgeEn } from '../../../src/words/judge.ts';
import { judgment, tableOf } from '../../core/formats/tables.ts';

const { left: L, right: R, tie: T } = Outcome;
const write = numberWriter('en', { scale: DEFAULT_SCALE, showLogOdds: false });
const words = judgeEn.findings;

/** So many questions, each with these verdicts of one judge on models a and b. */
function biasIn(
  questions: number,
  verdicts: (question: number) => readonly Pick<NewJudgment, 'left' | 'right' | 'outcome'>[],
  judge = 'x',
): JudgeBias {
  const rows = Array.from({ length: questions }, (_, at) =>
    verdicts(at).map(({ left, right, outcome }) =>
      judgment(judge, left, right, outcome, { question: String(at) }),
    ),
  );
  return biasOf(tableOf(rows.flat()), { lengths: () => [2, 1] })[0];
}

function order(mean: number): Estimate {
  const rest = { rhat: 1, essBulk: 1, essTail: 1, mcse: 0 };
  return {
    ...{ mean, sd: 0.1, median: mean, lower: mean - 0.1, upper: mean + 0.1, ...rest },
    ...{ lowerWide: mean - 0.2, upperWide: mean + 0.2 },
  };
}

const habit = (bias: JudgeBias, label: string, of: Estimate | null = order(0)) =>
  habitsOf(bias, of, words, write).find((found) => found.label === label) ?? expect.fail();

const first = { left: 'a', right: 'b', outcome: L } as const;

it('says nothing of fewer than ten cases, and something of ten', () => {
  const few = habitsOf(
    biasIn(9, () => [first]),
    order(1),
    words,
    write,
  );
  expect(few.map(({ figure }) => figure)).toEqual([null, null, null, null]);
  expect(few[0].said).toBe('Too few to say: 9 so far, 10 needed.');
  const enough = habit(
    biasIn(10, () => [first]),
    'First answer wins',
  );
  expect(enough.figure).toEqual({ value: '100%', range: '72% to 100%' });
});

it('says which way a share leans only where its interval leaves half', () => {
  const lean = (firsts: number) => {
    const bias = biasIn(100, (at) => [{ ...first, outcome: at < firsts ? L : R }]);
    return [habit(bias, 'First answer wins').said, habit(bias, 'Longer answer wins').said];
  };
  // Wilson's interval of 60 in 100 begins at 50.2%, of 59 in 100 at 49.2%.
  expect(lean(60)[0]).toBe(words.firstWins.more('100'));
  expect(lean(59)[0]).toBe(words.firstWins.even('100'));
  expect(lean(40)[0]).toBe(words.firstWins.less('100'));
  expect(lean(60)[1]).toBe(words.longer.more('100'));
});

it('writes the order effect as ratings, with what it means for equals', () => {
  const bias = biasIn(10, () => [first]);
  // 0.5 log-odds are 87 points; σ(0.5) is 62%.
  expect(habit(bias, 'Order effect', order(0.5))).toMatchObject({
    figure: { value: '+87 ± 17', range: '+52 to +122' },
    said: words.order.more('62%'),
  });
  expect(habit(bias, 'Order effect', order(-0.5)).said).toBe(words.order.less('38%'));
  expect(habit(bias, 'Order effect', order(0.1)).said).toBe(words.order.even('52%'));
  expect(habit(bias, 'Order effect', null).figure).toBeNull();
});

it('counts whole and half flips among pairs judged in both orders', () => {
  const back = { left: 'b', right: 'a' };
  const bias = biasIn(20, (at) => [first, { ...back, outcome: at < 5 ? L : at < 7 ? T : R }]);
  expect(habit(bias, 'Flips on swap')).toMatchObject({
    figure: { value: '25%', range: '11% to 47%' },
    said: words.flips.said('5', '20', '5'),
  });
  expect(habit(bias, 'Half-flips')).toMatchObject({
    figure: { value: '10%' },
    said: words.halfFlips.said('2', '20'),
  });
  expect(
    habit(
      biasIn(20, () => [first]),
      'Flips on swap',
    ).said,
  ).toBe(words.flips.never);
});

it('speaks of self-preference only of a judge whose family was judged', () => {
  const own = { ...first, left: 'gpt-4' };
  const bias = biasIn(12, () => [own], 'gpt-4o');
  expect(habit(bias, 'Self-preference').said).toBe(
    `${words.own.said('OpenAI', '12')} ${words.own.alone}`,
  );
  const labels = habitsOf(
    biasIn(12, () => [own]),
    null,
    words,
    write,
  ).map(({ label }) => label);
  expect(labels).not.toContain('Self-preference');
});
