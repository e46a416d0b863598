import { clearHabits } from '../../../core/judge-report/clear-habits.ts';
import type { ClearHabit } from '../../../core/judge-report/clear-habits.ts';
import type { JudgeCards } from '../../../core/judge-report/judge-cards.ts';
import type { StyleReport } from '../../../core/judge-report/style-habits.ts';
import { logistic } from '../../../core/model/pairwise.ts';
import { shownName } from '../../../core/names/shown-name.ts';
import type { Estimated } from '../../../core/numerics/wilson.ts';
import type { NumberWriter } from '../../../ui/text/numbers.ts';
import type { checksEn } from '../../../words/checks.ts';

export type CardWords = (typeof checksEn)['judge-cards'];

/** What log-odds make of two models equally strong. */
export function asShare({ value, lower, upper }: Estimated): Estimated {
  return { value: logistic(value), lower: logistic(lower), upper: logistic(upper) };
}

/** 56% [54–58] */
export function shareText(of: Estimated, words: CardWords, write: NumberWriter): string {
  const bare = (share: number) => write.whole(100 * share);
  return words.range(write.percent(of.value), bare(of.lower), bare(of.upper));
}

/** +0.24 [+0.10 to +0.38] */
export function logOddsText(of: Estimated, words: CardWords, write: NumberWriter): string {
  const own = (value: number) => signed(write.fixed(value, 2));
  return words.signed(own(of.value), own(of.lower), own(of.upper));
}

/** +5 points [0 to +10] */
export function pointsText(of: Estimated, words: CardWords, write: NumberWriter): string {
  const own = (value: number) => signed(write.whole(100 * value));
  return words.signed(words.points(own(of.value)), own(of.lower), own(of.upper));
}

/** GPT-4 favours the answer shown first: the first wins 56% [54–58]. */
export function habitText(
  { judge, habit, effect }: Pick<ClearHabit, 'judge' | 'habit' | 'effect'>,
  words: CardWords,
  write: NumberWriter,
): string {
  const said = words.habits[habit][effect.value < 0 ? 1 : 0];
  return words.said(shownName(judge), said, sizeText(habit, effect, words, write));
}

/** How large a habit is, and what the number counts. */
function sizeText(
  habit: ClearHabit['habit'],
  effect: Estimated,
  words: CardWords,
  write: NumberWriter,
): string {
  if (habit === 'family') return pointsText(effect, words, write);
  const share = shareText(asShare(effect), words, write);
  return habit === 'order' || habit === 'length'
    ? words.sizes[habit](share)
    : words.sizes.format(share);
}

/**
 * The largest habit that is clear, and how many more there are; and whether length and format have
 * yet to be tested, before which nothing is all clear.
 * @param styles null where answers have not been read yet
 */
export function cardsVerdict(
  report: JudgeCards,
  styles: StyleReport | null,
  words: CardWords,
  write: NumberWriter,
): string {
  if (report.cards.length === 0) return words.unnamed;
  const found = foundText(report, styles, words, write);
  if (styles === null) return words.untested(found);
  return styles.judges.length === 0 ? words.untestable(found) : found;
}

function foundText(
  report: JudgeCards,
  styles: StyleReport | null,
  words: CardWords,
  write: NumberWriter,
): string {
  const { clear, looks } = clearHabits(report, styles);
  const judges = write.whole(report.cards.length);
  if (looks === 0) return words.nothing(judges);
  const none = styles === null ? words.noneSoFar : words.none;
  if (clear.length === 0) return none(judges, write.whole(looks));
  const first = habitText(clear[0], words, write);
  return clear.length === 1 ? first : words.more(first, write.whole(clear.length - 1));
}

function signed(text: string): string {
  return text.startsWith('−') || /^[0.]+$/.test(text) ? text : `+${text}`;
}
