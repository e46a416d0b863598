import { DEFAULT_SCALE } from '../../core/posterior/ranking/scale.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import { jsonResult } from '../../ui/text/result-json.ts';
import type { Arguments } from '../arguments.ts';
import { headlineOf } from '../headline.ts';
import { leaderboardText } from '../leaderboard.ts';
import { checksOf, checksText } from '../reports/checks.ts';
import { judgesOf, judgesText } from '../reports/judges.ts';
import { reportsFor, UNADJUSTED } from '../reports/reports.ts';
import type { RankedInput, Report } from '../reports/reports.ts';
import { againstUnadjusted, againstUnadjustedText } from '../reports/style.ts';
import { printableJson } from '../terminal.ts';
import { withinOf } from '../within.ts';
import type { MeantFit } from './fit-meant.ts';
import type { MeantJudgments } from './meant-judgments.ts';
import type { FilesToRank } from './read-files.ts';

/** All that is said of a ranking: as JSON, and to be read. */
export interface SaidOfRanking {
  readonly facts: object;
  /** The table, with what the sampler and the data say of themselves. */
  readonly table: string;
  /** What is reported beside it, each by itself. */
  readonly beside: readonly string[];
}

/** Says of a ranking what is asked for, each once, in the order of the help. */
export async function saidOf(
  files: FilesToRank,
  meant: MeantJudgments,
  fit: MeantFit,
): Promise<SaidOfRanking> {
  const { asked, read, edits, readTime } = files;
  const { counts, where, styled, named } = meant;
  const { model, sampler, intervals, draws, summary, fitTime } = fit;
  const shown = asked.scale === 'rating' ? DEFAULT_SCALE : null;
  const timing = { read_ms: readTime, fit_ms: fitTime };
  const about = { ...read, outline: named, edits };
  const result = jsonResult(about, counts, summary, model, shown, timing);
  const within = asked.within !== null && {
    within: withinOf(draws, summary, counts.models, asked.within, shown),
  };
  const changes = styled && againstUnadjusted(counts, summary, model, sampler, intervals, shown);
  const style = result.style && {
    style: { ...result.style, ...changes, not_adjusted: unadjustedOf(asked) },
  };
  const checks = asked.checks && { checks: checksOf(draws, summary, counts, model, sampler.seed) };
  const judges = jointly(asked, meant, fit);
  const reports = await reportsFor(rankedInput(files, meant, fit));
  const facts = { ...result, ...(where && { where }), ...style, ...within, ...checks };
  return {
    facts: [...judges, ...reports].reduce((all, report) => ({ ...all, ...report.facts }), facts),
    table: tableText(asked, { ...result, ...within }, summary, counts.models),
    beside: [
      ...(changes ? [againstUnadjustedText(changes, asked.scale)] : []),
      ...(checks ? [checksText(checks.checks)] : []),
      ...[...judges, ...reports].map(({ text }) => text),
    ],
  };
}

/** A ranking as reports and what is published take it. */
export function rankedInput(
  files: FilesToRank,
  { table, counts }: MeantJudgments,
  { model, draws, summary, intervals, sampler }: MeantFit,
): RankedInput {
  return { ...files, table, counts, model, draws, summary, intervals, seed: sampler.seed };
}

/**
 * Prints a ranking on standard output: as JSON, as a table, or what takes the table's place. Then
 * standard output is for a program or a page, and what else was asked for is read on standard error.
 * @param gates what became of them; null without any
 * @param instead what takes the place of the table, or null
 */
export function printRanking(
  asked: Arguments,
  { facts, table, beside }: SaidOfRanking,
  gates: Report | null,
  instead: string | null,
): void {
  if (instead !== null) {
    process.stdout.write(instead);
    if (asked.within !== null) process.stderr.write(WITHIN_ELSEWHERE);
    process.stderr.write(beside.join('\n'));
  } else if (asked.json) process.stdout.write(`${printableJson({ ...facts, ...gates?.facts })}\n`);
  else {
    const below = [...beside, ...(gates ? [gates.text] : [])];
    process.stdout.write([table, ...below].join('\n'));
  }
}

const WITHIN_ELSEWHERE =
  'What --within asks for is in columns of the usual table and in --json alone.\n';

function tableText(
  { interval, scale }: Arguments,
  result: Parameters<typeof leaderboardText>[0],
  summary: FitSummary,
  models: readonly string[],
): string {
  return leaderboardText(result, headlineOf(summary, models), interval, scale);
}

/** The parts of the result that know nothing of styles, where the ranking is adjusted for them. */
function unadjustedOf({ joint, reports }: Arguments): readonly string[] {
  return [
    ...(joint === null ? [] : ['judges_together']),
    ...(reports.includes('slices') ? ['slices'] : []),
  ];
}

/** What `--judges joint` adds. */
function jointly(
  asked: Arguments,
  { table, styled }: MeantJudgments,
  { sampler, intervals }: MeantFit,
): readonly Report[] {
  if (asked.joint === null) return [];
  const { reference } = asked.joint;
  const facts = judgesOf(table, reference, asked.model, sampler.seed, intervals);
  return [{ facts, text: (styled === null ? '' : UNADJUSTED) + judgesText(facts) }];
}
