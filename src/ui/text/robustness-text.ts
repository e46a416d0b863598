import type { Dropped } from '../../core/checks/dropped.ts';
import type { Flips } from '../../core/checks/flip.ts';
import { firmRanks } from '../../core/checks/rank-heat.ts';
import type { RankHeat } from '../../core/checks/rank-heat.ts';
import type { FurtherQuestions } from '../../core/checks/questions/further-questions.ts';
import type { SeparationReport } from '../../core/checks/separation.ts';
import { shownName } from '../../core/names/shown-name.ts';
import type { ModelIndex } from '../../core/table/judgments.ts';
import type { NumberWriter } from './numbers.ts';
import type { fragility, ranks, separation } from '../../words/en/checks/ranks.ts';

/** How many models hold their most probable rank with 95% or more. */
export function firmText(heat: RankHeat, words: typeof ranks, write: NumberWriter): string {
  return words.heat.summary(write.whole(firmRanks(heat)), write.whole(heat.models.length));
}

/** @param names by model, as shown */
export function flipsText(
  flips: Flips,
  names: readonly string[],
  words: typeof fragility,
  write: NumberWriter,
): string {
  const [leaves, enters] = [names[flips.leaves], names[flips.enters]];
  const [count, all] = [write.whole(flips.flips), write.whole(flips.of)];
  const share = write.fixed((100 * flips.flips) / Math.max(1, flips.of), 1);
  if (!flips.isFound) return words.stands(count, all);
  return flips.k === 1
    ? words.overtaken(enters, leaves, count, all, `${share}%`)
    : words.replaced(enters, leaves, write.whole(flips.k), count, all, `${share}%`);
}

/** @param names by model, as shown */
export function separationText(
  report: SeparationReport,
  names: readonly string[],
  words: typeof separation,
  write: NumberWriter,
): string {
  const [ahead, behind] = [names[report.ahead], names[report.behind]];
  const [now, level] = [write.probability(report.now), write.percent(report.level)];
  const { overQuestions } = report;
  const limited = (foreseen: string) => withLimit(foreseen, overQuestions, words.questions, write);
  if (report.half === null)
    return limited(words.never(ahead, behind, now, level, write.whole(report.most)));
  if (report.half === 0) return words.already(ahead, behind, now, level);
  const { half, halfLower, halfUpper } = report;
  const range =
    halfLower === null
      ? ''
      : halfUpper === null
        ? words.from(write.whole(halfLower))
        : words.range(write.whole(halfLower), write.whole(halfUpper));
  return limited(words.after(ahead, behind, now, level, write.whole(half), range));
}

/** What is foreseen of further judgments, and how far they go on these questions, where less. */
function withLimit(
  foreseen: string,
  found: FurtherQuestions | null,
  words: (typeof separation)['questions'],
  write: NumberWriter,
): string {
  if (found === null || found.allowed === null || found.half === 0) return foreseen;
  const { judgments, chance } = found;
  const said =
    judgments === null
      ? words.useless(write.percent(chance))
      : words.enough(write.whole(Math.round(judgments)));
  return words.together(foreseen, said);
}

/** What more questions, or more judgments on these, would do; a sentence each. */
export function furtherQuestionsText(
  found: FurtherQuestions,
  level: string,
  isAlike: boolean,
  words: (typeof separation)['questions'],
  write: NumberWriter,
): string[] {
  const whole = (x: number): string => write.whole(Math.round(x));
  const { half, halfLower, halfUpper, allowed } = found;
  const scope = isAlike ? words.alike : words.alone;
  const limit =
    allowed === null
      ? words.unlimited
      : words.limited(whole(found.questions), whole(allowed), whole(found.worth));
  if (half === 0) return [scope, words.already(level), words.halving(whole(found.halving)), limit];
  const range =
    halfLower === null
      ? ''
      : halfUpper === null
        ? words.from(whole(halfLower))
        : words.range(whole(halfLower), whole(halfUpper));
  return [
    scope,
    half === null
      ? words.never(level, whole(found.most))
      : words.after(whole(half), range, whole(found.perQuestion), level),
    words.halving(whole(found.halving)),
    limit,
  ];
}

/**
 * Whether a question, or judge, by itself decides who is first; a sentence each.
 * @param dropped null where fewer than two are known
 * @param leader with all of them
 * @param names by model, as shown
 */
export function droppedText(
  dropped: Dropped | null,
  kind: 'question' | 'judge',
  leader: ModelIndex,
  names: readonly string[],
  words: typeof fragility,
  write: NumberWriter,
): { readonly summary: string; readonly nearest: string | null } {
  const say = words.dropped[kind];
  if (dropped === null) return { summary: say.unnamed, nearest: null };
  const { pivots, nearest } = dropped;
  const [tried, all] = [write.whole(dropped.tried), write.whole(dropped.of)];
  const sentence =
    pivots.length > 0
      ? say.some(write.whole(pivots.length), tried)
      : say.none(tried, names[leader]);
  return {
    summary: `${sentence}${dropped.tried < dropped.of ? words.tried(tried, all) : ''}`,
    nearest:
      nearest &&
      say.nearest(shownName(nearest.name), names[nearest.top], write.width(nearest.lead)),
  };
}
