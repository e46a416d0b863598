import { expect, it } from 'vitest';
import { leaderboardText } from '../../src/cli/leaderboard.ts';

type Result = Parameters<typeof leaderboardText>[0];

const ends = (median: number, lower: number, upper: number) => ({
  ...{ median, lower, upper, mean: median, sd: 1 },
});
const NO_QUESTIONS = {
  ...{ clusters: null, raters: null },
  ...{ over: 'these', method: null, count: null, omega: null, strengths: null },
  ...{ reason: 'unknown' as const },
  ...{ half_width_these: null, half_width_new: null },
  ...{ design_effect: null, effective_judgments: null },
};

const RESULT: Result = {
  models: [
    { id: 'a', name: '甲', rank: 1, ...ends(1234.5, 1200.4, 1260), p_stronger_than_next: 0.9876 },
    { id: 'b', name: 'b\u001B[31m', rank: 2, ...ends(765.5, 740, 800), p_stronger_than_next: null },
  ],
  headline: {
    first: '甲',
    second: 'b',
    probability: 0.9876,
    is_ahead: true,
    tiers: [['甲'], ['b']],
  },
  order_effect: ends(-12.4, -20, 3),
  tie_parameter: null,
  tau: null,
  omega: null,
  questions: NO_QUESTIONS,
  diagnostics: {
    ...({ sampler: 'split-hmc', chains: 4, draws: 1000, verdict: 'converged' } as const),
    ...{ rhat_max: 1.0012, ess_bulk_min: 3210.4, ess_tail_min: 2000, divergences: 0 },
    ...{ acceptance: 0.9, converged: true, warnings: [] },
  },
  data: {
    ...{ format: 'judgments-csv', files: 1, rows: 12, judgments: 11, used: 10 },
    ...{ choices: 0, sides_unknown: 0 },
    ...{ unparsed: 3, duplicates: 4, models: 2, ordered_pairs: 1, rejected: [] },
    ...{ rejected_total: 5, rejected_values: [], failed: [] },
    corrections: { count: 0, applied: false },
  },
  timing: { read_ms: 1, fit_ms: 2 },
};
const textOf = (part: Partial<Result>, scale: 'rating' | 'log-odds' = 'rating') =>
  leaderboardText({ ...RESULT, ...part }, 'The headline.', 0.68, scale);
const diagnosedAs = (part: Partial<Result['diagnostics']>) =>
  textOf({ diagnostics: { ...RESULT.diagnostics, ...part } });

it('shows ratings without digits, and what sampler and data say of themselves', () => {
  expect(textOf({}).split('\n')).toEqual([
    'Rank  Model   Rating  68% interval  Stronger than next',
    '   1  甲        1235  1200 to 1260               98.8%',
    '   2  b\uFFFD[31m     766    740 to 800',
    '',
    'The headline.',
    'Order effect −12 (68% interval −20 to 3); positive favours the model shown first.',
    'Intervals are over these questions alone: it is not known of every judgment which question it is about, so nothing shows how much questions differ.',
    'Converged: split-hmc, 4 chains × 1000 draws, R-hat 1.001, ESS bulk 3210 and tail 2000, divergences 0.',
    '10 judgments used of 12 rows; 3 without a verdict, 5 rejected, 4 repeated.',
    '',
  ]);
});

it('shows log-odds with two digits', () => {
  const [header, first] = textOf({}, 'log-odds').split('\n');
  expect(header).toMatch(/^Rank {2}Model +Log-odds /);
  expect(first).toContain('1234.50  1200.40 to 1260.00');
});

it('shows how close each is to the best where that was asked for', () => {
  const near = (id: string, p: number, expected_loss: number | null) => ({
    ...{ id, p, p_mcse: 0.0123, expected_loss, expected_loss_mcse: expected_loss && 0.25 },
  });
  const within = { margin: 20, models: [near('a', 0.9912, 0.16), near('b', 0.01, 469.16)] };
  const text = (of: typeof within) =>
    leaderboardText({ ...RESULT, within: of }, '', 0.68, 'rating').split('\n');
  expect(text(within).slice(0, 3)).toEqual([
    'Rank  Model   Rating  68% interval  Stronger than next  Within 20 of best  Expected loss',
    '   1  甲        1235  1200 to 1260               98.8%              99.1%            0.2',
    '   2  b\uFFFD[31m     766    740 to 800                                   1.0%          469.2',
  ]);
  expect(text(within)).toContain(
    'Monte Carlo standard errors, the largest: of being within the margin 1.2 percentage points, of the expected losses 0.3.',
  );
  const [header, row] = text({ margin: 0.5, models: [near('a', 1, null), near('b', 0, null)] });
  expect(header).toMatch(/Within 0\.5 of best {2}Expected loss$/);
  expect(row).toMatch(/100\.0%$/);
});

it('writes the interval as it was asked for, without digits it does not have', () => {
  expect(leaderboardText(RESULT, '', 0.955, 'rating')).toContain('95.5% interval');
  expect(leaderboardText(RESULT, '', 0.29, 'rating')).toContain(' 29% interval');
});

it('says that there is no order effect, and shows further parameters in log-odds', () => {
  const tie_parameter = { name: 'log_kappa' as const, ...ends(0.5, 0.456, 0.6) };
  const tau = ends(1.234, 1, 2);
  const text = textOf({ order_effect: null, tie_parameter, tau, omega: ends(0.917, 0.7, 1.1) });
  expect(text).toContain(
    [
      'No order effect in the model.',
      'log_kappa 0.50 (68% interval 0.46 to 0.60), in log-odds.',
      'tau 1.23 (68% interval 1.00 to 2.00), in log-odds.',
      'omega 0.92 (68% interval 0.70 to 1.10), in log-odds.',
    ].join('\n'),
  );
});

it.each([
  ['chains that do not agree', { converged: false }, 'Not converged: split-hmc, 4 chains'],
  ['an approximation', { sampler: 'laplace' } as const, '\nLaplace approximation.\n'],
  [
    'maximum likelihood',
    { sampler: 'mle' } as const,
    '\nMaximum likelihood, 4000 bootstrap replicates.\n',
  ],
])('says so of %s', (_what, part, said) => {
  expect(diagnosedAs(part)).toContain(said);
});

it('says that judgments are the pairs of choices where there are some', () => {
  expect(textOf({})).not.toContain('choices');
  expect(textOf({ data: { ...RESULT.data, choices: 7 } })).toContain(
    '\n7 choices among three models or more, each one observation; the judgments below count the pairs that they make.\n10 judgments used',
  );
});

it('ends with the warnings, nothing in them that a terminal would obey', () => {
  expect(diagnosedAs({ warnings: ['one\u0007', 'two'] })).toMatch(
    /repeated\.\nWarning: one\uFFFD\nWarning: two\n$/,
  );
});

it('says over which questions intervals hold, and how wide they are over the others', () => {
  const questions = {
    ...{ ...NO_QUESTIONS, count: 40, reason: null },
    ...{ half_width_these: 31.2, half_width_new: 43.4 },
    ...{ design_effect: 1.96, effective_judgments: 5.1 },
  };
  expect(textOf({ questions })).toContain(
    'Over these questions alone, ± (half of the 68% interval) is 31 on average; over questions like these it would be 43. Judgments on the same question resemble one another, so these 10 are worth about 5 independent ones (design effect 1.96).',
  );
  const asked = textOf({ questions: { ...questions, ...{ reason: 'few-judgments' as const } } });
  expect(asked).toContain('Over these questions alone, ± (half of the 68% interval) is 31');
  const alike = { ...questions, over: 'new', method: 'robust', design_effect: 1.01 };
  expect(textOf({ questions: alike })).toContain(
    'Over questions like these, ± (half of the 68% interval) is 43 on average; over these questions alone it would be 31. Judgments on the same question resemble one another no more than others do (design effect 1.01).',
  );
  expect(textOf({ questions: { ...alike, clusters: 'both' } })).toContain(
    'Over questions and raters like these, ± (half of the 68% interval) is 43 on average; over these questions and raters alone it would be 31. Judgments on the same question or by the same rater resemble one another no more than others do (design effect 1.01).',
  );
  expect(textOf({ questions: { ...alike, design_effect: 0.25 } })).toContain(
    'it would be 31. Intervals over questions like these come out narrower (design effect 0.25). Ties that count as half a win vary less than the model expects; judging pairs in both orders cancels what the order does; or it is chance. Rely on the wider ones unless you know that it is not chance.',
  );
});

it('says why nothing is known of other questions', () => {
  const said = (reason: 'once' | 'too-few', count: number | null) =>
    textOf({ questions: { ...NO_QUESTIONS, reason, count } });
  expect(said('once', null)).toContain(
    'Intervals are already over questions like these: every judgment is on a question of its own, so the choice changes nothing.',
  );
  expect(said('too-few', 9)).toContain(
    'there are only 9 questions, and it takes at least 10 to estimate how much questions differ.',
  );
});

it('says on which scale strengths are, where models differ by question', () => {
  const questions = { ...NO_QUESTIONS, over: 'new', method: 'model', reason: null, count: 40 };
  const said = (strengths: 'marginal' | 'conditional') =>
    textOf({ questions: { ...questions, strengths } }, 'log-odds');
  expect(said('marginal')).toContain('on a new question, averaged over how questions differ.');
  expect(said('conditional')).toContain('on a question on which no model departs from its usual.');
  expect(textOf({})).not.toContain('Strengths and order effect');
});
