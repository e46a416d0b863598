import { comparedRankings } from '../../core/fit/compared-rankings.ts';
import type { NumberWriter } from '../../ui/text/numbers.ts';
import type { compareWords } from '../../words/compare.ts';
import type { ShownSetting } from './view.ts';

/** Who is first, how many models change rank, and what moves most, over all settings. */
export function summaryOf(
  settings: readonly ShownSetting[],
  names: readonly string[],
  words: ReturnType<typeof compareWords>['summary'],
  write: NumberWriter,
): string {
  if (settings.length < 2) return words.few;
  const { leaders, moved, largest } = comparedRankings(settings);
  const shares = leaders.map(({ model, times }) =>
    leaders.length === 1
      ? words.leader(names[model], settings.length)
      : words.leaderShare(names[model], times, settings.length),
  );
  const first = shares.length > 1 ? [words.leaders(shares)] : shares;
  const ranks = moved === 0 ? words.unmoved : words.moved(moved, names.length);
  const shift =
    largest === null
      ? []
      : [
          words.largest(
            names[largest.model],
            settings[largest.setting].name,
            write.fixed(Math.abs(largest.sds), 1),
          ),
        ];
  return words.together([...first, ranks, ...shift]);
}
