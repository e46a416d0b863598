import { separationReport } from '../../core/checks/separation.ts';
import type { SeparationDesign } from '../../core/checks/separation.ts';
import { SEPARATED } from '../../core/limits.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { shownName } from '../../core/names/shown-name.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import { DEFAULT_SCALE } from '../../core/posterior/ranking/scale.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import type { ModelIndex, PairCounts } from '../../core/table/judgments.ts';
import { numberWriter } from '../../ui/text/numbers.ts';
import { furtherQuestionsText, separationText } from '../../ui/text/robustness-text.ts';
import { separation as words } from '../../words/en/checks/ranks.ts';
import { ArgumentError } from '../argument-error.ts';
import { nearestName } from '../../core/names/nearest-name.ts';
import { printable } from '../terminal.ts';
import type { AskedReports } from './asked.ts';

const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });

/**
 * What `--report separation` adds to the result: how many more judgments, or questions, until two
 * models are told apart.
 * @param pair names of two models, which are known; null for the first neighbours that are not separated
 */
export function separationOf(
  draws: Draws,
  summary: FitSummary,
  counts: PairCounts,
  model: ModelSettings,
  pair: readonly [string, string] | null,
  design: SeparationDesign,
  seed: number,
) {
  const two = pair === null ? nearestPair(summary) : indicesOf(pair, counts.models);
  const report = separationReport(draws, counts, model, two, design, seed);
  const names = counts.models.map(shownName);
  const { overQuestions: over } = report;
  const isAlike = model.questions !== undefined;
  return {
    facts: {
      separation: {
        ...{ ahead: counts.models[report.ahead], behind: counts.models[report.behind] },
        ...{ p_now: report.now, level: report.level, further: design },
        ...{ simulations: report.simulations, seed: report.seed, most: report.most },
        ...{ half: report.half, half_lower: report.halfLower, half_upper: report.halfUpper },
        steps: report.steps.map(({ judgments, share, lower, upper, shareInFavour }) => ({
          ...{ judgments, share, lower, upper, share_in_favour: shareInFavour },
        })),
        questions: over && {
          ...{ count: over.questions, judgments_per_question: over.perQuestion },
          ...{ half: over.half, half_lower: over.halfLower, half_upper: over.halfUpper },
          ...{ halving: over.halving, worth: over.worth, allowed: over.allowed },
          ...{ judgments: over.judgments, chance: over.chance },
        },
      },
    },
    text: [
      `Further judgments of ${design === 'pair' ? 'these two' : 'all pairs'}: ${separationText(report, names, words, write)}`,
      ...(over
        ? furtherQuestionsText(over, write.percent(report.level), isAlike, words.questions, write)
        : []),
      '',
    ]
      .map(printable)
      .join('\n'),
  };
}

/** The first two neighbours that are not separated; where all are, the first two. */
function nearestPair({ rows }: FitSummary): [ModelIndex, ModelIndex] {
  const near = rows.findIndex(({ strongerThanNext: p }) => p !== null && p < SEPARATED);
  const [first, second] = rows.slice(Math.max(0, near)).map(({ model }) => model);
  return [first, second];
}

function indicesOf(
  pair: readonly [string, string],
  models: readonly string[],
): [ModelIndex, ModelIndex] {
  return [models.indexOf(pair[0]), models.indexOf(pair[1])];
}

/** @throws ArgumentError where a model that is to be separated is not among those ranked */
export function checkSeparate(
  { separate }: Pick<AskedReports, 'separate'>,
  models: readonly string[],
): void {
  const unknown = separate?.find((name) => !models.includes(name));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, models);
  const offered = nearest === null ? '' : `; did you mean “${nearest}”?`;
  throw new ArgumentError(`--separate: no model is called “${unknown}”${offered}`);
}
