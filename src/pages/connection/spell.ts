import type { NumberWriter } from '../../ui/text/numbers.ts';

/** A time that is only estimated: hours and minutes. */
export function spell(
  milliseconds: number,
  words: {
    readonly underMinute: string;
    readonly spell: (hours: string, minutes: string) => string;
  },
  write: NumberWriter,
): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes === 0) return words.underMinute;
  return words.spell(write.whole(Math.floor(minutes / 60)), write.whole(minutes % 60));
}
