import type { ChoiceCounts, TiedChoices } from '../judgments.ts';

/** How often each was chosen, by place as questions name them: single members, then groups. */
export function timesOf({ chosen, ties }: ChoiceCounts): Float64Array {
  if (ties === undefined) return chosen;
  const times = new Float64Array(chosen.length + ties.chosen.length);
  times.set(chosen);
  times.set(ties.chosen, chosen.length);
  return times;
}

/** The same sets and groups, chosen so often. */
export function withTimes(choices: ChoiceCounts, times: Float64Array): ChoiceCounts {
  const { chosen, ties } = choices;
  if (ties === undefined) return { ...choices, chosen: times };
  return {
    ...choices,
    chosen: times.slice(0, chosen.length),
    ties: { ...ties, chosen: times.slice(chosen.length) },
  };
}

/** What was chosen at a place: positions in `ChoiceCounts.member`. */
export function chosenAt({ member, ties }: ChoiceCounts, place: number): Uint32Array {
  const group = place - member.length;
  if (ties === undefined || group < 0) return Uint32Array.of(place);
  return ties.place.subarray(ties.start[group], ties.start[group + 1]);
}

/** By place the set that it belongs to. */
export function setsOf({ start, member, ties }: ChoiceCounts): Uint32Array {
  const setOf = new Uint32Array(member.length + (ties?.chosen.length ?? 0));
  for (let s = 0; s + 1 < start.length; s++) setOf.fill(s, start[s], start[s + 1]);
  ties?.chosen.forEach((_, group) => {
    setOf[member.length + group] = setOf[ties.place[ties.start[group]]];
  });
  return setOf;
}

/** @param groups in the order that they are to have, by their places in `member` */
export function tiesOf(
  groups: readonly { readonly places: readonly number[]; readonly times: number }[],
  most: number,
): TiedChoices {
  const start = [0];
  for (const { places } of groups) start.push((start.at(-1) ?? 0) + places.length);
  return {
    most,
    start: Uint32Array.from(start),
    place: Uint32Array.from(groups.flatMap(({ places }) => places)),
    chosen: Float64Array.from(groups, ({ times }) => times),
  };
}
