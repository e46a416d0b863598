import { fitAll } from '../../core/fit/fit.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { widthToRating } from '../../core/posterior/ranking/scale.ts';
import type { RatingScale } from '../../core/posterior/ranking/scale.ts';
import type { FitSummary, Intervals } from '../../core/posterior/ranking/summary.ts';
import type { SamplerSettings } from '../../core/sampler/settings.ts';
import { adjustedCounts } from '../../core/style/adjusted-counts.ts';
import type { AdjustedCounts } from '../../core/style/adjusted-counts.ts';
import { LMARENA_COVARIATES } from '../../core/style/covariates.ts';
import { styleChanges } from '../../core/style/style-change.ts';
import { judgmentTotal } from '../../core/table/counts.ts';
import type { JudgmentTable, PairCounts } from '../../core/table/judgments.ts';
import { ArgumentError } from '../argument-error.ts';
import { answersOf } from './answers.ts';
import type { FileInput } from './answers.ts';
import type { Scale } from '../priors.ts';
import { aligned, printable } from '../terminal.ts';

/**
 * The judgments with the texts of both answers, counted for `--style`.
 * @throws ArgumentError where there are none, or their answers don’t differ
 */
export async function styledJudgments(
  table: JudgmentTable,
  input: FileInput,
): Promise<AdjustedCounts> {
  const answers = await answersOf(input);
  const found = answers && adjustedCounts(table, answers, LMARENA_COVARIATES);
  if (found === null || found.counts.left.length === 0)
    throw new ArgumentError('--style: no judgment of these files has the texts of both answers.');
  if (found.counts.styled === undefined)
    throw new ArgumentError('--style: the answers differ in neither length nor markdown.');
  return found;
}

/** Says what strengths are adjusted for, and on how much that rests. */
export function styledText(
  { counts, covariates, constant, withoutTexts }: AdjustedCounts,
  { ties }: ModelSettings,
): string {
  const used = judgmentTotal(counts);
  const [part, whole] = [used, used + withoutTexts].map((n) => n.toLocaleString('en'));
  const rest =
    constant.length > 0 ? ` Left out, since it doesn’t vary: ${constant.join(', ')}.` : '';
  const tied = ties === 'drop' ? 'are dropped' : 'count half';
  return `Adjusted for ${covariates.join(', ')}: strengths as if both answers were alike in these. Rests on the ${part} of ${whole} judgments with texts; ties ${tied}.${rest}`;
}

/**
 * What `--style` adds to the block of that name: the ranking of the same judgments, settings and
 * seed without the adjustment, best first, and what that changes.
 */
export function againstUnadjusted(
  counts: PairCounts,
  adjusted: FitSummary,
  model: ModelSettings,
  sampler: SamplerSettings,
  intervals: Intervals,
  scale: RatingScale | null,
) {
  const { styled: _, ...plain } = counts;
  const { summary } = fitAll(plain, model, sampler, intervals);
  const byModel = ({ rows }: FitSummary) => [...rows].sort((a, b) => a.model - b.model);
  const changes = styleChanges({ plain: byModel(summary), adjusted: byModel(adjusted) });
  const width = (x: number): number => (scale ? widthToRating(x, scale) : x);
  return {
    unadjusted_converged: summary.diagnostics.converged,
    changes: summary.rows.map(({ model: at }) => ({
      id: plain.models[at],
      rank_unadjusted: changes[at].rankBefore,
      rank: changes[at].rankAfter,
      change: width(changes[at].by),
    })),
  };
}

/** The same to read. */
export function againstUnadjustedText(
  { changes, unadjusted_converged: isSound }: ReturnType<typeof againstUnadjusted>,
  scale: Scale,
): string {
  const number = (x: number): string => Math.abs(x).toFixed(scale === 'rating' ? 0 : 2);
  const rows = changes.map(({ id, rank_unadjusted: before, rank, change }) => [
    printable(id),
    before === rank ? String(rank) : `${String(before)} → ${String(rank)}`,
    `${change < 0 ? '−' : '+'}${number(change)}`,
  ]);
  return [
    'Adjusted for style: what that changes, the unadjusted ranking of the same judgments first.',
    aligned([['Model', 'Rank', 'Change'], ...rows], new Set([0])),
    ...(isSound ? [] : ['The unadjusted fit has not converged.']),
    '',
  ].join('\n');
}
