import { MIN_OBSERVATIONS } from '../../../core/limits.ts';
import type { JudgeFinding } from '../../../core/judge/findings/findings.ts';
import type { JudgeBias, Share } from '../../../core/judge/findings/bias.ts';
import type { Estimate } from '../../../core/posterior/ranking/summary.ts';
import { wilson } from '../../../core/numerics/wilson.ts';
import { logistic } from '../../../core/model/pairwise.ts';
import type { NumberWriter } from '../../../ui/text/numbers.ts';
import type { judgeEn } from '../../../words/judge.ts';
import type { TermId } from '../../../words/term-facts.ts';
import { leanOf } from '../../../core/judge/findings/lean.ts';
import type { Lean } from '../../../core/judge/findings/lean.ts';

/** One habit of a judge as it is shown. */
export interface Habit {
  readonly label: string;
  readonly term: TermId | null;
  /** Null where there is too little to say, and the sentence says that. */
  readonly figure: { readonly value: string; readonly range: string } | null;
  readonly said: string;
}

type Words = (typeof judgeEn)['findings'];

/** @param order of this judge's verdicts alone */
export function habitsOf(
  bias: NonNullable<JudgeFinding['bias']>,
  order: Estimate | null,
  words: Words,
  write: NumberWriter,
): readonly Habit[] {
  const { firstWins, longerWins, ownFamily } = bias;
  return [
    share(firstWins, 'first-wins', words.firstWins, words, write),
    orderHabit(firstWins?.of ?? 0, order, words, write),
    ...swapHabits(bias.swaps, words, write),
    share(longerWins, 'longer-wins', words.longer, words, write),
    ...(ownFamily === null ? [] : [ownHabit(ownFamily, words, write)]),
  ];
}

function share(
  found: Share | null,
  term: TermId,
  say: { readonly label: string } & Readonly<Record<Lean, (n: string) => string>>,
  words: Words,
  write: NumberWriter,
): Habit {
  const { label } = say;
  const of = found?.of ?? 0;
  if (found === null || of < MIN_OBSERVATIONS) return tooFew(label, term, of, words, write);
  const lean = leanOf(found.lower - 0.5, found.upper - 0.5);
  return { label, term, figure: percents(found, words, write), said: say[lean](write.whole(of)) };
}

/** In the reader's scale, where equal strength is 0. */
function orderHabit(
  decided: number,
  order: Estimate | null,
  words: Words,
  write: NumberWriter,
): Habit {
  const { label } = words.order;
  const term = 'order-effect';
  if (decided < MIN_OBSERVATIONS) return tooFew(label, term, decided, words, write);
  if (order === null) return { label, term, figure: null, said: words.order.oneOrder };
  const { mean, sd, lowerWide, upperWide } = order;
  const figure = {
    value: `${write.difference(mean)} ± ${write.width(sd)}`,
    range: words.range(write.difference(lowerWide), write.difference(upperWide)),
  };
  const first = write.percent(logistic(mean));
  return { label, term, figure, said: words.order[leanOf(lowerWide, upperWide)](first) };
}

function swapHabits(swaps: JudgeBias['swaps'], words: Words, write: NumberWriter): Habit[] {
  const { label } = words.flips;
  if (swaps === null) return [{ label, term: 'flip', figure: null, said: words.flips.never }];
  const { both, flips, oneTie, firstBoth } = swaps;
  if (both < MIN_OBSERVATIONS) return [tooFew(label, 'flip', both, words, write)];
  const figure = (count: number) => percents(wilson(count / both, both), words, write);
  const [all, turned, half, first] = [both, flips, oneTie, firstBoth].map((n) => write.whole(n));
  return [
    { label, term: 'flip', figure: figure(flips), said: words.flips.said(turned, all, first) },
    {
      ...{ label: words.halfFlips.label, term: null, figure: figure(oneTie) },
      said: words.halfFlips.said(half, all),
    },
  ];
}

function ownHabit(
  { family, decided, share: own, others }: NonNullable<JudgeBias['ownFamily']>,
  words: Words,
  write: NumberWriter,
): Habit {
  const { label, said, alone, others: compared } = words.own;
  const term = 'self-preference';
  if (decided < MIN_OBSERVATIONS) return tooFew(label, term, decided, words, write);
  const beside =
    others === null || others.things < MIN_OBSERVATIONS
      ? alone
      : compared(
          write.percent(others.own.value),
          write.percent(others.theirs.value),
          percents(others.theirs, words, write).range,
          write.whole(others.things),
        );
  const sentence = words.both(said(family, write.whole(decided)), beside);
  return { label, term, figure: percents(own, words, write), said: sentence };
}

function tooFew(
  label: string,
  term: TermId,
  cases: number,
  words: Words,
  write: NumberWriter,
): Habit {
  return {
    label,
    term,
    figure: null,
    said: words.few(write.whole(cases), write.whole(MIN_OBSERVATIONS)),
  };
}

function percents(
  { value, lower, upper }: Pick<Share, 'value' | 'lower' | 'upper'>,
  words: Words,
  write: NumberWriter,
): NonNullable<Habit['figure']> {
  return {
    value: write.percent(value),
    range: words.range(write.percent(lower), write.percent(upper)),
  };
}
