import type { LooReport } from '../../../core/checks/loo-report.ts';
import type { MisfitReport } from '../../../core/checks/misfits.ts';
import type { ComparedGroup, ComparedRow } from '../../../core/checks/tie-models.ts';
import { looVerdict } from '../../../core/posterior/loo/compare-loo.ts';
import type { LeftOut } from '../../../core/posterior/loo/compare-loo.ts';
import type { NumberWriter } from '../../../ui/text/numbers.ts';
import type { checksEn } from '../../../words/checks.ts';

export function misfitsText(
  report: MisfitReport,
  replicates: number,
  words: typeof checksEn.predictive,
  write: NumberWriter,
): string {
  const looks = write.whole(report.looks);
  return report.misfits.length === 0
    ? words.none(looks, write.whole(replicates))
    : words.some(
        write.whole(report.misfits.length),
        looks,
        write.whole(replicates),
        write.percent(report.level),
      );
}

/** What is left out one by one. */
export function leftOutOf({ byQuestion }: Pick<LooReport, 'byQuestion'>): LeftOut {
  return byQuestion === null ? 'judgment' : 'question';
}

/** @param say what is said of the k-hat of what was left out */
export function kHatText(
  report: LooReport,
  say: (bad: string, all: string, threshold: string, unit: LeftOut) => string,
  write: NumberWriter,
): string {
  const { kCounts } = report.byQuestion ?? report.loo;
  const bad = kCounts.bad + kCounts.veryBad;
  const unit = leftOutOf(report);
  const all = unit === 'judgment' ? report.loo.judgments : kCounts.good + bad;
  return say(write.whole(bad), write.whole(all), write.fixed(kCounts.threshold, 2), unit);
}

export function settingName(
  { ties, hasOrder }: Pick<ComparedRow, 'ties' | 'hasOrder'>,
  words: typeof checksEn.loo.compare,
): string {
  return words.name(words.ties[ties], hasOrder);
}

/** Which of a group predicts best, and how clearly. */
export function comparedText(
  { rows, judgments, questions }: ComparedGroup,
  words: typeof checksEn.loo.compare,
  write: NumberWriter,
): string {
  const nameOf = (row: ComparedRow) => settingName(row, words);
  const elpd = (value: number) => write.fixed(value, 1);
  const [best, second] = rows;
  if (rows.length < 2) return words.best(nameOf(best));
  const { sum, se } = second.difference;
  const leftOut = questions ?? judgments;
  const say = words.verdicts[looVerdict(second.difference, leftOut)];
  const isSure = rows.every((row) => row.isConverged && row.unreliable === 0);
  // Those further down; of the second the sentence speaks already.
  const worse = rows
    .slice(2)
    .filter((row) => looVerdict(row.difference, leftOut) === 'clear')
    .map(nameOf);
  return [
    say(
      nameOf(best),
      nameOf(second),
      elpd(-sum),
      elpd(se),
      questions === null ? 'judgment' : 'question',
    ),
    worse.length > 0 ? words.worse(worse) : '',
    isSure ? '' : words.unsure,
  ].join('');
}
