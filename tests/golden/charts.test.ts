import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import GraphDrawing from '../../src/charts/matches/GraphDrawing.svelte';
import IntervalRow from '../../src/charts/leaderboard/IntervalRow.svelte';
import LeaderboardFigure from '../../src/charts/leaderboard/LeaderboardFigure.svelte';
import { frameOf } from '../../src/charts/leaderboard/frame.ts';
import { firstRows, leaderboardOf } from '../../src/charts/leaderboard/leaderboard.ts';
import { firstMatches } from '../../src/charts/matches/match-matrix.ts';
import MatrixDrawing from '../../src/charts/matches/MatrixDrawing.svelte';
import PriceFrontDrawing from '../../src/charts/leaderboard/PriceFrontDrawing.svelte';
import PriorDensity from '../../src/charts/priors/PriorDensity.svelte';
import RankBars from '../../src/charts/leaderboard/RankBars.svelte';
import RankSlope from '../../src/charts/matches/RankSlope.svelte';
import { countsOf } from '../core/counts-of.ts';
import type { Row } from '../core/counts-of.ts';
import { preview } from '../../src/core/fit/fit.ts';
import { RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import { DEFAULT_SCALE, logOddsToRating } from '../../src/core/posterior/ranking/scale.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../src/core/samples/rakuda-2023-07-14.ts';
import { numberWriter } from '../../src/ui/text/numbers.ts';
import { golden } from './golden-drawing.ts';

/** Every drawing of the sample's preview, and a few larger ones. */
const { summary } = preview(RAKUDA.counts, RAKUDA_MODEL, { narrow: 0.68, wide: 0.95 });
const frame = frameOf(summary, (b) => logOddsToRating(b, DEFAULT_SCALE));
const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });

const board = leaderboardOf(
  summary,
  frame,
  RAKUDA.models.map(({ shortName, licence }) => ({ name: shortName, licence })),
  {
    ...{ rank: 'Rank', model: 'Model', rating: 'Rating', stronger: 'Stronger than next' },
    licence: {
      closed: 'closed',
      'no-commercial': 'no-commercial',
      commercial: 'commercial',
      'not-stated': 'not-stated',
    },
    key: (narrow, wide) => `thick ${narrow}, thin ${wide}`,
    summary: (name) => name,
  },
  write,
);

golden('leaderboard-figure', LeaderboardFigure, {
  board,
  title: 'Rakuda 2023-07-14',
  source: RAKUDA.source,
  font: 'sans-serif',
});
const NOTES = {
  title: 'Which of nine models answers Japanese questions best? ランキングの例',
  subtitle: 'Forty questions, judged by GPT-4',
  warning: 'Not converged: do not rely on these numbers.',
  facts: '9 models ranked from 800 judgments. ± is half of the 68% interval.',
};
for (const form of ['column', 'slide'] as const)
  golden(`leaderboard-${form}`, LeaderboardFigure, {
    ...{ board: firstRows(board, 6), ...NOTES, source: RAKUDA.source, font: 'sans-serif', form },
    columns: {
      ...{ hasRating: true, hasStronger: form === 'column' },
      extras: [{ header: 'Judgments', texts: summary.rows.map(({ rank }) => String(100 * rank)) }],
    },
  });
golden('interval-row', IntervalRow, { board, row: { ...board.row(0), label: 'the leader' } });
golden('rank-bars', RankBars, {
  shares: summary.rows[5].rankShares,
  colour: 'var(--commercial)',
  label: 'ranks',
  describe: (rank: number, share: number) => `${rank}: ${write.probability(share)}`,
});
const onScale = (b: number) => logOddsToRating(b, DEFAULT_SCALE);
golden('price-front', PriceFrontDrawing, {
  // A price of its own for each rank; those of rank 3 and 6 buy less than a cheaper one.
  points: [30, 2, 10, 1.5, 1.1, 4, 0.6, 0.2, 0.1].map((price, at) => {
    const { median, lower, upper, lowerWide, upperWide } = summary.rows[at];
    return {
      ...{ name: board.row(at).name, style: board.row(at).style, price, median: onScale(median) },
      ...{ lower: onScale(lower), upper: onScale(upper), isOnFront: at !== 2 && at !== 5 },
      ...{ lowerWide: onScale(lowerWide), upperWide: onScale(upperWide) },
    };
  }),
  width: 560,
  words: { label: 'strength against price', price: 'US dollars', strength: 'Rating' },
  write: {
    price: (value: number) => `$${String(value)}`,
    strength: (value: number) => write.whole(value),
  },
  title: 'Rakuda 2023-07-14',
  source: 'prices are invented',
  font: 'sans-serif',
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

const drawn = {
  counts: RAKUDA.counts,
  order: summary.rows.map((row) => row.model),
  names: RAKUDA.models.map((model) => model.shortName),
};
const part = (shown: number, all: number) => `${String(shown)} of ${String(all)} models`;
const matrixWords = {
  summary: 'Who won how often against whom',
  part,
  won: 'won',
  tied: 'tie',
  lost: 'lost',
  none: 'never met',
  judgments: (count: number) => `${String(count)} judgments`,
  figures: (record: { wins: number; ties: number; losses: number }) =>
    [record.wins, record.ties, record.losses].join('·'),
};
const graphWords = {
  summary: 'Who was compared with whom',
  part,
  group: (at: number, models: number) => `Group ${String(at + 1)}: ${String(models)} models`,
  thickness: (fewest: number, most: number) => `${String(fewest)}–${String(most)} judgments`,
};
/** Fourteen models, each against the three after it, with names of every kind; and two apart. */
const NAMES = ['日本語のモデル', '<b>bold</b>', 'a name that is far too long to be written out'];
const many = Array.from({ length: 14 }, (_, m) => NAMES.at(m) ?? `model ${String(m)}`);
const rows = many.flatMap((name, m) =>
  [1, 2, 3].map((step): Row => [name, many[(m + step) % 14], 3 * m, 40 - 3 * m, step]),
);
const large = countsOf([...rows, ['x', 'y', 1, 2]], [...many, 'x', 'y']);
const largeDrawn = { counts: large, order: large.models.map((_, m) => m), names: large.models };

const matched = ({ counts, ...of }: typeof largeDrawn) => ({
  ...{ ...of, matches: firstMatches(counts, of.order) },
  words: matrixWords,
});

golden('match-matrix', MatrixDrawing, matched(drawn));
golden('match-matrix-saved', MatrixDrawing, {
  ...matched(largeDrawn),
  title: 'Sixteen models',
  source: 'invented',
  font: 'sans-serif',
});
golden('comparison-graph', GraphDrawing, { ...drawn, words: graphWords });
golden('comparison-graph-apart', GraphDrawing, {
  ...largeDrawn,
  words: graphWords,
  marked: 2,
  title: 'Two groups',
  source: 'invented',
  font: 'sans-serif',
});

/** Ranks that rise, fall, stay and are shared; names of every kind. */
const ranked = {
  models: NAMES.concat('d', 'e').map((name, at) => ({
    name,
    before: [2, 1, 3.5, 3.5, 5][at],
    after: [1, 3, 2, 4, 5][at],
  })),
  words: { summary: 'Ranks of 5 models', before: 'Published', after: 'Here' },
};
golden('rank-slope', RankSlope, { ...ranked, width: 328 });
golden('rank-slope-saved', RankSlope, {
  ...{ ...ranked, width: 760 },
  ...{ title: 'Published and here', source: 'invented', font: 'sans-serif' },
});

it('drawings of too many models show the first of them, and say so', () => {
  const models = Array.from({ length: 400 }, (_, m) => `m${String(m)}`);
  const chain = countsOf(
    models.slice(1).map((name, m): Row => [models[m], name, 1, 0]),
    models,
  );
  const props = { counts: chain, order: models.map((_, m) => m), names: models };
  const matrix = render(MatrixDrawing, { props: matched(props) }).body;
  const graph = render(GraphDrawing, { props: { ...props, words: graphWords } }).body;
  expect(matrix).toContain('150 of 400 models');
  expect(graph).toContain('300 of 400 models');
  expect(matrix).not.toContain('>m150<');
});
