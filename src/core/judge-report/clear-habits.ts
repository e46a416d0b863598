import { adjustForLooks } from '../checks/false-discoveries.ts';
import { HABIT_LEVEL } from '../limits.ts';
import type { Effect } from './effect.ts';
import type { JudgeCards } from './judge-cards.ts';
import type { OwnFamily } from './own-family.ts';
import { FORMATS } from './style-habits.ts';
import type { Format, StyleReport } from './style-habits.ts';

/** A habit that a judge may have or not. */
export type Habit = 'order' | 'length' | 'family' | Format;

export interface ClearHabit {
  readonly judge: string;
  readonly habit: Habit;
  readonly effect: Effect;
  /** Of all judges and habits at once (Benjamini & Hochberg). */
  readonly adjusted: number;
}

/** What was found, and among how many looks. */
export interface ClearHabits {
  /** Those that chance does not explain, largest first. In log-odds, but of a family in shares. */
  readonly clear: readonly ClearHabit[];
  readonly looks: number;
}

/**
 * The habits whose interval excludes that there is none after correction for all judges and habits
 * that were looked at.
 * @param styles null where no answers are kept, or nothing has been counted yet
 */
export function clearHabits(
  { cards }: Pick<JudgeCards, 'cards'>,
  styles: Pick<StyleReport, 'judges'> | null,
): ClearHabits {
  const looks: Omit<ClearHabit, 'adjusted'>[] = [];
  const look = (judge: string, habit: Habit, effect: Effect | null | undefined): void => {
    if (effect) looks.push({ judge, habit, effect });
  };
  for (const { judge, order, ownFamily } of cards) {
    look(judge, 'order', order);
    look(judge, 'family', ownFamily && familyEffect(ownFamily));
  }
  for (const { judge, length, formats } of styles?.judges ?? []) {
    look(judge, 'length', length);
    for (const format of FORMATS) look(judge, format, formats[format]);
  }
  const values = looks.map(({ effect }) => effect.p);
  const adjusted = adjustForLooks(values, looks.length);
  const clear = looks
    .map((found, at) => ({ ...found, adjusted: adjusted[at] }))
    .filter((found) => found.adjusted <= HABIT_LEVEL);
  return {
    clear: clear.sort((a, b) => sizeOf(b) - sizeOf(a)),
    looks: looks.length,
  };
}

/** The difference as counted, which is believed only where it is not a matter of how sure a judge is. */
function familyEffect({ difference, preference }: OwnFamily): Effect | null {
  if (difference === null || preference === null) return null;
  const isSame = difference.value > 0 === preference.value > 0;
  return { ...difference, p: isSame ? Math.max(difference.p, preference.p) : 1 };
}

/** Near one half a share moves by a quarter of its log-odds. */
function sizeOf({ habit, effect }: Omit<ClearHabit, 'adjusted'>): number {
  return Math.abs(effect.value) * (habit === 'family' ? 4 : 1);
}
