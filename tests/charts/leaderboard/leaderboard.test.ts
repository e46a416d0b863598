import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../src/charts/leaderboard/frame.ts';
import { sheetOf } from '../../../src/charts/leaderboard/leaderboard-figure.ts';
import { leaderboardOf } from '../../../src/charts/leaderboard/leaderboard.ts';
import type { Leaderboard } from '../../../src/charts/leaderboard/leaderboard.ts';
import { SEPARATED } from '../../../src/core/limits.ts';
import { preview } from '../../../src/core/fit/fit.ts';
import { RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { DEFAULT_SCALE, logOddsToRating } from '../../../src/core/posterior/ranking/scale.ts';
import type { FitSummary } from '../../../src/core/posterior/ranking/summary.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { numberWriter } from '../../../src/ui/text/numbers.ts';
import { en } from '../../../src/words/en/frame.ts';

const { summary } = preview(RAKUDA.counts, RAKUDA_MODEL, { narrow: 0.68, wide: 0.95 });
const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });
const FACES = RAKUDA.models.map(({ shortName: name, licence }) => ({ name, licence }));

/** @param face given to every model */
function boardOf(of: FitSummary, face: { name?: string; licence?: null } = {}): Leaderboard {
  const frame = frameOf(of, (b) => logOddsToRating(b, DEFAULT_SCALE));
  const faces = FACES.map((own) => ({ ...own, ...face }));
  return leaderboardOf(of, frame, faces, en.leaderboard, write);
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
