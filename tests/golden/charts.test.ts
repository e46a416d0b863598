import { readFileSync, writeFileSync } from 'node:fs';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import IntervalRow from '../../src/charts/IntervalRow.svelte';
import LeaderboardFigure from '../../src/charts/LeaderboardFigure.svelte';
import { densityPeak, frameOf } from '../../src/charts/leaderboard.ts';
import { markStyle } from '../../src/charts/marker.ts';
import PriorDensity from '../../src/charts/PriorDensity.svelte';
import RankBars from '../../src/charts/RankBars.svelte';
import { preview } from '../../src/core/fit.ts';
import { RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import { DEFAULT_SCALE, logOddsToRating } from '../../src/core/posterior/scale.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../src/core/samples/rakuda-2023-07-14.ts';
import { numberWriter } from '../../src/ui/numbers.ts';

/**
 * Every drawing of the sample's preview against the file of its name in charts/. After a
 * wanted change `UPDATE_GOLDEN=1 npm run unit -- tests/golden/charts` writes them anew: look at
 * them before they are kept.
 */
const { summary } = preview(RAKUDA.counts, RAKUDA_MODEL, { narrow: 0.68, wide: 0.95 });
const frame = frameOf(summary, (b) => logOddsToRating(b, DEFAULT_SCALE));
const write = numberWriter('en-US', { scale: DEFAULT_SCALE, showLogOdds: false });

function golden<Props extends Record<string, unknown>>(
  name: string,
  component: Component<Props>,
  props: Props,
): void {
  it(name, () => {
    const drawn = normalised(render(component, { props }).body);
    const file = new URL(`charts/${name}.svg`, import.meta.url);
    if (process.env['UPDATE_GOLDEN']) writeFileSync(file, drawn);
    expect(drawn).toBe(readFileSync(file, 'utf8'));
  });
}

/** One element a line, two decimals; without what the framework leaves for itself. */
function normalised(html: string): string {
  return html
    .replace(/<!--.*?-->/g, '')
    .replace(/ class="svelte-\w+"/g, '')
    .replace(/ (svelte-\w+)/g, '')
    .replace(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))))
    .replace(/\s*</g, '\n<')
    .trim()
    .concat('\n');
}

golden('leaderboard-figure', LeaderboardFigure, {
  summary,
  frame,
  names: RAKUDA.models.map((model) => model.shortName),
  styles: RAKUDA.models.map((model) => markStyle(model.licence)),
  title: 'Rakuda 2023-07-14',
  source: RAKUDA.source,
  key: 'thick 68%, thin 95%',
  headers: { rank: 'Rank', model: 'Model', rating: 'Rating', stronger: 'Stronger than next' },
  write,
  font: 'sans-serif',
});
golden('interval-row', IntervalRow, {
  row: summary.rows[0],
  frame,
  peak: densityPeak(summary),
  style: markStyle('closed'),
  label: 'the leader',
});
golden('rank-bars', RankBars, {
  shares: summary.rows[5].rankShares,
  colour: 'var(--commercial)',
  label: 'ranks',
  describe: (rank: number, share: number) => `${rank}: ${write.probability(share)}`,
});
golden('prior-flat', PriorDensity, {
  prior: { family: 'uniform', bound: 4 },
  medians: summary.rows.map((row) => row.median),
  reach: 5,
  label: 'prior',
});
golden('prior-normal', PriorDensity, {
  prior: { family: 'normal', scale: 1 },
  medians: summary.rows.map((row) => row.median),
  reach: 5,
  label: 'prior',
});
