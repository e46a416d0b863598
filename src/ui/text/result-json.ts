import { choiceTotal } from '../../core/table/choices/choice-pairs.ts';
import { convergenceVerdict } from '../../core/checks/verdict.ts';
import { judgmentTotal, tieTotal } from '../../core/table/counts.ts';
import { judgmentRows } from '../../core/formats/file/judgment-rows.ts';
import type { FilesRead } from '../../core/formats/file/report.ts';
import type { DataEdits } from '../../core/table/data-edits.ts';
import type { PairCounts } from '../../core/table/judgments.ts';
import { unknownSides } from '../../core/table/sides.ts';
import { whyThese } from '../../core/model/questions/enough.ts';
import type { ClusterKind, ModelSettings, TieModel } from '../../core/model/settings.ts';
import { headline } from '../../core/posterior/ranking/headline.ts';
import { logOddsToRating, widthToRating } from '../../core/posterior/ranking/scale.ts';
import type { RatingScale } from '../../core/posterior/ranking/scale.ts';
import { isConverged } from '../../core/posterior/diagnostics/converged.ts';
import type { QuestionEffect } from '../../core/posterior/questions/question-effect.ts';
import { strongParameterOf } from '../../core/posterior/draws/draws.ts';
import type { Estimate, FitSummary, StrengthRow } from '../../core/posterior/ranking/summary.ts';
import { roundedSum } from '../../core/numerics/weight-sum.ts';
import { failuresEn } from '../../words/en/failures/failures.ts';

export interface Timing {
  /** Null where the files were read on another day. */
  readonly read_ms: number | null;
  readonly fit_ms: number | null;
}

/** What the files of a result said of themselves. */
type Read = Pick<FilesRead, 'files' | 'duplicates'> & {
  /** Rows, and the different questions that they name. */
  readonly outline?: { readonly rows: number; readonly questions: number };
  /** What was edited in them. */
  readonly edits?: Pick<DataEdits, 'corrections' | 'correctionsOff'>;
};

/**
 * What `--json` prints and the page saves. Other people's scripts rely on these names: add,
 * don't rename.
 * @param scale strengths and the order effect as ratings and rating points, or null for natural
 *   log-odds
 */
export function jsonResult(
  read: Read,
  counts: PairCounts,
  summary: FitSummary,
  { ties, questions: over }: Pick<ModelSettings, 'ties' | 'questions'>,
  scale: RatingScale | null,
  timing: Timing,
) {
  const { rows, order, tie, strong, style, tau, omega, questions, diagnostics } = summary;
  const strength = (x: number): number => (scale ? logOddsToRating(x, scale) : x);
  const width = (x: number): number => (scale ? widthToRating(x, scale) : x);
  return {
    models: rows.map((row) => ({
      id: counts.models[row.model],
      name: counts.models[row.model],
      rank: row.rank,
      ...inScale(row, strength, width),
      ...overTheseQuestions(row, questions, strength),
      p_stronger_than_next: row.strongerThanNext,
    })),
    headline: headlineFacts(summary, counts),
    order_effect: order === null ? null : inScale(order, width, width),
    /** These four in natural log-odds, whatever the scale. */
    tie_parameter: tie === null ? null : { name: tie.name, ...inScale(tie, same, same) },
    ...(tie !== null &&
      strong !== undefined && {
        grade_parameter: { name: strongParameterOf(tie.name), ...inScale(strong, same, same) },
      }),
    /** Log-odds per standard deviation (`contrast`) of what two answers differ by. */
    ...(style && {
      style: {
        adjusted: true,
        features: style.map(({ name, mean, sd, lower, upper, contrast }) => ({
          ...{ name, mean, sd, lower, upper, contrast },
        })),
        used: usedJudgments(counts, ties),
      },
    }),
    tau: tau === null ? null : inScale(tau, same, same),
    omega: omega === undefined ? null : inScale(omega, same, same),
    questions: questionFacts(summary, counts, read.outline, over, width),
    diagnostics: {
      sampler: diagnostics.sampler,
      chains: diagnostics.chains,
      draws: diagnostics.draws,
      rhat_max: diagnostics.rhatMax,
      ess_bulk_min: diagnostics.essBulkMin,
      ess_tail_min: diagnostics.essTailMin,
      divergences: diagnostics.divergences,
      acceptance: diagnostics.acceptance,
      converged: isConverged(diagnostics),
      /** What the Checks page says: converged, doubtful, not-converged, not-sampled, maximum. */
      verdict: convergenceVerdict(summary).state,
      warnings: diagnostics.warnings.map((warning) => failuresEn.warning(warning, counts.models)),
    },
    data: dataFacts(read, counts, ties),
    timing,
  };
}

const same = (x: number): number => x;

/** The headline, its models by name. */
function headlineFacts(summary: FitSummary, { models }: PairCounts) {
  const { first, second, probability, isAhead, tiers } = headline(summary);
  return {
    first: models[first],
    second: models[second],
    probability,
    is_ahead: isAhead,
    tiers: tiers.map((tier) => tier.map((model) => models[model])),
  };
}

/** Where intervals are over questions like these: the same over these alone. */
function overTheseQuestions(
  { model, median, lower, upper }: StrengthRow,
  questions: QuestionEffect | undefined,
  place: (x: number) => number,
) {
  if (!questions?.isAlike || questions.growth === undefined) return {};
  const { [model]: growth } = questions.growth;
  return {
    lower_these: place(median - (median - lower) / growth),
    upper_these: place(median + (upper - median) / growth),
  };
}

/** Where there is ω: on which scale strengths and the order effect are. */
function scaleOf(over: ModelSettings['questions']): 'marginal' | 'conditional' {
  return over?.kind === 'random' && over.isConditional ? 'conditional' : 'marginal';
}

/** Half widths are means over the models of half the narrow interval. */
function questionFacts(
  { questions, omega }: FitSummary,
  counts: PairCounts,
  named: Read['outline'],
  over: ModelSettings['questions'],
  width: (x: number) => number,
) {
  const isAlike = questions?.isAlike ?? false;
  const by: ClusterKind = questions?.by ?? 'questions';
  return {
    over: isAlike ? 'new' : 'these',
    method: isAlike ? (omega === undefined ? 'robust' : 'model') : null,
    /** What is a sample of others like it: questions, raters, or both. */
    clusters: isAlike ? by : null,
    strengths: omega === undefined ? null : scaleOf(over),
    count: counts.byQuestion?.questions ?? null,
    raters: counts.byRater?.raters.questions ?? null,
    omega: omega === undefined ? null : inScale(omega, same, same),
    half_width_these: questions ? width(questions.alone) : null,
    half_width_new: questions ? width(questions.alike) : null,
    design_effect: questions?.designEffect ?? null,
    effective_judgments: questions?.effective ?? null,
    /** Why it is over these questions unless others are asked for: see WhyThese. */
    reason: isAlike ? null : (whyThese(counts, named)?.why ?? null),
  };
}

/** Judgments that enter the likelihood. */
export function usedJudgments(counts: PairCounts, ties: TieModel): number {
  return roundedSum(judgmentTotal(counts) - (ties === 'drop' ? tieTotal(counts) : 0));
}

function inScale(estimate: Estimate, place: (x: number) => number, width: (x: number) => number) {
  return {
    median: place(estimate.median),
    lower: place(estimate.lower),
    upper: place(estimate.upper),
    /** Null where the posterior has none; a warning says so. */
    mean: estimate.lacks === 'mean' ? null : place(estimate.mean),
    sd: estimate.lacks === undefined ? width(estimate.sd) : null,
  };
}

function dataFacts({ files, duplicates, edits = {} }: Read, counts: PairCounts, ties: TieModel) {
  const formats = new Set(files.flatMap(({ format }) => format ?? []));
  const sum = (of: (file: FilesRead['files'][number]) => number): number =>
    roundedSum(files.reduce((total, file) => total + of(file), 0));
  return {
    /** Null for the page's own sample, which comes from no file. */
    format: formats.size > 1 ? 'mixed' : ([...formats][0] ?? null),
    files: files.length,
    rows: judgmentRows(files),
    judgments: sum((file) => file.judgments),
    used: usedJudgments(counts, ties),
    /** Out of three models or more, each one observation; `used` counts the pairs that they make. */
    choices: counts.choices ? choiceTotal(counts.choices) : 0,
    /** Judgments that do not say which model was shown first. */
    sides_unknown: unknownSides(counts),
    unparsed: sum((file) => file.unparsed),
    duplicates,
    corrections: {
      count: edits.corrections?.length ?? 0,
      applied: edits.corrections !== undefined && edits.correctionsOff !== true,
    },
    models: counts.models.length,
    ordered_pairs: counts.left.length,
    /** The first 1,000 of each file. */
    rejected: files.flatMap(({ rejections }) =>
      rejections.map(({ file, line, reason }) => ({ file, line, reason: failuresEn.row(reason) })),
    ),
    rejected_total: sum((file) => file.rejected),
    /** The values for which most rows of each file were rejected. */
    rejected_values: files.flatMap(({ file, rejectedValues = [] }) =>
      rejectedValues.map(({ field, value, rows }) => ({ file, field, value, rows })),
    ),
    /** Files that gave nothing. */
    failed: files.flatMap(({ file, failure }) =>
      failure === null ? [] : [{ file, reason: failuresEn.file(failure) }],
    ),
  };
}
