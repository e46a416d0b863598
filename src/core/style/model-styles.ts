import { quantile } from '../numerics/quantile.ts';
import type { MeasuredAnswers } from './answers.ts';
import { japaneseShare, mixedShare, politeShare } from './covariates.ts';
import type { TextCounts } from './text-counts.ts';
import { MIN_MIXED_SHARE } from '../limits.ts';

/** Of the middle of many values, and where half of them lie. */
export interface Middle {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

/** How one model writes, over all its answers that are kept. */
export interface ModelStyle {
  readonly model: string;
  readonly answers: number;
  /** Characters of an answer, with the quartiles. */
  readonly length: Middle;
  /** Means per answer. */
  readonly headings: number;
  readonly lists: number;
  readonly bold: number;
  /** Mean share of Japanese letters; null where no answer has letters. */
  readonly japanese: number | null;
  /** Share of answers with letters that neither Japanese nor English writes. */
  readonly foreign: number;
  /** Mean share of polite sentences, and share of answers that mix; null without sentences. */
  readonly polite: number | null;
  readonly mixed: number | null;
}

/** Longest answers first. */
export function modelStyles(answers: Pick<MeasuredAnswers, 'each'>): ModelStyle[] {
  const byModel = new Map<string, TextCounts[]>();
  answers.each((model, counts) => {
    const before = byModel.get(model);
    if (before) before.push(counts);
    else byModel.set(model, [counts]);
  });
  return [...byModel]
    .map(([model, own]) => styleOf(model, own))
    .sort((a, b) => b.length.median - a.length.median || (a.model < b.model ? -1 : 1));
}

function styleOf(model: string, own: readonly TextCounts[]): ModelStyle {
  const lengths = Float64Array.from(own, ({ characters }) => characters).sort();
  const mean = (of: (counts: TextCounts) => number | null): number | null => {
    const values = own.map(of).filter((value) => value !== null);
    return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
  };
  const count = (of: (counts: TextCounts) => number): number => mean(of) ?? 0;
  return {
    model,
    answers: own.length,
    length: {
      median: quantile(lengths, 0.5),
      lower: quantile(lengths, 0.25),
      upper: quantile(lengths, 0.75),
    },
    headings: count(({ headings }) => headings),
    lists: count(({ lists }) => lists),
    bold: count(({ bold }) => bold),
    japanese: mean(japaneseShare),
    foreign: count(({ foreign }) => (foreign > 0 ? 1 : 0)),
    polite: mean(politeShare),
    mixed: mean((counts) => {
      const share = mixedShare(counts);
      return share === null ? null : Number(share >= MIN_MIXED_SHARE);
    }),
  };
}
