import type { AgreementMeasures } from '../../core/agreement/agreement-measures.ts';
import { clearHabits } from '../../core/judge-report/clear-habits.ts';
import type { ClearHabit } from '../../core/judge-report/clear-habits.ts';
import type { CountedShare } from '../../core/judge-report/clustered-share.ts';
import type { Effect } from '../../core/judge-report/effect.ts';
import { judgeCards } from '../../core/judge-report/judge-cards.ts';
import { styleHabits } from '../../core/judge-report/style-habits.ts';
import type { StyleReport } from '../../core/judge-report/style-habits.ts';
import { logistic } from '../../core/model/pairwise.ts';
import type { Estimated } from '../../core/numerics/wilson.ts';
import type { MeasuredAnswers } from '../../core/style/answers.ts';
import type { JudgmentTable } from '../../core/table/judgments.ts';
import { aligned, printable } from '../terminal.ts';

/**
 * What `--report judges` adds to the result: a report card of every judge.
 * @param table the judgments that are ranked
 */
export function judgeCardsOf(table: JudgmentTable, answers: MeasuredAnswers | null) {
  const report = judgeCards(table);
  const styles = answers && stylesOf(table, answers);
  const { clear, looks } = clearHabits(report, styles);
  const styleOf = new Map(styles?.judges.map((own) => [own.judge, own]));
  const { cards, pairs, left, unknown } = report;
  return {
    judge_cards: {
      /** Habits that chance does not explain (false discovery rate 5% over all looks). */
      found: clear.map(({ judge, habit, effect, adjusted }) => ({
        ...{ judge, habit, ...effectOf(effect), p_adjusted: adjusted },
      })),
      looks,
      judges_without_card: left,
      judgments_without_judge: unknown,
      judgments_without_answers: styles?.withoutTexts ?? null,
      cards: cards.map((card) => {
        const style = styleOf.get(card.judge);
        return {
          ...{ judge: card.judge, person: card.isPerson },
          ...{ judgments: card.judgments, questions: card.questions },
          /** Log-odds, and what they make of two models equally strong. */
          order_effect: card.order && {
            ...effectOf(card.order),
            first_shown_wins: sharesOf(card.order),
          },
          no_order_effect: card.noOrder,
          /** As counted, without regard to who was shown first. */
          first_wins: card.firstWins && shareOf(card.firstWins),
          ties: shareOf(card.ties),
          /** Davidson's log ν. */
          tie_parameter: card.tieWidth && effectOf(card.tieWidth),
          swaps: card.swaps && {
            both_orders: card.swaps.flips.of,
            flips: shareOf(card.swaps.flips),
            half_flips: shareOf(card.swaps.half),
            first_both: card.swaps.firstBoth,
          },
          /** Log-odds for an answer twice as long. */
          length: style?.length
            ? { ...effectOf(style.length), longer_wins: sharesOf(style.length) }
            : null,
          longer_wins: style?.longerWins ? shareOf(style.longerWins) : null,
          /** Log-odds for an answer with four marks against one with none. */
          formats:
            style === undefined
              ? null
              : Object.fromEntries(
                  Object.entries(style.formats).map(([name, own]) => [name, own && effectOf(own)]),
                ),
          own_family: card.ownFamily && {
            family: card.ownFamily.family,
            things: card.ownFamily.things,
            own_share: card.ownFamily.own,
            others_share: card.ownFamily.others,
            /** The first less the second. */
            difference: card.ownFamily.difference && effectOf(card.ownFamily.difference),
            /** Log-odds, with how far the judge spreads the models taken off. */
            preference: card.ownFamily.preference && {
              ...effectOf(card.ownFamily.preference),
              own_wins: sharesOf(card.ownFamily.preference),
            },
          },
          people: card.people && agreementOf(card.people),
          others: card.others && agreementOf(card.others),
        };
      }),
      /** Every two judges that judged something in common, of those with most judgments. */
      agreement: pairs.map(({ first, second, ...measures }) => ({
        ...{ first: cards[first].judge, second: cards[second].judge },
        ...agreementOf(measures),
      })),
    },
  };
}

export type JudgeCardFacts = ReturnType<typeof judgeCardsOf>;

/** Null where no judge has judgments with answers. */
function stylesOf(table: JudgmentTable, answers: MeasuredAnswers): StyleReport | null {
  const report = styleHabits(table, answers);
  return report.judges.length === 0 ? null : report;
}

export function effectOf({ value, lower, upper, p, judgments, questions }: Effect) {
  return { value, lower, upper, p, judgments, questions };
}

function sharesOf({ value, lower, upper }: Estimated) {
  return { value: logistic(value), lower: logistic(lower), upper: logistic(upper) };
}

function shareOf({ value, lower, upper, count, of }: CountedShare) {
  return { value, lower, upper, count, of };
}

export function agreementOf({
  common,
  agreeing,
  commonDecided,
  agreeingDecided,
  ...of
}: AgreementMeasures) {
  return {
    ...{ common, agreeing, common_decided: commonDecided, agreeing_decided: agreeingDecided },
    ...{ raw: of.raw, kappa: of.kappa, alpha: of.alpha },
  };
}

/** What a habit is called in a sentence; a negative one by its opposite. */
const SAID: Readonly<Record<ClearHabit['habit'], readonly [more: string, less: string]>> = {
  order: ['favours the answer shown first', 'favours the answer shown second'],
  length: ['favours longer answers', 'favours shorter answers'],
  lists: ['favours lists', 'dislikes lists'],
  headings: ['favours headings', 'dislikes headings'],
  bold: ['favours bold passages', 'dislikes bold passages'],
  code: ['favours blocks of code', 'dislikes blocks of code'],
  family: ['favours models of its own family', 'is harder on models of its own family'],
};

/** The same to read. */
export function judgeCardsText({ judge_cards: report }: JudgeCardFacts): string {
  const { found, looks, cards } = report;
  if (cards.length === 0) return 'Judges: the judgments do not name who judged.\n';
  const lines = found.map(({ judge, habit, ...effect }) => {
    const say = SAID[habit][effect.value < 0 ? 1 : 0];
    const size =
      habit === 'family'
        ? `${points(effect.value)} points [${points(effect.lower)} to ${points(effect.upper)}]`
        : span(sharesOf(effect));
    return `${printable(judge)} ${say}: ${size}, p ${effect.p_adjusted.toPrecision(2)} after correction.`;
  });
  const rows = cards.map((card) => [
    ...[printable(card.judge), String(Math.round(card.judgments)), String(card.questions)],
    card.order_effect === null ? '–' : span(card.order_effect.first_shown_wins),
    span(card.ties),
    card.swaps === null ? '–' : span(card.swaps.flips),
    card.swaps === null ? '–' : span(card.swaps.half_flips),
    card.length === null ? '–' : span(card.length.longer_wins),
    card.own_family?.difference ? points(card.own_family.difference.value) : '–',
    card.people === null ? '–' : span(card.people.raw),
    card.others === null ? '–' : span(card.others.raw),
  ]);
  const header = [
    ...['Judge', 'Judgments', 'Questions', 'First shown wins', 'Ties', 'Flips', 'Half flips'],
    ...['Twice as long wins', 'Own family (points)', 'Agrees with people', 'With all others'],
  ];
  return [
    'Judges: shares with 95% intervals over questions like these; “wins” are of two models equally strong.',
    ...(lines.length > 0
      ? lines
      : [`No habit of a judge is clear after correction for ${looks} tests.`]),
    aligned([header, ...rows], new Set([0])),
    ...(report.judges_without_card === 0
      ? []
      : [`${report.judges_without_card} judges with fewer judgments have no card.`]),
    '',
  ].join('\n');
}

export function span({ value, lower, upper }: Estimated): string {
  const whole = (share: number): string => (100 * share).toFixed(0);
  return `${whole(value)}% [${whole(lower)}–${whole(upper)}]`;
}

export function points(share: number): string {
  return `${share < 0 ? '−' : '+'}${(100 * Math.abs(share)).toFixed(0)}`;
}
