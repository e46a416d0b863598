import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../src/charts/leaderboard/frame.ts';
import { COLUMNS, SHEET, sheetOf } from '../../../src/charts/leaderboard/leaderboard-figure.ts';
import { leaderboardOf } from '../../../src/charts/leaderboard/leaderboard.ts';
import type { Leaderboard, LeaderboardWords } from '../../../src/charts/leaderboard/leaderboard.ts';
import { textWidth } from '../../../src/charts/sheet/text-width.ts';
import { SEPARATED } from '../../../src/core/limits.ts';
import { preview } from '../../../src/core/fit/fit.ts';
import { RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { DEFAULT_SCALE, logOddsToRating } from '../../../src/core/posterior/ranking/scale.ts';
import type { FitSummary } from '../../../src/core/posterior/ranking/summary.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { numberWriter } from '../../../src/ui/text/numbers.ts';
import { en } from '../../../src/words/en/frame.ts';
import { ja } from '../../../src/words/ja/frame.ts';

const { summary } = preview(RAKUDA.counts, RAKUDA_MODEL, { narrow: 0.68, wide: 0.95 });
const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });
const FACES = RAKUDA.models.map(({ shortName: name, licence }) => ({ name, licence }));

/** @param face given to every model */
function boardOf(
  of: FitSummary,
  face: { name?: string; licence?: null } = {},
  words: LeaderboardWords = en.leaderboard,
): Leaderboard {
  const frame = frameOf(of, (b) => logOddsToRating(b, DEFAULT_SCALE));
  const faces = FACES.map((own) => ({ ...own, ...face }));
  return leaderboardOf(of, frame, faces, words, write);
}

describe('leaderboardOf', () => {
  const board = boardOf(summary);
  const [first] = summary.rows;

  it('writes a row as it is read', () => {
    const { label, median, halfWidth, rank } = board.row(0);
    expect({ rank, median, halfWidth }).toEqual({
      rank: '1',
      median: write.strength(first.median),
      halfWidth: `± ${write.width((first.upper - first.lower) / 2)}`,
    });
    expect(label).toBe(
      `GPT-4: ${median}, 68% interval ${write.strength(first.lower)} to ${write.strength(first.upper)}`,
    );
    expect(board.key).toContain('thick 68%, thin 95%');
  });

  it('has a chip in every row but the last, and says from 95% on that a row is separated', () => {
    const chips = (shares: readonly (number | null)[]) => {
      const rows = summary.rows.slice(0, shares.length).map((row, at) => ({
        ...row,
        strongerThanNext: shares[at],
      }));
      const few = boardOf({ ...summary, rows, indistinct: [] });
      return shares.map((_, at) => few.row(at).chip?.isSeparated);
    };
    expect(chips([SEPARATED, SEPARATED - 1e-9, null])).toEqual([true, false, undefined]);
  });

  it('gives a row that is separated from all others neither bracket nor range', () => {
    const runs = boardOf({ ...summary, indistinct: [{ from: 1, to: 3 }] });
    expect(runs.row(0)).toMatchObject({ brackets: [], unseparated: null });
    expect(runs.row(2)).toMatchObject({
      brackets: [{ part: 'middle' }],
      unseparated: { from: 1, to: 3 },
    });
  });

  it('explains the marks that stand in it, and none where no licence is known', () => {
    expect(board.legend.map(({ text }) => text)).toEqual([
      'closed',
      'commercial use OK',
      'not stated',
    ]);
    expect(boardOf(summary, { licence: null }).legend).toEqual([]);
  });
});

describe('sheetOf', () => {
  it('sets rows under each other, and the legend beneath them where there is one', () => {
    const sheet = sheetOf(boardOf(summary));
    const last = sheet.rows[sheet.rows.length - 1];
    sheet.rows.slice(1).forEach(({ top }, at) => {
      expect(top).toBe(sheet.rows[at].bottom);
    });
    expect(sheet.rules[sheet.rules.length - 1]).toBe(last.bottom);
    expect(sheet.foot).toBeGreaterThan(last.bottom);
    expect(sheet.height).toBeGreaterThan(sheetOf(boardOf(summary, { licence: null })).height);
    expect(sheet.legend.map(({ at }) => at)).toEqual(
      [...sheet.legend.map(({ at }) => at)].sort((a, b) => a - b),
    );
  });

  it('keeps its heads between the ends of its lines, and clear of the labels beside them', () => {
    for (const words of [en, ja]) {
      const { heads, labels } = sheetOf(boardOf(summary, {}, words.leaderboard));
      const spans = [
        ...heads.map(({ text, x, anchor }) => {
          const width = textWidth(text, 12);
          const from = x - { start: 0, middle: width / 2, end: width }[anchor ?? 'start'];
          return { text, from, to: from + width };
        }),
        // A label may stand at either end of the axis and reach beyond it by its margin.
        ...labels.map(({ text }) => ({
          text,
          from: COLUMNS.chart.left - 8,
          to: COLUMNS.chart.left + COLUMNS.chart.width + 8,
        })),
      ].sort((a, b) => a.from - b.from);
      for (const { text, from, to } of spans) {
        expect(from, text).toBeGreaterThanOrEqual(SHEET.margin);
        expect(to, text).toBeLessThanOrEqual(SHEET.width - SHEET.margin);
      }
      const axis = spans.findIndex(({ text }) => text === labels[0].text);
      expect(spans[axis].from - spans[axis - 1].to).toBeGreaterThanOrEqual(8);
      const last = spans[spans.length - 1];
      expect(last.from - spans[axis].to).toBeGreaterThanOrEqual(8);
    }
  });

  it('joins the strokes of a bracket from row to row, with its ends inside', () => {
    const { rows } = sheetOf(boardOf({ ...summary, indistinct: [{ from: 0, to: 2 }] }));
    const [[first], [middle], [last]] = rows.map(({ strokes }) => strokes);
    expect(first.path).toMatch(new RegExp(`V${rows[0].bottom}$`));
    expect(middle.path).toMatch(new RegExp(`,${rows[1].top}V${rows[1].bottom}$`));
    expect(last.path).toMatch(new RegExp(`,${rows[2].top}V\\d+H\\d+$`));
    expect(Number(/V(\d+)/.exec(last.path)?.[1])).toBeLessThan(rows[2].bottom);
    expect(Number(/,(\d+)/.exec(first.path)?.[1])).toBeGreaterThan(rows[0].top);
  });

  it('cuts a name that has no room, which the row still knows whole', () => {
    const name = 'a name that is far too long to be written out on this sheet';
    const [row] = sheetOf(boardOf(summary, { name })).rows;
    expect(row.shown).toMatch(/^a name.*….*sheet$/);
    expect(row.row.name).toBe(name);
  });
});
