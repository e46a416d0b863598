import type { JudgeCard } from '../../../core/judge-report/judge-cards.ts';
import { FORMATS } from '../../../core/judge-report/style-habits.ts';
import type { StyleHabits } from '../../../core/judge-report/style-habits.ts';
import type { JudgmentFilter } from '../../../core/overview/judgment-list.ts';
import type { NumberWriter } from '../../../ui/text/numbers.ts';
import type { TermId } from '../../../words/term-facts.ts';
import { asShare, logOddsText, pointsText, shareText } from './cards-text.ts';
import type { CardWords } from './cards-text.ts';

/** One measure of a judge as its card shows it. */
export interface CardRow {
  readonly label: string;
  readonly term: TermId | null;
  /** Null where too little is known, and the sentence says why. */
  readonly figure: string | null;
  readonly said: readonly string[];
  /** The judgments that are counted, beside the judge’s name; null where there are none to show. */
  readonly filter: Partial<JudgmentFilter> | null;
}

/** @param hasTexts whether answers are kept at all */
export function cardRows(
  card: JudgeCard,
  style: StyleHabits | null,
  hasTexts: boolean,
  words: CardWords,
  write: NumberWriter,
): readonly CardRow[] {
  return [
    orderRow(card, words, write),
    tieRow(card, words, write),
    ...swapRows(card, words, write),
    lengthRow(style, hasTexts, words, write),
    ...(style === null ? [] : formatRows(style, words, write)),
    familyRow(card, words, write),
  ];
}

function orderRow(
  { order, noOrder, firstWins }: JudgeCard,
  words: CardWords,
  write: NumberWriter,
): CardRow {
  const say = words.card;
  const counted =
    firstWins === null
      ? []
      : [
          say.firstWins(
            ...([write.whole(firstWins.count), write.whole(firstWins.of)] as const),
            write.percent(firstWins.value),
          ),
        ];
  const said =
    order === null
      ? say.noOrder[noOrder ?? 'few']
      : say.orderSaid(logOddsText(order, words, write));
  return {
    ...{ label: say.order, term: 'order-effect' },
    figure: order && shareText(asShare(order), words, write),
    said: [said, ...counted],
    filter: firstWins === null ? null : { outcome: 'left' },
  };
}

function tieRow({ ties, tieWidth }: JudgeCard, words: CardWords, write: NumberWriter): CardRow {
  const say = words.card;
  return {
    ...{ label: say.ties, term: null, figure: shareText(ties, words, write) },
    said: [
      say.tiesSaid(write.whole(ties.count), write.whole(ties.of)),
      ...(tieWidth === null ? [] : [say.tieWidth(logOddsText(tieWidth, words, write))]),
    ],
    filter: ties.count > 0 ? { outcome: 'tie' } : null,
  };
}

function swapRows({ swaps }: JudgeCard, words: CardWords, write: NumberWriter): readonly CardRow[] {
  const say = words.card;
  const base = { label: say.flips, term: 'flip' } as const;
  if (swaps === null) return [{ ...base, figure: null, said: [say.noSwaps], filter: null }];
  const { flips, half, firstBoth } = swaps;
  const both = write.whole(flips.of);
  return [
    {
      ...{ ...base, figure: shareText(flips, words, write) },
      said: [say.flipsSaid(write.whole(flips.count), both, write.whole(firstBoth))],
      filter: flips.count > 0 ? { isDisagreement: true } : null,
    },
    {
      ...{ label: say.half, term: null, figure: shareText(half, words, write) },
      ...{ said: [say.halfSaid(write.whole(half.count), both)], filter: null },
    },
  ];
}

function lengthRow(
  style: StyleHabits | null,
  hasTexts: boolean,
  words: CardWords,
  write: NumberWriter,
): CardRow {
  const say = words.card;
  const base = { label: say.length, term: 'longer-wins', filter: null } as const;
  if (!hasTexts || style === null) return { ...base, figure: null, said: [say.noTexts] };
  const { length, longerWins } = style;
  const counted =
    longerWins === null
      ? []
      : [
          say.longerWins(
            ...([write.whole(longerWins.count), write.whole(longerWins.of)] as const),
            write.percent(longerWins.value),
          ),
        ];
  if (length === null) {
    return {
      ...base,
      figure: null,
      said: [say.few2(write.whole(longerWins?.of ?? 0)), ...counted],
    };
  }
  return {
    ...{ ...base, figure: shareText(asShare(length), words, write) },
    said: [say.lengthSaid(logOddsText(length, words, write)), ...counted],
  };
}

function formatRows(
  { formats }: StyleHabits,
  words: CardWords,
  write: NumberWriter,
): readonly CardRow[] {
  const say = words.card;
  return FORMATS.map((format) => {
    const effect = formats[format];
    return {
      ...{ label: say.formats[format], term: null, filter: null },
      figure: effect && shareText(asShare(effect), words, write),
      said: [effect ? say.formatSaid(logOddsText(effect, words, write)) : say.noFormat],
    };
  });
}

function familyRow({ ownFamily }: JudgeCard, words: CardWords, write: NumberWriter): CardRow {
  const say = words.card;
  const base = { label: say.family, term: 'self-preference', filter: null } as const;
  if (ownFamily === null) return { ...base, figure: null, said: [say.noFamily] };
  const { family, things, own, others, difference, preference } = ownFamily;
  const pairs = write.whole(things);
  if (difference === null || preference === null)
    return { ...base, figure: null, said: [say.fewFamily(family, pairs)] };
  return {
    ...{ ...base, figure: pointsText(difference, words, write) },
    said: [
      say.familyWon(family, write.percent(own), write.percent(others), pairs),
      say.familySaid(shareText(asShare(preference), words, write)),
    ],
  };
}
