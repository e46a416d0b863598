import { looReport } from '../../checks/loo-report.ts';
import { predictiveReport } from '../../checks/predictive-report.ts';
import { namedQuestionReport } from '../../checks/questions/named-report.ts';
import { sensitivityCheck } from '../../checks/sensitivity-check.ts';
import { judgeCards } from '../../judge-report/judge-cards.ts';
import type { StyleReport } from '../../judge-report/style-habits.ts';
import { identified } from '../../model/order-effect.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { pricesOf } from '../../overview/prices.ts';
import type { Draws } from '../../posterior/draws/draws.ts';
import { headline } from '../../posterior/ranking/headline.ts';
import { pricedRanking, priceFront } from '../../posterior/ranking/price-front.ts';
import type { PricedModel } from '../../posterior/ranking/price-front.ts';
import { intervalsOf } from '../../posterior/ranking/summary.ts';
import type { FitSummary } from '../../posterior/ranking/summary.ts';
import { slicesReport } from '../../slices/slices-report.ts';
import type { Benchmark } from '../../table/benchmark.ts';
import type { DataEdits } from '../../table/data-edits.ts';
import type { JudgmentTable, PairCounts } from '../../table/judgments.ts';
import { canScaleStrengths } from '../../posterior/prior/sensitivity.ts';
import { reportChecks } from './report-checks.ts';
import { judgeLines, questionLines, sliceLines } from './report-tables.ts';
import type { ReportFacts } from './report.ts';

/** A ranking of single judgments, and how it was made. */
export interface RankedTable {
  /** As the edits leave it. */
  readonly table: JudgmentTable;
  readonly benchmark: Pick<Benchmark, 'questions'>;
  readonly counts: PairCounts;
  /** As it was chosen. */
  readonly model: ModelSettings;
  readonly sampler: { readonly seed: number; readonly sampler: string };
  readonly draws: Draws;
  readonly summary: FitSummary;
  /** What judges think of how answers look; null where no answers are kept. */
  readonly styles: StyleReport | null;
  /** Name of the tag whose slices are ranked. */
  readonly sliceBy: string;
  /** What is known of what the models cost, by the names of the files. */
  readonly models: Parameters<typeof pricesOf>[0];
  /** From those names to names of the edits. */
  readonly names: DataEdits['names'];
}

/** All that a report says besides its ranking. */
export function reportEvidence(
  ranked: RankedTable,
): Pick<ReportFacts, 'checks' | 'judges' | 'questions' | 'slices' | 'prices'> {
  const { table, benchmark, counts, draws, summary, styles, sliceBy } = ranked;
  const { seed, sampler } = ranked.sampler;
  const model = identified(counts, ranked.model);
  // Checks and slices are of the likelihood of pairs, which has no coefficients of style.
  const isOfPairs = counts.styled === undefined;
  // Maximum likelihood has no posterior.
  const isPosterior = sampler !== 'mle' && isOfPairs;
  const ranking = summary.rows.map((row) => row.model);
  const [tier] = headline(summary).tiers;
  const source = { table, benchmark };
  const intervals = intervalsOf(summary);
  const prices = pricesIn(ranked);
  return {
    checks: isPosterior
      ? reportChecks(
          looReport(draws, counts, model, seed),
          predictiveReport(draws, counts, model.ties, seed),
          canScaleStrengths(model) ? sensitivityCheck(draws, counts, model, ranking, seed) : null,
        )
      : null,
    judges: judgeLines(judgeCards(table), styles),
    questions: isPosterior
      ? questionLines(namedQuestionReport(draws, counts, model, tier, source, seed))
      : null,
    // Slices are fitted as chosen: what a part of the judgments identifies is its own.
    slices: isOfPairs
      ? sliceLines(slicesReport(table, benchmark, sliceBy, ranked.model, seed, intervals))
      : null,
    prices: prices.length < 2 ? null : priceFront(draws, prices),
  };
}

function pricesIn({ models, names, counts, summary }: RankedTable): readonly PricedModel[] {
  const prices = pricesOf(models, names);
  return pricedRanking(summary.rows, (model) => prices.get(counts.models[model])?.cost ?? null);
}
