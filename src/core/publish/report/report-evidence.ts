import { looReport } from '../../checks/loo-report.ts';
import { predictiveReport } from '../../checks/predictive-report.ts';
import { namedQuestionReport } from '../../checks/questions/named-report.ts';
import { sensitivityCheck } from '../../checks/sensitivity-check.ts';
import { judgeCards } from '../../judge-report/judge-cards.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { pricesOf } from '../../overview/prices.ts';
import type { Draws } from '../../posterior/draws/draws.ts';
import { headline } from '../../posterior/ranking/headline.ts';
import { priceFront } from '../../posterior/ranking/price-front.ts';
import type { FitSummary } from '../../posterior/ranking/summary.ts';
import { slicesReport } from '../../slices/slices-report.ts';
import type { Benchmark } from '../../table/benchmark.ts';
import type { JudgmentTable, PairCounts } from '../../table/judgments.ts';
import { CATEGORY } from '../../table/tags.ts';
import { reportChecks } from './report-checks.ts';
import { judgeLines, questionLines, sliceLines } from './report-tables.ts';
import type { ReportFacts } from './report.ts';

/** A ranking of single judgments, and how it was made. */
export interface RankedTable {
  /** As the edits leave it. */
  readonly table: JudgmentTable;
  readonly benchmark: Pick<Benchmark, 'questions'>;
  readonly counts: PairCounts;
  /** As it was fitted. */
  readonly model: ModelSettings;
  readonly sampler: { readonly seed: number; readonly sampler: string };
  readonly draws: Draws;
  readonly summary: FitSummary;
  /** What is known of what the models cost. */
  readonly models: Parameters<typeof pricesOf>[0];
}

/** All that a report says besides its ranking, by category where questions have one. */
export function reportEvidence(
  ranked: RankedTable,
): Pick<ReportFacts, 'checks' | 'judges' | 'questions' | 'slices' | 'prices'> {
  const { table, benchmark, counts, model, draws, summary } = ranked;
  const { seed, sampler } = ranked.sampler;
  // Maximum likelihood has no posterior.
  const isPosterior = sampler !== 'mle';
  const ranking = summary.rows.map((row) => row.model);
  const [tier] = headline(summary).tiers;
  const source = { table, benchmark };
  const { interval: narrow } = summary;
  const intervals = { narrow, wide: Math.max(0.95, narrow) };
  return {
    checks: isPosterior
      ? reportChecks(
          looReport(draws, counts, model, seed),
          predictiveReport(draws, counts, model.ties, seed),
          sensitivityCheck(draws, counts, model, ranking),
        )
      : null,
    judges: judgeLines(judgeCards(table), null),
    questions: isPosterior
      ? questionLines(namedQuestionReport(draws, counts, model, tier, source, seed))
      : null,
    slices: sliceLines(slicesReport(table, benchmark, CATEGORY, model, seed, intervals)),
    prices: pricesIn(ranked),
  };
}

function pricesIn({ models, counts, draws, summary }: RankedTable): ReportFacts['prices'] {
  const prices = pricesOf(models, []);
  const ranking = summary.rows.flatMap(({ model, lacks }) => {
    const price = prices.get(counts.models[model])?.cost ?? null;
    return price === null ? [] : [{ model, price, ...(lacks && { lacks }) }];
  });
  return ranking.length < 2 ? null : priceFront(draws, ranking);
}
