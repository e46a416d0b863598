import type { JointFit } from '../../../core/judges-model/joint-fit.ts';
import type { JudgeResult } from '../../../core/judges-model/judge-results.ts';
import { shownName } from '../../../core/names/shown-name.ts';
import type { NumberWriter } from '../../../ui/text/numbers.ts';
import type { checksEn } from '../../../words/checks.ts';

type Words = (typeof checksEn)['judges'];

/** A judge by its name; several of them as people, or as so many others. */
export function judgeName(
  fit: Pick<JointFit, 'judges' | 'hasReference'>,
  at: number,
  words: Words,
  write: NumberWriter,
): string {
  const { names } = fit.judges[at];
  if (names.length === 1) return shownName(names[0]);
  return fit.hasReference && at === 0 ? words.people : words.rest(write.whole(names.length));
}

/** Departures of models whose 95% interval is on one side of zero. */
export function isClear({ lowerWide, upperWide }: { lowerWide: number; upperWide: number }) {
  return lowerWide > 0 || upperWide < 0;
}

/** Who agrees most closely, and who favours whom most. */
export function judgesText(
  fit: Pick<JointFit, 'judges' | 'models' | 'hasReference' | 'hasRest'>,
  nameOf: (model: string) => string,
  words: Words,
  write: NumberWriter,
): string {
  const say = words.verdict;
  const departing = fit.judges.flatMap((judge, at) => {
    const { omega, departures } = judge;
    return omega === null || departures === null ? [] : [{ at, omega, departures }];
  });
  if (departing.length === 0) return '';
  // All that have few judgments are nobody whom a reader could name.
  const named = departing.filter(({ at }) => !fit.hasRest || at < fit.judges.length - 1);
  const close = (named.length > 0 ? named : departing).reduce((a, b) =>
    b.omega.median < a.omega.median ? b : a,
  );
  const own = (at: number) => judgeName(fit, at, words, write);
  const width = write.width(close.omega.median);
  const first = fit.hasReference
    ? say.closestToReference(own(close.at), width, own(0))
    : say.closest(own(close.at), width);
  const favoured = departing.flatMap(({ at, departures }) =>
    departures.flatMap((departure, model) =>
      departure.lowerWide > 0 ? [{ at, model, by: departure.median }] : [],
    ),
  );
  if (favoured.length === 0) return say.both(first, say.none);
  const most = favoured.reduce((a, b) => (b.by > a.by ? b : a));
  const model = say.model(nameOf(fit.models[most.model]), write.difference(most.by));
  return say.both(first, say.favours(own(most.at), model));
}

/** What is said of one number of a judge: its median and its interval. */
export function withInterval(
  estimate: JudgeResult['order'],
  written: (x: number) => string,
  words: Words,
): string {
  if (estimate === null) return '–';
  const { median, lower, upper } = estimate;
  return words.table.within(written(median), written(lower), written(upper));
}
