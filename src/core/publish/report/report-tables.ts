import { influenceOf, isOvertaken } from '../../checks/questions/influence.ts';
import type { NamedQuestionReport } from '../../checks/questions/named-report.ts';
import type { QuestionKind } from '../../checks/questions/discrimination.ts';
import { clearHabits } from '../../judge-report/clear-habits.ts';
import type { ClearHabit } from '../../judge-report/clear-habits.ts';
import type { JudgeCard, JudgeCards } from '../../judge-report/judge-cards.ts';
import type { StyleHabits, StyleReport } from '../../judge-report/style-habits.ts';
import { REPORT_LINES } from '../../limits.ts';
import type { Estimated } from '../../numerics/wilson.ts';
import type { SlicesReport } from '../../slices/slices-report.ts';
import type { ModelIndex } from '../../table/judgments.ts';

/** A habit of a judge with its 95% interval. */
export interface HabitCell extends Estimated {
  /** Whether chance does not explain it, after correction for all judges and habits. */
  readonly isClear: boolean;
}

/** What a report lists of habits; the family's is a difference of shares, the others log-odds. */
export const REPORT_HABITS = ['order', 'length', 'lists', 'bold', 'family'] as const;

/** One judge in a report: shares from 0 to 1 with 95% intervals, null where there is none. */
export interface JudgeLine {
  readonly judge: string;
  readonly isPerson: boolean;
  readonly judgments: number;
  readonly questions: number;
  readonly ties: Estimated | null;
  readonly flips: Estimated | null;
  readonly people: Estimated | null;
  readonly others: Estimated | null;
  /** As on its report card. */
  readonly habits: Readonly<Record<(typeof REPORT_HABITS)[number], HabitCell | null>>;
}

/** Judges with most judgments first, of so many. */
export interface JudgeLines {
  readonly all: number;
  readonly lines: readonly JudgeLine[];
  /** Habits of judges that were looked at. */
  readonly looks: number;
}

/**
 * @param styles null where no answers are kept
 * @returns null where the judgments do not name who judged, or so few that no judge has a card
 */
export function judgeLines(report: JudgeCards, styles: StyleReport | null): JudgeLines | null {
  const { cards, left } = report;
  if (cards.length === 0) return null;
  const { clear, looks } = clearHabits(report, styles);
  const styleOf = new Map(styles?.judges.map((own) => [own.judge, own]));
  const lines = cards.slice(0, REPORT_LINES).map((card) => ({
    ...{ judge: card.judge, isPerson: card.isPerson },
    ...{ judgments: card.judgments, questions: card.questions },
    ties: estimated(card.ties),
    flips: estimated(card.swaps?.flips),
    people: estimated(card.people?.raw),
    others: estimated(card.others?.raw),
    habits: habitsOf(card, styleOf.get(card.judge), clear),
  }));
  return { all: cards.length + left, lines, looks };
}

function habitsOf(
  { judge, order, ownFamily }: JudgeCard,
  style: StyleHabits | undefined,
  clear: readonly ClearHabit[],
): JudgeLine['habits'] {
  const cell = (name: keyof JudgeLine['habits'], of: Estimated | null | undefined) => {
    const found = estimated(of);
    const isClear = clear.some((one) => one.judge === judge && one.habit === name);
    return found && { ...found, isClear };
  };
  return {
    order: cell('order', order),
    length: cell('length', style?.length),
    lists: cell('lists', style?.formats.lists),
    bold: cell('bold', style?.formats.bold),
    family: cell('family', ownFamily?.difference),
  };
}

/** What questions do for the first rank; leads and influences in natural log-odds. */
export interface QuestionLines {
  readonly all: number;
  /** How many separate models, do not, or go against the order. */
  readonly kinds: Readonly<Record<QuestionKind, number>>;
  readonly first: ModelIndex;
  /** Questions that decide the first rank: without it another is first. */
  readonly deciding: number;
  /** The smallest set found whose removal changes who is first, and who is then; null: none found. */
  readonly smallest: { readonly questions: number; readonly enters: ModelIndex } | null;
  /** Largest influence on the lead first. */
  readonly lines: readonly {
    /** Null where no file names it. */
    readonly name: string | null;
    readonly kind: QuestionKind;
    readonly judgments: number;
    readonly discrimination: Estimated;
    readonly influence: number;
    readonly ties: number | null;
    readonly against: number | null;
  }[];
}

/** @param report null where counts do not tell two questions apart */
export function questionLines(report: NamedQuestionReport | null): QuestionLines | null {
  if (report === null) return null;
  const { kinds, influence, smallest, discrimination, shares, names } = report;
  const known = (x: number): number | null => (Number.isNaN(x) ? null : x);
  const many = (kind: QuestionKind): number => kinds.filter((own) => own === kind).length;
  const order = Array.from(influence.leads.keys()).sort(
    (a, b) => Math.abs(influenceOf(report, b)) - Math.abs(influenceOf(report, a)) || a - b,
  );
  return {
    all: report.questions,
    kinds: {
      ...{ separates: many('separates'), unclear: many('unclear') },
      ...{ dead: many('dead'), reversed: many('reversed') },
    },
    first: influence.first,
    deciding: influence.leads.reduce((sum, lead) => sum + (isOvertaken(lead) ? 1 : 0), 0),
    smallest: smallest.isFound
      ? { questions: smallest.questions.length, enters: smallest.enters }
      : null,
    lines: order.slice(0, REPORT_LINES).map((q) => ({
      ...{ name: names?.[q] ?? null, kind: kinds[q], judgments: shares.judgments[q] },
      discrimination: {
        value: discrimination.median[q],
        ...{ lower: discrimination.lower[q], upper: discrimination.upper[q] },
      },
      influence: influenceOf(report, q),
      ...{ ties: known(shares.ties[q]), against: known(shares.against[q]) },
    })),
  };
}

/** A model's rank in a slice, those it may have there, and its strength, in natural log-odds. */
export interface SliceStrength {
  readonly rank: number;
  /** Of all models at once, at 95%; null where nothing is said of all at once. */
  readonly ranks: { readonly from: number; readonly to: number } | null;
  readonly median: number;
  /** Half of the interval that ± stands for. */
  readonly halfWidth: number;
}

/** Ranks and strengths by the slices of a tag. */
export interface SliceLines {
  /** Name of the tag. */
  readonly by: string;
  readonly slices: readonly {
    /** More than one of the last, where it is made of all that are too small to stand alone. */
    readonly names: readonly string[];
    readonly judgments: number;
    /** By model; null where it is not in the slice. */
    readonly strengths: readonly (SliceStrength | null)[];
  }[];
}

/** @param report null where fewer than two slices have judgments */
export function sliceLines(report: SlicesReport | null): SliceLines | null {
  if (report === null) return null;
  return {
    by: report.by,
    slices: report.slices.map(({ names, judgments, summary }) => {
      const strengths = new Array<SliceStrength | null>(report.models.length).fill(null);
      summary.rows.forEach(({ model, rank, median, lower, upper }, row) => {
        const ranks = summary.joint?.ranks[row] ?? null;
        strengths[model] = { rank, ranks, median, halfWidth: (upper - lower) / 2 };
      });
      return { names, judgments, strengths };
    }),
  };
}

function estimated(of: Estimated | null | undefined): Estimated | null {
  if (!of) return null;
  const { value, lower, upper } = of;
  return { value, lower, upper };
}
