import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { frameOf } from '../../src/charts/leaderboard/frame.ts';
import { leaderboardOf } from '../../src/charts/leaderboard/leaderboard.ts';
import { pricePicture } from '../../src/charts/leaderboard/price-front.ts';
import { preview } from '../../src/core/fit/fit.ts';
import { RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import { DEFAULT_SCALE, logOddsToRating } from '../../src/core/posterior/ranking/scale.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../src/core/samples/rakuda-2023-07-14.ts';
import { intervalRow, priceFigure } from '../../src/report/figures.ts';
import { htmlOf } from '../../src/report/markup.ts';
import type { MarkupElement } from '../../src/report/markup.ts';
import { numberWriter } from '../../src/ui/text/numbers.ts';
import { leaderboard as words } from '../../src/words/en/leaderboard/leaderboard.ts';

/** The page’s own drawings are golden in tests/golden/charts; here the same numbers are drawn. */
const { summary } = preview(RAKUDA.counts, RAKUDA_MODEL, { narrow: 0.68, wide: 0.95 });
const onScale = (b: number) => logOddsToRating(b, DEFAULT_SCALE);
const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });
const faces = RAKUDA.models.map(({ shortName, licence }) => ({ name: shortName, licence }));
const board = leaderboardOf(summary, frameOf(summary, onScale), faces, words, write);

/** As tests/golden/golden-drawing.ts writes them. */
function normalised(drawing: MarkupElement): string {
  return htmlOf(drawing)
    .replace(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))))
    .replace(/\s*</g, '\n<')
    .trim()
    .concat('\n');
}

/** Marks alone, without what says what the whole is. */
function marksOf(golden: string): string[] {
  const text = readFileSync(new URL(`../golden/charts/${golden}.svg`, import.meta.url), 'utf8');
  return text.split('\n').map(plain);
}

function plain(line: string): string {
  return line
    .replace(/ aria-label="[^"]*"/, '')
    .replaceAll('&#39;', "'")
    .trim();
}

it('draws the row of a model as the page does', () => {
  const drawn = normalised(intervalRow(board, board.row(0)))
    .split('\n')
    .map(plain);
  expect(drawn).toEqual(marksOf('interval-row'));
});

it('draws strength against price as the page does', () => {
  const points = [30, 2, 10, 1.5, 1.1, 4, 0.6, 0.2, 0.1].map((price, at) => {
    const { median, lower, upper, lowerWide, upperWide } = summary.rows[at];
    return {
      ...{ name: board.row(at).name, style: board.row(at).style, price, median: onScale(median) },
      ...{ lower: onScale(lower), upper: onScale(upper), isOnFront: at !== 2 && at !== 5 },
      ...{ lowerWide: onScale(lowerWide), upperWide: onScale(upperWide) },
    };
  });
  const picture = pricePicture(points, 560, {
    price: (value) => `$${String(value)}`,
    strength: (value) => write.whole(value),
  });
  const axes = { label: 'strength against price', price: 'US dollars', strength: 'Rating' };
  const drawn = normalised(priceFigure(picture, 560, axes))
    .split('\n')
    .map(plain);
  // The page’s stands on a sheet with a title and a source.
  const golden = marksOf('price-front');
  const inside = drawn.slice(1, -2);
  expect(inside.length).toBeGreaterThan(60);
  const start = golden.indexOf(inside[0]);
  expect(golden.slice(start, start + inside.length)).toEqual(inside);
});
