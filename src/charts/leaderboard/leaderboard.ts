import type { Licence } from '../../core/samples/rakuda-facts.ts';
import { SEPARATED } from '../../core/limits.ts';
import { unseparatedRange } from '../../core/posterior/ranking/joint.ts';
import type {
  FitSummary,
  IndistinctRun,
  StrengthRow,
} from '../../core/posterior/ranking/summary.ts';
import type { NumberWriter } from '../../ui/text/numbers.ts';
import type { Tick } from '../sheet/axis.ts';
import { licencesOf, markStyle } from '../sheet/marker.ts';
import type { MarkStyle } from '../sheet/marker.ts';
import { bracketPieces } from './brackets.ts';
import type { BracketPiece } from './brackets.ts';
import { densityPeak, frameLabels } from './frame.ts';
import type { Frame } from './frame.ts';

/** A leaderboard before it has a size: all that the page and a saved figure show of it alike. */
export interface Leaderboard {
  readonly frame: Frame;
  /** The highest point of all densities. */
  readonly peak: number;
  readonly headers: Readonly<Record<'rank' | 'model' | 'rating' | 'stronger', string>>;
  /** What the marks mean; empty where licences are unknown. */
  readonly legend: readonly { readonly style: MarkStyle; readonly text: string }[];
  /** What intervals, shapes and brackets mean. */
  readonly key: string;
  readonly size: number;
  /** One row, from 0; written when it is asked for, since a page draws few at a time. */
  readonly row: (at: number) => LeaderboardRow;
  /** The labels of an axis so many pixels wide. */
  readonly labels: (width: number) => readonly Tick[];
}

export interface LeaderboardRow {
  readonly strength: StrengthRow;
  readonly name: string;
  readonly style: MarkStyle;
  readonly rank: string;
  readonly median: string;
  /** Half the narrow interval, with its ±. */
  readonly halfWidth: string;
  /** One sentence that stands for the drawing of the row. */
  readonly label: string;
  readonly brackets: readonly BracketPiece[];
  /** The rows that it shares a bracket with; null for none. */
  readonly unseparated: IndistinctRun | null;
  /** Absent in the last row. */
  readonly chip: Chip | null;
}

/** How surely a row is ahead of the next. */
export interface Chip {
  readonly share: number;
  readonly text: string;
  readonly isSeparated: boolean;
}

export interface LeaderboardWords {
  readonly rank: string;
  readonly model: string;
  readonly rating: string;
  readonly stronger: string;
  readonly licence: Readonly<Record<Licence, string>>;
  readonly key: (narrow: string, wide: string) => string;
  readonly summary: (
    name: string,
    median: string,
    lower: string,
    upper: string,
    interval: string,
  ) => string;
}

/** How far a label of the axis may reach beyond its ends, in pixels. */
const AXIS_MARGIN = 8;

/** @param faces by model */
export function leaderboardOf(
  summary: FitSummary,
  frame: Frame,
  faces: readonly { readonly name: string; readonly licence: Licence | null }[],
  words: LeaderboardWords,
  write: NumberWriter,
): Leaderboard {
  const { rows, indistinct } = summary;
  const brackets = bracketPieces(indistinct, rows.length);
  const narrow = write.percent(summary.interval);
  return {
    frame,
    peak: densityPeak(summary),
    headers: words,
    legend: licencesOf(faces).map((licence) => ({
      style: markStyle(licence),
      text: words.licence[licence],
    })),
    key: words.key(narrow, write.percent(summary.wideInterval)),
    size: rows.length,
    labels: (width) => frameLabels(frame, width, AXIS_MARGIN, write),
    row: (at) => {
      const strength = rows[at];
      const { name, licence } = faces[strength.model];
      const { lower, upper } = strength;
      const median = write.strength(strength.median);
      return {
        strength,
        name,
        style: markStyle(licence),
        rank: String(strength.rank),
        median,
        halfWidth: `± ${write.width((upper - lower) / 2)}`,
        label: words.summary(name, median, write.strength(lower), write.strength(upper), narrow),
        brackets: brackets[at],
        unseparated: unseparatedRange(indistinct, at),
        chip: chipOf(strength.strongerThanNext, write),
      };
    },
  };
}

/** The beginning of a board; its brackets go on beyond it, and its last row has no next one. */
export function firstRows(board: Leaderboard, size: number): Leaderboard {
  const row = (at: number): LeaderboardRow => {
    const whole = board.row(at);
    return at === size - 1 ? { ...whole, chip: null } : whole;
  };
  return { ...board, size, row };
}

function chipOf(share: number | null, write: NumberWriter): Chip | null {
  if (share === null) return null;
  return { share, text: write.probability(share), isSeparated: share >= SEPARATED };
}
