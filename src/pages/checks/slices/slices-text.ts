import { shownName } from '../../../core/names/shown-name.ts';
import type { SlicesFit } from '../../../core/slices/slice-fit.ts';
import type { Estimate } from '../../../core/posterior/ranking/summary.ts';
import type { NumberWriter } from '../../../ui/text/numbers.ts';
import type { checksEn } from '../../../words/checks.ts';

type Words = (typeof checksEn)['slices'];

/** A tag by its name, in the reader's language where it is a common one. */
export function tagName(name: string, words: Words): string {
  const known = Object.entries(words.by.names).find(([id]) => id === name);
  return known?.[1] ?? shownName(name);
}

/** A slice by its value, a turn with its number; several small ones as so many others. */
export function sliceName(
  { names }: { readonly names: readonly string[] },
  by: string,
  words: Words,
  write: NumberWriter,
): string {
  if (names.length !== 1) return words.rest(write.whole(names.length));
  const name = shownName(names[0]);
  return by === 'turn' ? words.by.turn(name) : name;
}

/** In how many slices other models come first, and whether that is clear. */
export function slicesText(
  { slices }: Pick<SlicesFit, 'slices'>,
  words: Words,
  write: NumberWriter,
): string {
  const say = words.verdict;
  const others = slices.filter(({ firsts }) => firsts.isOther);
  const clear = others.filter(({ firsts }) => firsts.reversals.length > 0);
  const all = write.whole(slices.length);
  const first = write.whole(slices[0].firsts.models.length);
  if (others.length === 0) return say.same(all, first);
  return say.both(
    say.other(write.whole(others.length), all, first),
    clear.length === 0 ? say.unclear : say.clear(write.whole(clear.length)),
  );
}

/** A number with its interval. */
export function withInterval(
  { median, lower, upper }: Estimate,
  written: (x: number) => string,
  words: Words,
): string {
  return words.within(written(median), written(lower), written(upper));
}
