import type { ModelSettings } from '../../model/settings.ts';
import type { Draws } from '../../posterior/draws/draws.ts';
import type { Benchmark, TextIndex } from '../../table/benchmark.ts';
import type { JudgmentTable, ModelIndex, PairCounts } from '../../table/judgments.ts';
import { namesOfQuestions } from './question-names.ts';
import { questionReport } from './question-report.ts';
import type { QuestionReport } from './question-report.ts';

/** The report, and what its questions are called; null where nothing says so. */
export interface NamedQuestionReport extends QuestionReport {
  readonly names: readonly string[] | null;
  /** What was asked first on each, null where no file says so; null as names are. */
  readonly texts: readonly (TextIndex | null)[] | null;
}

/** What names the questions of counts: the table, as the edits leave it, and what the files hold besides. */
export interface QuestionSource {
  readonly table: JudgmentTable;
  readonly benchmark: Pick<Benchmark, 'questions'>;
}

/**
 * As `questionReport`, with names.
 * @param source which the counts were made of; null where only they are known
 * @throws CaravanError as `approximate`
 */
export function namedQuestionReport(
  draws: Draws,
  counts: PairCounts,
  settings: ModelSettings,
  tier: readonly ModelIndex[],
  source: QuestionSource | null,
  seed: number,
  onProgress?: (done: number, total: number) => void,
): NamedQuestionReport | null {
  const report = questionReport(draws, counts, settings, tier, seed, onProgress);
  if (report === null) return null;
  const names = source && namesOfQuestions(source.table, counts);
  const first = new Map<string, TextIndex>();
  for (const { id, turns } of source?.benchmark.questions ?? [])
    if (turns.length > 0 && !first.has(id)) first.set(id, turns[0]);
  return { ...report, names, texts: names && names.map((name) => first.get(name) ?? null) };
}
