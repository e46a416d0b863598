import { canScaleStrengths } from '../../core/posterior/prior/sensitivity.ts';
import { reportChecks } from '../../core/publish/report/report-checks.ts';
import type { ReportChecks } from '../../core/publish/report/report-checks.ts';
import { judgeLines, questionLines, sliceLines } from '../../core/publish/report/report-tables.ts';
import type {
  JudgeLines,
  QuestionLines,
  SliceLines,
} from '../../core/publish/report/report-tables.ts';
import type { StyleReport } from '../../core/judge-report/style-habits.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import { headline } from '../../core/posterior/ranking/headline.ts';
import type { FrontModel, PricedModel } from '../../core/posterior/ranking/price-front.ts';
import type { FitSummary, Intervals } from '../../core/posterior/ranking/summary.ts';
import { NO_EDITS } from '../../core/table/data-edits.ts';
import type { PairCounts } from '../../core/table/judgments.ts';
import { CATEGORY } from '../../core/table/tagged/tags.ts';
import { run } from '../../jobs.ts';
import { runOnDraws } from '../fit/held-draws.ts';

/** A finished fit, and the judgments that it is of; null where only counts are known. */
export interface ReportedFit {
  readonly draws: Draws;
  readonly summary: FitSummary;
  readonly counts: PairCounts;
  readonly model: ModelSettings;
  readonly seed: number;
  readonly intervals: Intervals;
  readonly judgments: { readonly table: Blob; readonly benchmark: Blob } | null;
  /** What judges think of how answers look; null where no answers are kept. */
  readonly styles: () => Promise<StyleReport | null>;
}

export interface ReportTables {
  readonly checks: ReportChecks | null;
  readonly judges: JudgeLines | null;
  readonly questions: QuestionLines | null;
  readonly slices: SliceLines | null;
}

/**
 * What the Checks page would say of a fit, asked of the workers. A part that can't be had is left
 * out, and the report says so.
 */
export async function reportTables(fit: ReportedFit): Promise<ReportTables> {
  const { draws, summary, counts, model, seed } = fit;
  // Checks and slices are of the likelihood of pairs, which has no coefficients of style.
  const isOfPairs = counts.styled === undefined;
  const isPosterior = summary.diagnostics.sampler !== 'mle' && isOfPairs;
  const ranking = summary.rows.map((row) => row.model);
  const { ties } = model;
  const when = async <T>(isWanted: boolean, work: () => Promise<T>): Promise<T | null> =>
    isWanted ? work().catch(() => null) : null;
  const [loo, predictive, sensitivity, questions, judges, slices] = await Promise.all([
    when(isPosterior, () => runOnDraws('loo', draws, (held) => ({ held, counts, model, seed }))),
    when(isPosterior, () =>
      runOnDraws('predictive', draws, (held) => ({ held, counts, ties, seed })),
    ),
    when(isPosterior && canScaleStrengths(model), () =>
      runOnDraws('sensitivity', draws, (held) => ({ held, counts, model, ranking, seed })),
    ),
    when(isPosterior, () => questionsOf(fit)),
    when(true, () => judgesOf(fit)),
    when(isOfPairs, () => slicesOf(fit)),
  ]);
  return {
    checks: isPosterior ? reportChecks(loo, predictive, sensitivity) : null,
    ...{ judges, questions, slices },
  };
}

async function questionsOf(fit: ReportedFit): Promise<QuestionLines | null> {
  const { draws, summary, counts, model, seed, judgments: source } = fit;
  const [tier] = headline(summary).tiers;
  const about = { counts, model, tier, source, edits: NO_EDITS, seed };
  return questionLines(await runOnDraws('questionReport', draws, (held) => ({ held, ...about })));
}

async function judgesOf({ judgments, styles }: ReportedFit): Promise<JudgeLines | null> {
  if (judgments === null) return null;
  const { table } = judgments;
  // Of styles less may be known, and the rest stands.
  const [cards, known] = await Promise.all([
    run('judgeCards', { table, edits: NO_EDITS }),
    styles().catch(() => null),
  ]);
  return judgeLines(cards, known);
}

/** By category, or by the first tag that tells judgments apart. */
async function slicesOf(fit: ReportedFit): Promise<SliceLines | null> {
  const { judgments, model, seed, intervals } = fit;
  if (judgments === null) return null;
  const data = { ...judgments, edits: NO_EDITS };
  const tags = await run('sliceTags', data);
  const by = (tags.find(({ name }) => name === CATEGORY) ?? tags.at(0))?.name;
  if (by === undefined) return null;
  return sliceLines(await run('slices', { ...data, by, model, seed, intervals }));
}

/** @param ranking models with a price, best first */
export async function frontOf(
  draws: Draws,
  ranking: readonly PricedModel[],
): Promise<readonly FrontModel[] | null> {
  if (ranking.length < 2) return null;
  return runOnDraws('priceFront', draws, (held) => ({ held, ranking }));
}
