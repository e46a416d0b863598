import type { PairCounts } from '../../core/table/judgments.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import { looReport } from '../../core/checks/loo-report.ts';
import { predictiveChecks } from '../../core/posterior/predictive/predictive.ts';
import type { Check } from '../../core/posterior/predictive/check.ts';
import { sensitivityCheck } from '../../core/checks/sensitivity-check.ts';
import type { Sensitivity } from '../../core/posterior/prior/sensitivity.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import { topShare } from '../../core/posterior/predictive/top-shares.ts';
import { printable } from '../terminal.ts';
import { percent } from './written.ts';

/**
 * What `--checks` adds to the result: who may be best, which ranks are level, how well each
 * question (where questions are known, else each judgment) is predicted by the others, what the model fails to predict, and what the prior did.
 */
export function checksOf(
  draws: Draws,
  summary: FitSummary,
  counts: PairCounts,
  model: ModelSettings,
  seed: number,
) {
  const id = (m: number): string => counts.models[m];
  const { loo, byQuestion } = looReport(draws, counts, model, seed);
  const { elpdLoo, pLoo, kCounts, judgments } = byQuestion ?? loo;
  const predicted = predictiveChecks(draws, counts, model.ties, { seed });
  const ranking = summary.rows.map((row) => row.model);
  const sensitivity = sensitivityCheck(draws, counts, model, ranking, seed);
  return {
    p_best: summary.rows.map((row) => ({ id: id(row.model), p: topShare(row.rankShares, 1) })),
    /** Ranks, 1-based, between which there is no cut; the others are separated, all at once at 95%. */
    level_ranks: summary.indistinct.map(({ from, to }) => ({ from: from + 1, to: to + 1 })),
    loo: {
      /** What is left out at a time, of a ranking one choice after another; the standard error is over these, as k-hat is of them. */
      left_out: byQuestion === null ? 'judgment' : 'question',
      elpd: elpdLoo.sum,
      se: elpdLoo.se,
      p_loo: pLoo.sum,
      judgments,
      questions: byQuestion === null ? null : byQuestion.k.length,
      k_threshold: kCounts.threshold,
      k_above_threshold: kCounts.bad + kCounts.veryBad,
      /** Questions that the model was fitted anew without, whose k-hat was above the threshold. */
      refitted: byQuestion?.refitted.reduce((sum, was) => sum + was, 0) ?? 0,
    },
    predictive: {
      /** Whether choices of one out of several were taken for the pairs that they make. */
      choices_as_pairs: counts.choices !== undefined,
      intransitive_triples: {
        ...plain(predicted.intransitive),
        of: predicted.intransitive.triples,
      },
      /** Models whose score lies outside the 95% predictive interval. */
      misfits: predicted.modelScore.flatMap((check, m) =>
        check !== null && (check.observed < check.lower || check.observed > check.upper)
          ? [{ id: id(m), ...plain(check) }]
          : [],
      ),
    },
    sensitivity: {
      k: sensitivity.k,
      models: ranking.map((m) => ({ id: id(m), ...shown(sensitivity.strengths[m]) })),
      ranks: sensitivity.adjacent.map(({ model: above, next, ...of }) => ({
        id: id(above),
        next: id(next),
        ...shown(of),
      })),
      order_effect: sensitivity.order && shown(sensitivity.order),
      omega: sensitivity.omega && shown(sensitivity.omega),
    },
  };
}

/** The same to read. */
export function checksText(checks: ReturnType<typeof checksOf>): string {
  const { p_best, loo, predictive, sensitivity } = checks;
  const best = p_best.filter(({ p }) => p >= 0.01).map(({ id, p }) => `${id} ${percent(p)}`);
  const levels = checks.level_ranks.map(({ from, to }) => `${from}–${to}`);
  const { observed, lower, upper, of } = predictive.intransitive_triples;
  const marked = sensitivity.ranks.filter(({ diagnosis }) => diagnosis !== null);
  return [
    `Best: ${best.join(', ')}.`,
    levels.length === 0
      ? 'All models are separated, with 95% probability for all at once.'
      : `Ranks between which there is no cut: ${levels.join(', ')}; models in no common range are separated, with 95% probability for all at once.`,
    looText(loo),
    ...(predictive.choices_as_pairs
      ? [
          'Choices among three models or more: leave-one-out counts each as one observation; the predictions below take each as the pairs it makes, so their ranges are too narrow.',
        ]
      : []),
    `Circles of three (a beats b beats c beats a): ${observed} of ${of}; the model predicts ${lower} to ${upper}.`,
    predictive.misfits.length === 0
      ? 'Every model scores as the fit predicts (95%).'
      : `Scores outside what the fit predicts (95%): ${predictive.misfits.map(({ id, ...check }) => `${id} ${percent(check.observed)}, predicted ${percent(check.lower)} to ${percent(check.upper)}`).join('; ')}.`,
    marked.length === 0
      ? 'No lead over the next model depends on the prior (power-scaling below 0.05, or the likelihood too weak to tell).'
      : `Leads over the next model that depend on the prior: ${marked.map(({ id, next, prior, diagnosis }) => `${id} over ${next} (${prior.toFixed(2)}, ${String(diagnosis)})`).join('; ')}.`,
    '',
  ]
    .map(printable)
    .join('\n');
}

function looText({ left_out, questions, ...loo }: ReturnType<typeof checksOf>['loo']): string {
  const found = `elpd ${loo.elpd.toFixed(1)} ± ${loo.se.toFixed(1)} (standard error), p_loo ${loo.p_loo.toFixed(1)}, ${loo.judgments} judgments`;
  const above = `${loo.k_above_threshold} with k-hat above ${loo.k_threshold.toFixed(2)}`;
  return questions === null
    ? `PSIS-LOO: ${found}, ${above}.`
    : `PSIS-LOO, left out one ${left_out} at a time: ${found} on ${questions} questions, ${above}${loo.refitted > 0 ? `, fitted anew without ${loo.refitted} more` : ''}.`;
}

function plain({ observed, median, lower, upper, tail }: Check) {
  return { observed, median, lower, upper, tail };
}

function shown({ prior, likelihood, diagnosis }: Sensitivity) {
  return { prior, likelihood, diagnosis };
}
