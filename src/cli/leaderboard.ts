import type { jsonResult } from '../ui/text/result-json.ts';
import { aligned, printable } from './terminal.ts';

/** The result as a table to read, with what the sampler and the data say of themselves. */
export function leaderboardText(
  result: ReturnType<typeof jsonResult>,
  headline: string,
  interval: number,
  scale: 'rating' | 'log-odds',
): string {
  const { models, order_effect, tie_parameter, tau, diagnostics, data } = result;
  const number = (x: number): string => x.toFixed(scale === 'rating' ? 0 : 2).replace(/^-/, '−');
  const percent = (p: number, decimals: number): string => `${(100 * p).toFixed(decimals)}%`;
  const span = (of: { lower: number; upper: number }): string =>
    `${number(of.lower)} to ${number(of.upper)}`;
  const ofInterval = `${String(Number((100 * interval).toFixed(2)))}% interval`;
  const header = [
    'Rank',
    'Model',
    scale === 'rating' ? 'Rating' : 'Log-odds',
    ofInterval,
    'Stronger than next',
  ];
  const rows = models.map((model) => [
    String(model.rank),
    printable(model.name),
    number(model.median),
    span(model),
    model.p_stronger_than_next === null ? '' : percent(model.p_stronger_than_next, 1),
  ]);
  const order =
    order_effect === null
      ? 'No order effect in the model.'
      : `Order effect ${number(order_effect.median)} (${ofInterval} ${span(order_effect)}); positive favours the model shown first.`;
  const further = [
    ...(tie_parameter === null ? [] : [{ ...tie_parameter }]),
    ...(tau === null ? [] : [{ name: 'tau', ...tau }]),
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
    `${convergence}.`,
    `${data.used} judgments used of ${data.rows} rows; ${data.unparsed} without a verdict, ${data.rejected_total} rejected, ${data.duplicates} repeated.`,
    ...diagnostics.warnings.map((warning) => `Warning: ${printable(warning)}`),
    '',
  ].join('\n');
}
