/** What a figure is to stand on: a whole page, one column of a paper, a slide. */
export const FIGURE_FORMS = ['page', 'column', 'slide'] as const;
export type FigureForm = (typeof FIGURE_FORMS)[number];

/** Lengths of a sheet in its own units, of which each is `scale` pixels. */
export interface FormLengths {
  readonly width: number;
  readonly scale: number;
  readonly margin: number;
  /** The least height; 0: as high as what is on it. */
  readonly height: number;
  /** Of a row, at the most and at the least where the height is given. */
  readonly row: number;
  readonly minRow: number;
  /** The same where further columns stand on a line of their own under each row. */
  readonly minAbove: number;
  readonly title: number;
  /** Middle of the ranks, and left ends of brackets and names. */
  readonly bracket: number;
  readonly rank: number;
  readonly name: number;
  /** Room for a name at the most where it stands beside its interval. */
  readonly nameWidth: number;
  /** Of the median, of its ±, of a chip with its gap, and of each further column. */
  readonly median: number;
  readonly halfWidth: number;
  readonly chip: number;
  readonly extra: number;
  /** So many further columns have room beside the others. */
  readonly beside: number;
  /** Whether the interval stands under the name. */
  readonly isStacked: boolean;
}

const PAGE: FormLengths = {
  ...{ width: 960, scale: 1, margin: 24, height: 0, row: 48, minRow: 48, minAbove: 48, title: 18 },
  ...{ bracket: 26, rank: 58, name: 84, nameWidth: 220 },
  ...{ median: 54, halfWidth: 42, chip: 136, extra: 84, beside: 2, isStacked: false },
};

/**
 * Text of 13 units is 9.75 pt on a page of 10 in, 8.2 pt in a column of 3.5 in (IEEE’s; Nature’s is
 * 89 mm), and 14.9 pt on a slide of 13⅓ × 7½ in, at 96 pixels to the inch.
 */
export const FORMS: Readonly<Record<FigureForm, FormLengths>> = {
  page: PAGE,
  column: {
    ...{
      width: 400,
      scale: 0.84,
      margin: 8,
      height: 0,
      row: 54,
      minRow: 54,
      minAbove: 54,
      title: 16,
    },
    ...{ bracket: 8, rank: 40, name: 58, nameWidth: 0 },
    ...{ median: 54, halfWidth: 42, chip: 88, extra: 0, beside: 0, isStacked: true },
  },
  slide: {
    ...PAGE,
    ...{
      width: 840,
      scale: 1280 / 840,
      height: 472.5,
      minRow: 27,
      minAbove: 17,
      title: 22,
      nameWidth: 190,
    },
    ...{ chip: 120, beside: 1 },
  },
};
