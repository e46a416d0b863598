import type { TextCounts } from './text-counts.ts';

/**
 * In what two answers may differ besides their models. Length and the three of markdown are what
 * LMArena's style control uses; the others are of the language.
 */
export const COVARIATES = [
  ...(['length', 'headings', 'lists', 'bold'] as const),
  ...(['japanese', 'foreign', 'polite', 'mixed'] as const),
] as const;
export type Covariate = (typeof COVARIATES)[number];

/** What is adjusted for, if nothing else is said. */
export const LMARENA_COVARIATES: readonly Covariate[] = ['length', 'headings', 'lists', 'bold'];

/** Whether a covariate is a count, compared by its ratio, or a share, compared by its difference. */
export function isCount(covariate: Covariate): boolean {
  return countOf[covariate] !== undefined;
}

const countOf: { readonly [C in Covariate]?: (counts: TextCounts) => number } = {
  length: ({ characters }) => characters,
  headings: ({ headings }) => headings,
  lists: ({ lists }) => lists,
  bold: ({ bold }) => bold,
  foreign: ({ foreign }) => foreign,
};

const shareOf: { readonly [C in Covariate]?: (counts: TextCounts) => number | null } = {
  japanese: japaneseShare,
  polite: politeShare,
  mixed: mixedShare,
};

/** Share of the letters that are Japanese; null without letters. */
export function japaneseShare({ japanese, letters }: TextCounts): number | null {
  return letters === 0 ? null : japanese / letters;
}

/** Share of the sentences of either style that are polite (敬体); null without any. */
export function politeShare({ polite, plain }: TextCounts): number | null {
  return polite + plain === 0 ? null : polite / (polite + plain);
}

/** Share of the rarer of the two styles, 0 (one style) … 0.5; null without any. */
export function mixedShare({ polite, plain }: TextCounts): number | null {
  return polite + plain === 0 ? null : Math.min(polite, plain) / (polite + plain);
}

/**
 * How much more of it the left answer has. Counts as (a − b)/(a + b + 1), after LMArena
 * (lmarena/arena-hard-auto, utils/math_utils.py, `construct_style_matrices`; lmsys.org/blog,
 * 2024-08-28), shares as their difference, 0 where one has none.
 */
export function contrastOf(covariate: Covariate, left: TextCounts, right: TextCounts): number {
  const count = countOf[covariate];
  if (count !== undefined) return ratioContrast(count(left), count(right));
  const [a, b] = [shareOf[covariate]?.(left) ?? null, shareOf[covariate]?.(right) ?? null];
  return a === null || b === null ? 0 : a - b;
}

export function ratioContrast(a: number, b: number): number {
  return (a - b) / (a + b + 1);
}
