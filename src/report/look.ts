import type { ReportFacts } from '../core/publish/report/report.ts';
import { clusterKindOf } from '../core/model/settings.ts';
import { logOddsToRating } from '../core/posterior/ranking/scale.ts';
import { numberWriter } from '../ui/text/numbers.ts';
import type { NumberWriter } from '../ui/text/numbers.ts';
import { reportWords } from '../words/report.ts';
import type { ReportWords } from '../words/report.ts';
import { make } from './markup.ts';
import type { Markup, MarkupElement } from './markup.ts';

/** How a report is written: its facts, in one language. */
export interface Look {
  readonly facts: ReportFacts;
  readonly language: 'en' | 'ja';
  readonly words: ReportWords;
  readonly write: NumberWriter;
  /** Natural log-odds on the scale that the reader sees. */
  readonly toShown: (logOdds: number) => number;
  /** A model’s name as it can stand among others. */
  readonly name: (model: number) => string;
}

export function lookOf(facts: ReportFacts, language: 'en' | 'ja'): Look {
  const { scale, showLogOdds, faces } = facts;
  const words = reportWords(language);
  return {
    ...{ facts, language, words },
    write: numberWriter(words.locale, { scale, showLogOdds }),
    toShown: (logOdds) => (showLogOdds ? logOdds : logOddsToRating(logOdds, scale)),
    name: (model) => faces[model].name,
  };
}

/** Over what the intervals of a report are. */
export function overOf({ model }: ReportFacts): 'these' | 'questions' | 'raters' | 'both' {
  return clusterKindOf(model) ?? 'these';
}

/** A name, kept from reordering what stands around it. */
export function bdi(name: string): MarkupElement {
  return make('bdi', {}, name);
}

/** A part of the report under its own heading; parts follow one another in print. */
export function section(id: string, title: string, ...content: readonly Markup[]): MarkupElement {
  const heading = `${id}-title`;
  return make(
    'section',
    { id, 'aria-labelledby': heading },
    make('h2', { id: heading }, title),
    ...content,
  );
}

export function paragraph(...content: readonly Markup[]): MarkupElement {
  return make('p', {}, ...content);
}

/** One column of a table: its head, and whether its cells are numbers, which stand to the right. */
export interface Column {
  readonly head: Markup;
  readonly isNumber?: boolean;
}

/**
 * A table that scrolls by itself where it is too wide, and repeats its head on every page that is
 * printed. The first cell of each row names it.
 * @param caption what it is, for those who do not see it
 */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Markup[])[],
): MarkupElement {
  const kinds = columns.map(({ isNumber }) => (isNumber ? 'number' : null));
  return make(
    'div',
    { class: 'scrolls', role: 'group', 'aria-label': caption, tabindex: 0 },
    make(
      'table',
      {},
      make('caption', {}, caption),
      make(
        'thead',
        {},
        make(
          'tr',
          {},
          ...columns.map(({ head }, at) => make('th', { scope: 'col', class: kinds[at] }, head)),
        ),
      ),
      make(
        'tbody',
        {},
        ...rows.map((cells) =>
          make(
            'tr',
            {},
            ...cells.map((cell, at) =>
              at === 0
                ? make('th', { scope: 'row', class: kinds[at] }, cell)
                : make('td', { class: kinds[at] }, cell),
            ),
          ),
        ),
      ),
    ),
  );
}
