import { pixel } from '../sheet/axis.ts';

/** One histogram of ranks: all bins should be equally full. */
export interface RankPanel {
  readonly name: string;
  readonly counts: ArrayLike<number>;
  /** What even bins would hold, and the counts within which chance alone keeps a bin. */
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

export interface RankPanelPicture {
  readonly name: string;
  /** Upper left corner of the panel, its title above. */
  readonly x: number;
  readonly y: number;
  /** From the panel's corner. */
  readonly bars: string;
  /** Bars that leave the band, drawn over the others. */
  readonly outside: string;
  readonly bandTop: number;
  readonly bandHeight: number;
  readonly middle: number;
}

export interface RankPicture {
  readonly panelWidth: number;
  readonly panelHeight: number;
  readonly height: number;
  readonly panels: readonly RankPanelPicture[];
}

const HEIGHT = 72;
const HEAD = 22;
const GAP = 16;
/** Narrowest panel. */
const MIN_PANEL = 132;
const WIDEST = 240;

/**
 * Histograms beside each other, as many in a row as fit, on one scale.
 * @param width in pixels
 */
export function rankPicture(panels: readonly RankPanel[], width: number): RankPicture {
  const most = Math.max(1, Math.min(panels.length, Math.floor((width + GAP) / (MIN_PANEL + GAP))));
  // Rows of about the same length: four panels are two and two rather than three and one.
  const columns = Math.ceil(panels.length / Math.ceil(panels.length / most)) || 1;
  const panelWidth = Math.min(WIDEST, (width - GAP * (columns - 1) - 1) / columns);
  // Bins relative to what is expected, so that panels of different totals compare.
  let tallest = 1.2;
  for (const { counts, expected, high } of panels) {
    for (let b = 0; b < counts.length; b++)
      tallest = Math.max(tallest, (1.05 * counts[b]) / expected);
    tallest = Math.max(tallest, (1.1 * high) / expected);
  }
  const drawn = panels.map((panel, at): RankPanelPicture => {
    const y = (count: number): number => HEIGHT - (count / panel.expected / tallest) * HEIGHT;
    const step = panelWidth / panel.counts.length;
    const bars: string[] = [];
    const outside: string[] = [];
    for (let b = 0; b < panel.counts.length; b++) {
      const count = panel.counts[b];
      const isOutside = count < panel.low || count > panel.high;
      const bar = `M${pixel(b * step)},${HEIGHT}V${pixel(y(count))}h${pixel(Math.max(0.5, step - 1))}V${HEIGHT}z`;
      (isOutside ? outside : bars).push(bar);
    }
    return {
      name: panel.name,
      x: (at % columns) * (panelWidth + GAP),
      y: HEAD + Math.floor(at / columns) * (HEIGHT + HEAD + GAP),
      bars: bars.join(''),
      outside: outside.join(''),
      bandTop: y(panel.high),
      bandHeight: y(panel.low) - y(panel.high),
      middle: y(panel.expected),
    };
  });
  const rows = Math.ceil(panels.length / columns);
  return {
    panelWidth,
    panelHeight: HEIGHT,
    height: rows * (HEAD + HEIGHT + GAP),
    panels: drawn,
  };
}
