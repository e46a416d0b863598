import type { CountedShare } from '../../../core/judge-report/clustered-share.ts';
import type { JudgeCard } from '../../../core/judge-report/judge-cards.ts';
import { FORMATS } from '../../../core/judge-report/style-habits.ts';
import type { StyleHabits } from '../../../core/judge-report/style-habits.ts';
import type { FindingName, Quantity } from '../../../core/overview/finding.ts';
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
  /** The numbers behind it that are not nought, each with the judgments that it counts. */
  readonly counts: readonly CardCount[];
}

export interface CardCount {
  readonly text: string;
  readonly what: FindingName;
}

type Counted = readonly [count: number, text: (written: string) => string, what: FindingName];

function countsOf(counted: readonly Counted[], write: NumberWriter): readonly CardCount[] {
  return counted.flatMap(([count, text, what]) =>
    count > 0 ? [{ text: text(write.whole(count)), what }] : [],
  );
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
    counts: countsOf(
      [
        [firstWins?.of ?? 0, say.counts.decided, 'decided'],
        [firstWins?.count ?? 0, say.counts.firstWon, 'first-won'],
      ],
      write,
    ),
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
    counts: countsOf([[ties.count, say.counts.ties, 'tie']], write),
  };
}

function swapRows({ swaps }: JudgeCard, words: CardWords, write: NumberWriter): readonly CardRow[] {
  const say = words.card;
  const base = { label: say.flips, term: 'flip' } as const;
  if (swaps === null) return [{ ...base, figure: null, said: [say.noSwaps], counts: [] }];
  const { flips, half, firstBoth } = swaps;
  const both = write.whole(flips.of);
  return [
    {
      ...{ ...base, figure: shareText(flips, words, write) },
      said: [say.flipsSaid(write.whole(flips.count), both, write.whole(firstBoth))],
      counts: countsOf(
        [
          [flips.of, say.counts.swapped, 'swapped'],
          [flips.count, say.counts.flips, 'flip'],
          [firstBoth, say.counts.firstBoth, 'first-both'],
        ],
        write,
      ),
    },
    {
      ...{ label: say.half, term: null, figure: shareText(half, words, write) },
      said: [say.halfSaid(write.whole(half.count), both)],
      counts: countsOf([[half.count, say.counts.half, 'half-flip']], write),
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
  const base = { label: say.length, term: 'longer-wins' } as const;
  if (!hasTexts || style === null)
    return { ...base, figure: null, said: [say.noTexts], counts: [] };
  const { length, longerWins } = style;
  const { longer, shorter } = say.counts;
  const counts = wonAndLost(longerWins, ['length', longer, shorter], write);
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
      ...{ ...base, figure: null, counts },
      said: [say.few2(write.whole(longerWins?.of ?? 0)), ...counted],
    };
  }
  return {
    ...{ ...base, figure: shareText(asShare(length), words, write), counts },
    said: [say.lengthSaid(logOddsText(length, words, write)), ...counted],
  };
}

/** What the answer with more of something won, and what the other did. */
function wonAndLost(
  share: CountedShare | null,
  [of, more, fewer]: readonly [Quantity, Counted[1], Counted[1]],
  write: NumberWriter,
): readonly CardCount[] {
  const [won, all] = share === null ? [0, 0] : [share.count, share.of];
  return countsOf(
    [
      [won, more, `${of}-won`],
      [all - won, fewer, `${of}-lost`],
    ],
    write,
  );
}

function formatRows(
  { formats, moreWins }: StyleHabits,
  words: CardWords,
  write: NumberWriter,
): readonly CardRow[] {
  const say = words.card;
  return FORMATS.map((format) => {
    const effect = formats[format];
    return {
      ...{ label: say.formats[format], term: null },
      counts: wonAndLost(moreWins[format], [format, say.counts.more, say.counts.fewer], write),
      figure: effect && shareText(asShare(effect), words, write),
      said: [effect ? say.formatSaid(logOddsText(effect, words, write)) : say.noFormat],
    };
  });
}

function familyRow({ ownFamily }: JudgeCard, words: CardWords, write: NumberWriter): CardRow {
  const say = words.card;
  const base = { label: say.family, term: 'self-preference' } as const;
  if (ownFamily === null) return { ...base, figure: null, said: [say.noFamily], counts: [] };
  const { family, things, own, others, difference, preference } = ownFamily;
  const pairs = write.whole(things);
  const all = countsOf([[things, say.counts.family, 'family']], write);
  if (difference === null || preference === null)
    return { ...base, figure: null, said: [say.fewFamily(family, pairs)], counts: all };
  const shares: readonly CardCount[] = [
    { text: say.counts.familyWon(write.percent(own)), what: 'family-won' },
    { text: say.counts.familyWonElsewhere(write.percent(others)), what: 'family-won-elsewhere' },
  ];
  return {
    ...{ ...base, figure: pointsText(difference, words, write) },
    counts: [...all, ...shares],
    said: [
      say.familyWon(family, write.percent(own), write.percent(others), pairs),
      say.familySaid(shareText(asShare(preference), words, write)),
    ],
  };
}

/** The judgments that a measure counts, or is estimated from. */
export function findingBehind(
  measure: keyof CardWords['measures'],
  { ties, swaps }: Pick<JudgeCard, 'ties' | 'swaps'>,
): FindingName {
  switch (measure) {
    case 'order':
      return 'decided';
    case 'ties':
      return ties.count > 0 ? 'tie' : 'judged';
    case 'flips':
      return swaps && swaps.flips.count > 0 ? 'flip' : 'swapped';
    case 'length':
      return 'length-differ';
    case 'family':
      return 'family';
    case 'people':
      return 'agree-people';
    case 'others':
      return 'agree-others';
  }
}
