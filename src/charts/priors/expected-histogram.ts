import type { Histogram } from '../../core/posterior/draws/histogram.ts';
import { axisOf, pixel } from '../sheet/axis.ts';
import type { Tick, WriteValue } from '../sheet/axis.ts';
import { linear } from '../sheet/linear.ts';

/** How the values of a histogram stand on its axis. */
export type ExpectedScale =
  | { readonly kind: 'share' }
  /** Bins of log₁₀ of a width in log-odds; `unit` is one log-odds on the reader's scale. */
  | { readonly kind: 'width'; readonly unit: number };

export interface ExpectedPicture {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly ticks: readonly Tick[];
  readonly bars: string;
  /** An outline of the other histogram; '' without one. */
  readonly outline: string;
  /** Where the observed lies; null without one. */
  readonly observed: number | null;
}

const LEFT = 16;
const RIGHT = 20;
const TOP = 30;
const HEIGHT = 110;
const FOOT = 40;

/**
 * Bars of the expected, with the observed.
 * @param other drawn as an outline, with the same bins
 * @param observed in the unit of the bins
 */
export function expectedPicture(
  expected: Histogram,
  other: Histogram | null,
  observed: number | null,
  scale: ExpectedScale,
  width: number,
  write: WriteValue,
): ExpectedPicture {
  const [right, bottom] = [width - RIGHT, TOP + HEIGHT];
  const { shares } = expected;
  const [from, to] =
    scale.kind === 'share' ? [expected.from, expected.to] : windowOf(expected, observed);
  const at = linear(from, to, LEFT, right);
  const most = Math.max(1e-9, ...shares, ...(other?.shares ?? []));
  const high = (share: number) => (share / most) * HEIGHT;
  const step = (expected.to - expected.from) / shares.length;
  const edge = (bin: number) => at(expected.from + step * bin);
  return {
    ...{ left: LEFT, right, top: TOP, bottom, height: bottom + FOOT },
    ticks: ticksOf({ from, to }, scale, LEFT, right, write),
    bars: Array.from(shares, (share, bin) => {
      if (share <= 0 || edge(bin) < LEFT - 0.5 || edge(bin + 1) > right + 0.5) return '';
      const [x, wide] = [edge(bin), edge(bin + 1) - edge(bin)];
      return `M${pixel(x)},${bottom}v${pixel(-high(share))}h${pixel(wide)}V${bottom}z`;
    }).join(''),
    outline:
      other === null
        ? ''
        : `M${LEFT},${bottom}${Array.from(other.shares, (share, bin) => `V${pixel(bottom - high(share))}H${pixel(edge(bin + 1))}`).join('')}V${bottom}`,
    observed: observed === null ? null : Math.min(right, Math.max(LEFT, at(observed))),
  };
}

/** A part of the bins that counts for nothing where the axis is chosen. */
const NEGLIGIBLE = 0.001;

/**
 * The powers of ten that are shown: those with anything in them, and the observed, with half a
 * power to either side. The ends move by halves, so that the axis seldom moves with a slider.
 */
function windowOf(
  { from, to, shares }: Histogram,
  observed: number | null,
): readonly [number, number] {
  const step = (to - from) / shares.length;
  const first = shares.findIndex((share) => share > NEGLIGIBLE);
  const last = shares.findLastIndex((share) => share > NEGLIGIBLE);
  const known = observed !== null && Number.isFinite(observed) ? [observed] : [];
  const low = Math.min(...(first < 0 ? [] : [from + first * step]), ...known);
  const high = Math.max(...(last < 0 ? [] : [from + (last + 1) * step]), ...known);
  if (!(high >= low)) return [from, to];
  return [
    Math.max(from, Math.floor(2 * low - 0.5) / 2),
    Math.min(to, Math.ceil(2 * high + 0.5) / 2),
  ];
}

/** Over so many powers of ten or more, only these have ticks; else 2 and 5 times them as well. */
const MANY = 2.6;

function ticksOf(
  { from, to }: { readonly from: number; readonly to: number },
  scale: ExpectedScale,
  start: number,
  end: number,
  write: WriteValue,
): readonly Tick[] {
  if (scale.kind === 'share') {
    const { ticks } = axisOf({ from, to, start, end }, end - start < 300 ? 4 : 5, write);
    return ticks.map((tick) => ({ ...tick, text: `${write(tick.value * 100, 0)}%` }));
  }
  const place = linear(from, to, start, end);
  const shift = Math.log10(scale.unit);
  const found: Tick[] = [];
  const steps = to - from >= MANY ? [1] : [1, 2, 5];
  for (let power = Math.floor(from + shift); power <= to + shift; power++) {
    for (const times of steps) {
      const value = times * 10 ** power;
      const at = Math.log10(value) - shift;
      if (at < from - 1e-9 || at > to + 1e-9) continue;
      found.push({ value, at: place(at), text: write(value, Math.max(0, -power)) });
    }
  }
  return found;
}
