import { clusterKindOf, defaultModelFor, withQuestionModel } from '../core/model/settings.ts';
import type { ModelSettings } from '../core/model/settings.ts';
import { whyNoQuestions } from '../core/model/questions/enough.ts';
import type { FitSummary } from '../core/posterior/ranking/summary.ts';
import type { PairCounts } from '../core/table/judgments.ts';
import { failuresEn } from '../words/en/failures/failures.ts';
import { questions as words } from '../words/en/leaderboard/questions.ts';
import { ArgumentError } from './argument-error.ts';
import type { Arguments } from './arguments.ts';
import { say } from './file-messages.ts';

/** What was asked for; else as these counts open on the page. */
export function chosenModel({ model, isOfTies, isOfQuestions }: Arguments, counts: PairCounts) {
  const suited = defaultModelFor(counts);
  const { questions = null } = isOfQuestions ? model : suited;
  return withQuestionModel(isOfTies ? model : { ...model, ties: suited.ties }, questions);
}

/** @throws ArgumentError where intervals over questions or raters like these can't be had */
export function requireClusters(
  counts: PairCounts,
  model: ModelSettings,
  named: Parameters<typeof whyNoQuestions>[1],
): void {
  const kind = clusterKindOf(model) ?? 'questions';
  if (kind !== 'questions' && counts.byRater === undefined) throw new ArgumentError(words.noRaters);
  const reason = kind === 'raters' ? null : whyNoQuestions(counts, named);
  if (reason !== null) throw new ArgumentError(`${words.none(reason)} ${words.commandLine}`);
}

/** Says so where an order effect was asked for that the data can't tell. */
export function sayWhatIsLeftOut(
  { order }: ModelSettings,
  { diagnostics }: FitSummary,
  { models }: PairCounts,
): void {
  const left = diagnostics.warnings.filter(({ kind }) => kind === 'no-order-effect');
  if (order !== null) left.forEach((warning) => say(failuresEn.warning(warning, models)));
}
