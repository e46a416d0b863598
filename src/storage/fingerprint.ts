import type { Counts, GradeCounts, PairCounts, QuestionCounts } from '../core/table/judgments.ts';
import { intervalsOf } from '../core/posterior/ranking/summary.ts';
import type { FitSummary } from '../core/posterior/ranking/summary.ts';
import type { RunRecord } from './records.ts';
import { digest, Widened } from './platform/digest.ts';
import type { HashedPart } from './platform/digest.ts';

/**
 * SHA-256 of all that a likelihood sees: names, counts, sides where some are unknown, grades where
 * there are any, counts by question and by rater where these are told apart, choices where there
 * are any, and what answers differ in where that is to be taken off.
 */
export function fingerprintOfCounts(counts: PairCounts): Promise<string> {
  return digest([
    JSON.stringify(counts.models),
    counts.left,
    counts.right,
    counts.leftWins,
    counts.rightWins,
    counts.ties,
    ...(counts.sides === undefined ? [] : [counts.sides]),
    ...gradesOf(counts),
    ...(counts.byQuestion === undefined ? [] : columnsOf(counts.byQuestion)),
    ...ratersOf(counts),
    ...choicesOf(counts),
    ...styledOf(counts),
  ]);
}

/** Marked, as grades are. */
function styledOf({ styled }: PairCounts): readonly HashedPart[] {
  if (styled === undefined) return [];
  const { left, right, leftWins, rightWins, ties, sides, x, covariates, byQuestion } = styled;
  return [
    ...['styled', JSON.stringify(covariates), left, right, leftWins, rightWins, ties, x],
    ...(sides === undefined ? [] : [sides]),
    ...[byQuestion.question, byQuestion.contest],
    ...[byQuestion.leftWins, byQuestion.rightWins, byQuestion.ties],
  ];
}

/** Marked, as grades are. */
function ratersOf({ byRater }: PairCounts): readonly HashedPart[] {
  if (byRater === undefined) return [];
  const { raters, both } = byRater;
  return [
    'raters',
    ...columnsOf(raters),
    ...(both === undefined ? [] : ['both', ...columnsOf(both)]),
  ];
}

function columnsOf(counts: QuestionCounts): readonly HashedPart[] {
  const { question, pair, leftWins, rightWins, ties } = counts;
  const wins = [leftWins, rightWins, ties].map(sameOf);
  return [question, pair, ...wins, ...gradesOf(counts)];
}

/** Counts hash alike, however many bytes each has. */
function sameOf(counts: Counts): HashedPart {
  return counts instanceof Uint8Array ? new Widened(counts) : counts;
}

/** Marked, as grades are. */
function choicesOf({ choices, byQuestion }: PairCounts): readonly HashedPart[] {
  if (choices === undefined) return [];
  const { start, member, chosen, ties } = choices;
  const picked = byQuestion?.choices;
  return [
    ...['choices', start, member, chosen],
    ...(ties ? ['tied', ties.start, ties.place, ties.chosen] : []),
    ...(picked ? [picked.question, picked.place, picked.chosen] : []),
  ];
}

/** Marked, so that no other columns hash as these. */
function gradesOf({ grades }: { readonly grades?: GradeCounts }): readonly HashedPart[] {
  if (grades === undefined) return [];
  const { leftStrong, rightStrong, leftOpen, rightOpen } = grades;
  return ['grades', leftStrong, rightStrong, leftOpen, rightOpen];
}

/** SHA-256 of settings or any other plain data, by its JSON. Hexadecimal. */
export function fingerprintOfSettings(value: unknown): Promise<string> {
  return digest([JSON.stringify(value)]);
}

/** The id of a run: the hash of its data, settings and seed, and of where CmdStan's draws came from. */
export function fingerprintOfRun(
  run: Pick<RunRecord, 'dataHash' | 'model' | 'sampler' | 'stanFiles'> & {
    readonly summary: Pick<FitSummary, 'interval' | 'wideInterval'>;
  },
): Promise<string> {
  const { dataHash, model, sampler, stanFiles } = run;
  const intervals = intervalsOf(run.summary);
  return fingerprintOfSettings([
    dataHash,
    model,
    sampler,
    intervals,
    ...(stanFiles === undefined ? [] : [stanFiles]),
  ]);
}
