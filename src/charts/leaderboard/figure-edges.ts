import { BOLD, textWidth, wrapText } from '../sheet/text-width.ts';
import type { FormLengths } from './figure-form.ts';
import type { Leaderboard } from './leaderboard.ts';

/** A line of text above or under the rows of a figure. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly kind: 'title' | 'warning' | 'muted';
}

export interface FigureEdges {
  readonly legend: readonly {
    readonly mark: Leaderboard['legend'][number];
    readonly at: number;
    /** The middle of the mark. */
    readonly y: number;
  }[];
}

/** What may stand above the rows. */
export interface HeadTexts {
  readonly title?: string;
  readonly subtitle?: string;
  /** What is wrong with the fit. */
  readonly warning?: string;
}

/** What may stand under them. */
export interface FootTexts {
  /** Over what ± is, and whether the fit can be believed. */
  readonly facts?: string;
  readonly source?: string;
}

const SMALL = 12;
const MIDDLE = 13;
const LINE = 16;
const MAX_LINES = { title: 3, subtitle: 3, source: 4, facts: 6 };
const LEGEND = { indent: 6, gap: 28, height: 22 };

/** Title, subtitle and warning, from above. @returns the baseline of the last */
export function headOf(
  { title = '', subtitle = '', warning = '' }: HeadTexts,
  { width, margin, title: size }: FormLengths,
): { readonly lines: readonly Line[]; readonly end: number } {
  const room = width - 2 * margin;
  const lines: Line[] = [];
  let end = 0;
  const add = (text: string, kind: Line['kind'], of: number, most: number) => {
    if (text === '') return;
    // Bold text is wider.
    for (const part of wrapText(text, kind === 'muted' ? of : of * BOLD, room, most)) {
      end += lines.length === 0 ? of * 2 : of + (kind === 'title' ? 6 : 7);
      lines.push({ text: part, x: margin, y: end, size: of, kind });
    }
  };
  add(title, 'title', size, MAX_LINES.title);
  add(subtitle, 'muted', MIDDLE, MAX_LINES.subtitle);
  add(warning, 'warning', MIDDLE, MAX_LINES.facts);
  // Without a title the heads stand where it would begin.
  return { lines, end: lines.length === 0 ? 2 : end + 20 };
}

/** Legend, key, facts and source, from 0 at the end of the rows. */
export function footOf(
  { legend, key }: Leaderboard,
  { facts = '', source = '' }: FootTexts,
  { width, margin }: FormLengths,
): FigureEdges & { readonly lines: readonly Line[]; readonly height: number } {
  const room = width - 2 * margin;
  let [x, y] = [margin + LEGEND.indent, 24];
  const marks = legend.map((mark) => {
    const wide = 12 + textWidth(mark.text, SMALL);
    if (x + wide > width - margin) [x, y] = [margin + LEGEND.indent, y + LEGEND.height];
    const placed = { mark, at: x, y };
    x += wide + LEGEND.gap;
    return placed;
  });
  const first = legend.length === 0 ? 4 : y + 8;
  const texts = [
    ...wrapText(key, SMALL, room, MAX_LINES.facts),
    ...wrapText(facts, SMALL, room, MAX_LINES.facts),
    ...wrapText(source, SMALL, room, MAX_LINES.source),
  ].filter((text) => text !== '');
  const lines = texts.map((text, at): Line => {
    return { text, x: margin, y: first + (at + 1) * LINE, size: SMALL, kind: 'muted' };
  });
  return { legend: marks, lines, height: first + texts.length * LINE + 16 };
}
