import type { JudgmentTable, ModelIndex, PairCounts } from '../table/judgments.ts';
import { choicesAsPairs } from '../table/choices/choice-pairs.ts';
import { withoutGrades } from '../table/grades.ts';
import { tiesFor } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import { dropEach } from './dropped.ts';
import { fewestFlips } from './flips.ts';
import { modeOf, rankingOf, withHeldScale } from './mode.ts';
import type { Flips } from './flip.ts';
import type { Dropped } from './dropped.ts';

/** How little would change the ranking, by the posterior mode. */
export interface FragilityReport {
  /** Best first, by the mode. */
  readonly ranking: readonly ModelIndex[];
  readonly first: Flips;
  /** Of the first k models as a set; null where k is 1 or there are no more models than k. */
  readonly firstK: Flips | null;
  /** Null where single judgments, or their questions or judges, are not known. */
  readonly questions: Dropped | null;
  readonly judges: Dropped | null;
}

/** Shares of the work, for progress. */
const TOTAL = 1000;

/**
 * How clear wins are is left out of account, a change being of who wins, and so are choices, a
 * change being of one pair.
 * @param table as the edits leave it; null where only counts are known
 * @param k the first so many as a set
 * @throws CaravanError as `approximate`
 */
export function fragilityReport(
  given: PairCounts,
  chosen: ModelSettings,
  table: JudgmentTable | null,
  k: number,
  onProgress: (done: number, total: number) => void = () => undefined,
): FragilityReport {
  const counts = choicesAsPairs(withoutGrades(given));
  const model = { ...chosen, ties: tiesFor({}, chosen.ties) };
  const settings = withHeldScale(counts, model);
  const mode = modeOf(counts, settings);
  const part = (from: number, to: number) => (done: number, total: number) => {
    onProgress(Math.round(TOTAL * (from + ((to - from) * done) / total)), TOTAL);
  };
  const hasK = k > 1 && k < counts.models.length;
  const end = table === null ? 1 : 0.5;
  const drop = (by: 'question' | 'judge', from: number, to: number): Dropped | null =>
    table && dropEach(by, table, counts, settings, mode, part(from, to));
  return {
    ranking: rankingOf(mode, counts.models.length),
    first: fewestFlips(counts, settings, mode, 1, part(0, hasK ? end / 2 : end)),
    firstK: hasK ? fewestFlips(counts, settings, mode, k, part(end / 2, end)) : null,
    questions: drop('question', 0.5, 0.9),
    judges: drop('judge', 0.9, 1),
  };
}
