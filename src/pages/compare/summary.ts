import type { NumberWriter } from '../../ui/text/numbers.ts';
import type { compareWords } from '../../words/compare.ts';
import type { ComparisonView } from './view.ts';

/** Who is first, how many models change rank, and what moves most, over all settings. */
export function summaryOf(
  { settings }: ComparisonView,
  names: readonly string[],
  words: ReturnType<typeof compareWords>['summary'],
  write: NumberWriter,
): string {
  if (settings.length < 2) return words.few;
  const leaders = settings.map(({ fit }) => fit.standings.findIndex((own) => own?.rank === 1));
  const shares = [...new Set(leaders)]
    .map((model) => ({ model, times: leaders.filter((own) => own === model).length }))
    .sort((a, b) => b.times - a.times);
  const first =
    shares.length === 1
      ? words.leader(names[shares[0].model], settings.length)
      : words.leaders(
          shares.map(({ model, times }) => words.leaderShare(names[model], times, settings.length)),
        );
  const moved = new Set(
    settings.flatMap(({ changes }) => changes?.moved ?? []).map((m) => m.model),
  );
  const ranks = moved.size === 0 ? words.unmoved : words.moved(moved.size, names.length);
  const shifts = settings
    .flatMap(({ name, changes }) => {
      const largest = changes?.shifts.at(0);
      return largest ? [{ name, ...largest }] : [];
    })
    .sort((a, b) => Math.abs(b.sds) - Math.abs(a.sds));
  const [most] = shifts;
  const shift =
    shifts.length === 0
      ? []
      : [words.largest(names[most.model], most.name, write.fixed(Math.abs(most.sds), 1))];
  return words.together([first, ranks, ...shift]);
}
