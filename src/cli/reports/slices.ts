import type { ModelSettings } from '../../core/model/settings.ts';
import type { Estimate, FitSummary, Intervals } from '../../core/posterior/ranking/summary.ts';
import { tiersOf } from '../../core/slices/slice-results.ts';
import { sliceChoices, slicesReport } from '../../core/slices/slices-report.ts';
import type { SlicesReport } from '../../core/slices/slices-report.ts';
import type { Benchmark } from '../../core/table/benchmark.ts';
import type { JudgmentTable } from '../../core/table/judgments.ts';
import { ArgumentError } from '../argument-error.ts';
import { aligned, printable } from '../terminal.ts';
import type { AskedReports } from './asked.ts';
import { diagnosticsOf, diagnosticsText, fixed, percent } from './written.ts';

/** @throws ArgumentError where the tag tells no two slices apart, before anything is fitted */
export function checkSlices(
  { reports, sliceBy }: Pick<AskedReports, 'reports' | 'sliceBy'>,
  table: JudgmentTable,
  benchmark: Benchmark,
): void {
  if (!reports.includes('slices')) return;
  if (!sliceChoices(table, benchmark).some(({ name }) => name === sliceBy))
    throw noSlices(table, benchmark, sliceBy);
}

/**
 * What `--report slices` adds to the result: strengths by slice, in natural log-odds.
 * @param by name of the tag
 * @throws ArgumentError where it tells no two slices apart
 */
export function slicesOf(
  table: JudgmentTable,
  benchmark: Benchmark,
  by: string,
  model: ModelSettings,
  seed: number,
  intervals: Intervals,
) {
  const fit = slicesReport(table, benchmark, by, model, seed, intervals);
  if (fit !== null) return factsOf(fit);
  throw noSlices(table, benchmark, by);
}

function noSlices(table: JudgmentTable, benchmark: Benchmark, by: string): ArgumentError {
  const offered = sliceChoices(table, benchmark).map(({ name }) => name);
  return new ArgumentError(
    offered.length === 0
      ? `--report slices needs judgments that are told apart by a tag, such as a category; these are by none.`
      : `--report slices has no two slices by ${by}; give --slice-by ${offered.join(' or ')}.`,
  );
}

export type SliceFacts = ReturnType<typeof factsOf>;

function factsOf(fit: SlicesReport) {
  const { overall, noted, questions, soundness } = fit;
  const id = (model: number): string => fit.models[model];
  return {
    by: fit.by,
    /** The last of the slices is made of all that have few judgments. */
    has_rest: fit.hasRest,
    judgments_without_slice: fit.unknown,
    over: questions.isAlike ? ('new' as const) : ('these' as const),
    overall: rankedOf(overall, fit.models),
    slices: fit.slices.map(({ names, judgments, share, judged, spread, departures, ...own }) => ({
      ...{ name: names[0], names, judgments, share },
      /** Standard deviation of the departures. */
      spread: spread && shown(spread),
      models: rankedOf(own.summary, fit.models).map((ranked, row) => {
        const { model } = own.summary.rows[row];
        const departure = departures?.[model];
        return {
          ...ranked,
          judgments: judged[model],
          departure: departure ? shown(departure) : null,
          p_stronger_than_overall: departure?.above ?? null,
        };
      }),
      first: own.firsts.models.map(id),
      first_differ: own.firsts.isOther,
      /** Of the first here or overall, who has clearly changed places with whom. */
      reversals: own.firsts.reversals.map(({ overall: above, here, probability }) => ({
        ...{ stronger_overall: id(above), stronger_here: id(here), p: probability },
      })),
    })),
    clear_departures: noted.list.map(({ slice, model, isStronger, probability }) => ({
      ...{ slice: fit.slices[slice].names[0], id: id(model) },
      ...{ direction: isStronger ? ('stronger' as const) : ('weaker' as const), p: probability },
    })),
    expected_false: noted.expectedFalse,
    departures_looked_at: noted.looked,
    diagnostics: diagnosticsOf(soundness),
  };
}

/** Best first. */
function rankedOf(summary: FitSummary, models: readonly string[]) {
  const tiers = tiersOf(summary);
  return summary.rows.map(({ model, rank, strongerThanNext, ...own }, row) => ({
    ...{ id: models[model], rank, tier: tiers[row] },
    /** With a probability of 95%, for all models at once. */
    ranks: summary.joint?.ranks[row] ?? null,
    ...shown(own),
    p_stronger_than_next: strongerThanNext,
  }));
}

/** The same to read; strengths in log-odds. */
export function slicesText(facts: SliceFacts): string {
  const { slices, overall, clear_departures: noted, diagnostics } = facts;
  const name = ({ names }: { readonly names: readonly string[] }): string =>
    names.length === 1
      ? printable(names[0])
      : `${printable(names[0])} and ${names.length - 1} more`;
  const others = slices.filter((slice) => slice.first_differ).length;
  const clear = slices.filter((slice) => slice.reversals.length > 0).length;
  const first = Math.min(3, overall.length);
  const summary = slices.map((slice) => [
    ...[name(slice), String(Math.round(slice.judgments)), percent(slice.share)],
    slice.spread === null
      ? '–'
      : `${fixed(slice.spread.median)} (${fixed(slice.spread.lower)} to ${fixed(slice.spread.upper)})`,
    slice.first.map(printable).join(', '),
  ]);
  const ranks = overall.map((model) => [
    ...[printable(model.id), `${model.rank}: ${fixed(model.median)}`],
    ...slices.map((slice) => {
      const own = slice.models.find(({ id }) => id === model.id);
      return own === undefined ? '–' : `${own.rank}: ${fixed(own.median)}`;
    }),
  ]);
  const clearly = noted.map((one) => [
    ...[printable(one.slice), printable(one.id), one.direction, percent(one.p)],
  ]);
  return [
    others === 0
      ? `By ${printable(facts.by)}: in all ${slices.length} slices the first ${first} come in the order that they have overall.`
      : `By ${printable(facts.by)}: in ${others} of ${slices.length} slices the first ${first} come in another order than overall; in ${clear === 0 ? 'none' : clear} of them two have clearly changed places (95%).`,
    `Strengths in log-odds, drawn towards those over all slices as far as the data say, over ${facts.over === 'new' ? 'questions like these' : 'these questions'}.`,
    aligned(
      [['Slice', 'Judgments', 'Share', 'Spread', `First ${first}`], ...summary],
      new Set([0, 4]),
    ),
    '',
    'Rank and strength:',
    aligned([['Model', 'Overall', ...slices.map(name)], ...ranks], new Set([0])),
    '',
    noted.length === 0
      ? 'No model is clearly stronger or weaker in a slice than overall (95%).'
      : `Clearly stronger or weaker than overall (95%; of these ${noted.length} about ${facts.expected_false.toFixed(1)} are expected to be wrong):`,
    ...(noted.length === 0
      ? []
      : [aligned([['Slice', 'Model', 'Is', 'Probability'], ...clearly], new Set([0, 1, 2]))]),
    diagnosticsText(diagnostics),
    ...(facts.judgments_without_slice === 0
      ? []
      : [
          `${facts.judgments_without_slice} judgments without a known ${printable(facts.by)} are left out.`,
        ]),
    '',
  ].join('\n');
}

function shown({ mean, sd, median, lower, upper, lowerWide, upperWide }: Estimate) {
  return { mean, sd, median, lower, upper, lower_wide: lowerWide, upper_wide: upperWide };
}
