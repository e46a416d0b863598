import { PATH_WIDTH, densityPath } from '../charts/leaderboard/frame.ts';
import type { Leaderboard, LeaderboardRow } from '../charts/leaderboard/leaderboard.ts';
import type { PricePicture } from '../charts/leaderboard/price-front.ts';
import type { Tick } from '../charts/sheet/axis.ts';
import type { MarkStyle } from '../charts/sheet/marker.ts';
import { make } from './markup.ts';
import type { MarkupElement } from './markup.ts';

/**
 * The charts of the page as markup, for where there is no Svelte: in the command line, and in a
 * report that is drawn anew. tests/report/figures.test.ts holds them to be the page's own.
 */

/** From the middle of the row. */
const DENSITY = { top: -18, height: 22 } as const;
const LINE = 10;

/** One model's posterior on the shared axis: density above, intervals and median below. */
export function intervalRow({ frame, peak }: Leaderboard, row: LeaderboardRow): MarkupElement {
  const { strength, style, label } = row;
  const percent = (logOdds: number): string => `${(frame.at(logOdds) * 100).toFixed(2)}%`;
  const line = (from: number, to: number, width: string, more: Record<string, string> = {}) =>
    make('line', {
      ...{ x1: percent(from), x2: percent(to), y1: LINE, y2: LINE },
      ...{ stroke: style.colour, 'stroke-width': width, ...more },
    });
  const outline = densityPath(strength.density, frame, DENSITY.height, peak);
  return make(
    'svg',
    { role: 'img', 'aria-label': label, width: '100%', height: '100%', overflow: 'visible' },
    make(
      'svg',
      {
        ...{ width: '100%', height: '100%' },
        ...{ viewBox: `0 0 ${PATH_WIDTH} 1`, preserveAspectRatio: 'none' },
      },
      make('path', {
        ...{ d: frame.grid, stroke: 'var(--grid)' },
        'vector-effect': 'non-scaling-stroke',
      }),
    ),
    make(
      'svg',
      { y: '50%', overflow: 'visible' },
      make(
        'svg',
        {
          ...{ y: DENSITY.top, width: '100%', height: DENSITY.height },
          viewBox: `0 0 ${PATH_WIDTH} ${DENSITY.height}`,
          preserveAspectRatio: 'none',
        },
        make('path', { d: outline, fill: style.colour, opacity: '0.18' }),
      ),
      line(strength.lowerWide, strength.upperWide, '1.5'),
      line(strength.lower, strength.upper, '5', { 'stroke-linecap': 'round' }),
      make('svg', { x: percent(strength.median), y: LINE, overflow: 'visible' }, mark(style)),
    ),
  );
}

/** A median mark centred on (0, 0). */
export function mark({ shape, colour }: MarkStyle, size = 5): MarkupElement {
  const filled = { fill: colour, stroke: 'var(--paper)' };
  switch (shape) {
    case 'square':
      return make('rect', { x: -size, y: -size, width: 2 * size, height: 2 * size, ...filled });
    case 'diamond': {
      const far = size * 1.35;
      return make('path', { d: `M0,${-far}L${far},0L0,${far}L${-far},0Z`, ...filled });
    }
    case 'ring':
      return make('circle', {
        ...{ r: size, fill: 'var(--paper)' },
        ...{ stroke: colour, 'stroke-width': '2' },
      });
    case 'circle':
      return make('circle', { r: size + 0.5, ...filled });
  }
}

/** Strength against price, with the front of models that nothing cheaper beats. */
export function priceFigure(
  picture: PricePicture,
  width: number,
  words: { readonly label: string; readonly price: string; readonly strength: string },
): MarkupElement {
  const { height } = picture;
  return make(
    'svg',
    {
      ...{ role: 'img', 'aria-label': words.label, width, height },
      viewBox: `0 0 ${width} ${height}`,
      ...{ 'font-size': '12', fill: 'var(--ink)' },
    },
    ...plotAxes(picture, words.price, words.strength),
    make('path', {
      ...{ d: picture.front, stroke: 'var(--edge)' },
      ...{ 'stroke-dasharray': '4 3', fill: 'none' },
    }),
    ...picture.points.flatMap(pricedModel),
  );
}

function pricedModel({ point, x, y, narrow, wide, label }: PricePicture['points'][number]) {
  const { style, isOnFront } = point;
  const drawn = make(
    'g',
    { opacity: isOnFront ? 1 : 0.6 },
    make('title', {}, point.name),
    make('path', { d: wide, stroke: style.colour, 'stroke-width': '1.5' }),
    make('path', {
      ...{ d: narrow, stroke: style.colour },
      ...{ 'stroke-width': '4', 'stroke-linecap': 'round' },
    }),
    make('g', { transform: `translate(${x},${y})` }, mark(style)),
  );
  if (label === null) return [drawn];
  const name = make(
    'text',
    {
      ...{ x: label.x, y: label.y, dy: '0.35em', 'text-anchor': label.anchor },
      ...{ 'font-size': '11', 'font-weight': isOnFront ? 600 : 400 },
      fill: isOnFront ? 'var(--ink)' : 'var(--muted)',
      ...{ stroke: 'var(--paper)', 'stroke-width': '3', 'paint-order': 'stroke' },
    },
    label.text,
  );
  return [drawn, name];
}

/** The box of a plot with a grid both ways: ticks along its left and lower side, what the axes measure. */
function plotAxes(
  { left, right, top, bottom, x, y }: PricePicture,
  xTitle: string,
  yTitle: string,
): readonly MarkupElement[] {
  const all = (ticks: readonly Tick[], path: (at: number) => string) =>
    make('path', { d: ticks.map(({ at }) => path(at)).join('') });
  return [
    make(
      'g',
      { stroke: 'var(--grid)', fill: 'none' },
      ...(y.ticks.length > 0 ? [all(y.ticks, (at) => `M${left},${at}H${right}`)] : []),
      all(x.ticks, (at) => `M${at},${top}V${bottom}`),
    ),
    make('path', { d: `M${left},${bottom}H${right}`, stroke: 'var(--edge)', fill: 'none' }),
    make(
      'g',
      { fill: 'var(--muted)', 'font-size': '11' },
      ...y.ticks.map(({ at, text }) =>
        make('text', { x: left - 6, y: at, dy: '0.35em', 'text-anchor': 'end' }, text),
      ),
      ...x.ticks.map(({ at, text }) =>
        make('text', { x: at, y: bottom + 15, 'text-anchor': 'middle' }, text),
      ),
      make('text', { x: right, y: bottom + 31, 'text-anchor': 'end' }, xTitle),
      make('text', { x: '0', y: top - 10 }, yTitle),
    ),
  ];
}
