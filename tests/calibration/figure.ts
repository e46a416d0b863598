/** Rank histograms of one quantity under one setting, by sampler. */
export interface Panel {
  readonly quantity: string;
  readonly histograms: readonly (readonly number[])[];
}

export interface PanelRow {
  readonly name: string;
  readonly panels: readonly Panel[];
}

const WIDTH = 78;
const HEIGHT = 34;
const GAP = 8;
const LABEL = 210;
const TOP = 64;

/**
 * Small multiples: a row per setting, a column per quantity. The first sampler's histogram is
 * filled, the second's, if there is one, drawn as a line; the grey band holds 99% of uniform histograms' bins.
 */
export function figure(
  title: string,
  rows: readonly PanelRow[],
  columns: readonly string[],
  [low, high]: readonly [number, number],
): string {
  const most = 2 * high;
  const y = (count: number): number => HEIGHT - (Math.min(count, most) / most) * HEIGHT;
  const width = LABEL + columns.length * (WIDTH + GAP);
  const height = TOP + rows.length * (HEIGHT + GAP) + GAP;
  const heads = columns.map(
    (name, c) => `<text x="${LABEL + c * (WIDTH + GAP)}" y="${TOP - 8}">${name}</text>`,
  );
  const body = rows.flatMap(({ name, panels }, r) => {
    const top = TOP + r * (HEIGHT + GAP);
    return [
      `<text x="8" y="${top + HEIGHT / 2 + 4}">${name}</text>`,
      ...panels.map(({ quantity, histograms }) => {
        const [filled, ...lines] = histograms.map((bins) => steps(bins, y));
        const left = LABEL + columns.indexOf(quantity) * (WIDTH + GAP);
        return [
          `<g transform="translate(${left} ${top})">`,
          `<rect class="band" y="${round(y(high))}" width="${WIDTH}" height="${round(y(low) - y(high))}"/>`,
          `<path class="filled" d="${filled}V${HEIGHT}H0Z"/>`,
          ...lines.map((line) => `<path class="line" d="${line}"/>`),
          '</g>',
        ].join('');
      }),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    '<style>text{font:11px sans-serif;fill:#222}.title{font-size:13px}.band{fill:#0002}' +
      '.filled{fill:#2a78;stroke:none}.line{fill:none;stroke:#c50;stroke-width:.8}</style>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text class="title" x="8" y="24">${title}</text>`,
    ...heads,
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

/** The upper outline of a histogram as a path. */
function steps(bins: readonly number[], y: (count: number) => number): string {
  const step = WIDTH / bins.length;
  return bins
    .map((count, b) => `${b === 0 ? 'M0 ' : 'V'}${round(y(count))}H${round((b + 1) * step)}`)
    .join('');
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
