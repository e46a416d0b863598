import type { jsonResult } from '../ui/text/result-json.ts';
import { resemblanceOf } from '../core/posterior/questions/clustered.ts';
import { questions as words } from '../words/en/leaderboard/questions.ts';
import { aligned, printable } from './terminal.ts';
import { withinText } from './within.ts';
import type { Scale } from './priors.ts';
import type { Within } from './within.ts';

/** The result as a table to read, with what the sampler and the data say of themselves. */
export function leaderboardText(
  result: ReturnType<typeof jsonResult> & { within?: Within },
  headline: string,
  interval: number,
  scale: Scale,
): string {
  const { models, order_effect, tie_parameter, grade_parameter, tau, omega } = result;
  const { questions, diagnostics, data, within } = result;
  const number = (x: number): string => x.toFixed(scale === 'rating' ? 0 : 2).replace(/^-/, '−');
  const percent = (p: number, decimals: number): string => `${(100 * p).toFixed(decimals)}%`;
  const span = (of: { lower: number; upper: number }): string =>
    `${number(of.lower)} to ${number(of.upper)}`;
  const probability = String(Number((100 * interval).toFixed(2)));
  const ofInterval = `${probability}% interval`;
  const header = [
    'Rank',
    'Model',
    scale === 'rating' ? 'Rating' : 'Log-odds',
    ofInterval,
    'Stronger than next',
    ...(within ? [`Within ${String(within.margin)} of best`, 'Expected loss'] : []),
  ];
  const fine = (x: number): string => x.toFixed(scale === 'rating' ? 1 : 3);
  const rows = models.map((model, at) => [
    String(model.rank),
    printable(model.name),
    number(model.median),
    span(model),
    model.p_stronger_than_next === null ? '' : percent(model.p_stronger_than_next, 1),
    ...(within ? nearTo(within.models[at], percent, fine) : []),
  ]);
  const order =
    order_effect === null
      ? 'No order effect in the model.'
      : `Order effect ${number(order_effect.median)} (${ofInterval} ${span(order_effect)}); positive favours the model shown first.`;
  const further = [
    ...(tie_parameter === null ? [] : [{ ...tie_parameter }]),
    ...(grade_parameter === undefined ? [] : [grade_parameter]),
    ...(tau === null ? [] : [{ name: 'tau', ...tau }]),
    ...(omega === null ? [] : [{ name: 'omega', ...omega }]),
  ].map(
    ({ name, median, lower, upper }) =>
      `${name} ${median.toFixed(2)} (${ofInterval} ${lower.toFixed(2)} to ${upper.toFixed(2)}), in log-odds.`,
  );
  const { sampler, chains, draws, rhat_max, ess_bulk_min, ess_tail_min, divergences } = diagnostics;
  const convergence =
    sampler === 'laplace'
      ? 'Laplace approximation'
      : sampler === 'mle'
        ? `Maximum likelihood, ${chains * draws} bootstrap replicates`
        : `${diagnostics.converged ? 'Converged' : 'Not converged'}: ${sampler}, ${chains} chains × ${draws} draws, R-hat ${rhat_max.toFixed(3)}, ESS bulk ${ess_bulk_min.toFixed(0)} and tail ${ess_tail_min.toFixed(0)}, divergences ${divergences}`;
  return [
    aligned([header, ...rows], new Set([1])),
    '',
    printable(headline),
    order,
    ...further,
    ...(within ? [withinText(within, fine)] : []),
    ...(questions.strengths === null ? [] : [words.strengths[questions.strengths]]),
    ...questionsText(questions, data, `${probability}%`, number),
    `${convergence}.`,
    ...(data.choices > 0
      ? [
          `${data.choices} choices among three models or more, each one observation; the judgments below count the pairs that they make.`,
        ]
      : []),
    `${data.used} judgments used of ${data.rows} rows; ${data.unparsed} without a verdict, ${data.rejected_total} rejected, ${data.duplicates} repeated.`,
    ...diagnostics.warnings.map((warning) => `Warning: ${printable(warning)}`),
    '',
  ].join('\n');
}

/** The two columns of how near a model comes to the best. */
function nearTo(
  { p, expected_loss }: Within['models'][number],
  percent: (p: number, decimals: number) => string,
  number: (x: number) => string,
): string[] {
  return [percent(p, 1), expected_loss === null ? '' : number(expected_loss)];
}

/** Over which questions intervals hold, and what that comes to. */
function questionsText(
  {
    over,
    reason,
    count,
    design_effect,
    effective_judgments,
    half_width_these,
    half_width_new,
    clusters,
  }: ReturnType<typeof jsonResult>['questions'],
  data: Pick<ReturnType<typeof jsonResult>['data'], 'used' | 'choices'>,
  narrow: string,
  number: (x: number) => string,
): string[] {
  if (reason === 'unknown' || reason === 'once') return [words.none({ why: reason })];
  if (reason === 'too-few') return [words.none({ why: reason, questions: count ?? 0 })];
  if (half_width_these === null || half_width_new === null) return [];
  if (design_effect === null || effective_judgments === null) return [];
  const by = clusters ?? 'questions';
  const [alone, alike] = [number(half_width_these), number(half_width_new)];
  const width =
    over === 'new' ? words.alike(by, narrow, alike, alone) : words.alone(by, narrow, alone, alike);
  const design = design_effect.toFixed(2);
  const whole = (x: number): string => String(Math.round(x));
  // Of choices the observations, which the pairs used are more than.
  const judgments = data.choices > 0 ? design_effect * effective_judgments : data.used;
  const say = words.resemblance[resemblanceOf({ designEffect: design_effect })];
  const effect = say(by, design, whole(judgments), whole(effective_judgments));
  return [`${width} ${effect}`];
}
