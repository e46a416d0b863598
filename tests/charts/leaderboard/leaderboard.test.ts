import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../src/charts/leaderboard/frame.ts';
import { FIGURE_FORMS } from '../../../src/charts/leaderboard/figure-form.ts';
import { sheetOf } from '../../../src/charts/leaderboard/leaderboard-figure.ts';
import { firstRows, leaderboardOf } from '../../../src/charts/leaderboard/leaderboard.ts';
import type { Leaderboard, LeaderboardWords } from '../../../src/charts/leaderboard/leaderboard.ts';
import { BOLD, textWidth } from '../../../src/charts/sheet/text-width.ts';
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

describe('firstRows', () => {
  it('is the beginning of a board, whose last row speaks of no next one and whose brackets go on', () => {
    const whole = boardOf({ ...summary, indistinct: [{ from: 1, to: 4 }] });
    const part = firstRows(whole, 3);
    expect(part.size).toBe(3);
    expect(part.row(1)).toEqual(whole.row(1));
    expect(part.row(2)).toEqual({ ...whole.row(2), chip: null });
    expect(part.row(2).brackets).toMatchObject([{ part: 'middle' }]);
  });
});

const LONG = {
  title: 'A title that has far more words than there is room for in one line of a column',
  subtitle: 'and a subtitle in two languages, 日本語でも書かれているので、どこかで折り返される',
  warning: 'Not converged: do not rely on these numbers.',
  facts: '9 models ranked from 800 judgments. ± is half of the 68% interval, over these questions.',
  source: 'https://example.org/a/very/long/address/without/any/blank/that/could/be/broken/at/all',
};
const EXTRAS = ['Judgments', 'Win rate', 'P(best)', 'Tier'].map((header) => ({
  header,
  texts: summary.rows.map(() => '1,234'),
}));

describe('sheetOf', () => {
  it('sets rows under each other, and the legend beneath them where there is one', () => {
    const sheet = sheetOf(boardOf(summary));
    const last = sheet.rows[sheet.rows.length - 1];
    sheet.rows.slice(1).forEach(({ top }, at) => {
      expect(top).toBe(sheet.rows[at].bottom);
    });
    expect(sheet.rules[sheet.rules.length - 1]).toBe(last.bottom);
    expect(sheet.height).toBeGreaterThan(sheetOf(boardOf(summary, { licence: null })).height);
    for (const { y } of sheet.legend) expect(y).toBeGreaterThan(last.bottom);
    expect(sheet.legend.map(({ at }) => at)).toEqual(
      [...sheet.legend.map(({ at }) => at)].sort((a, b) => a - b),
    );
  });

  it.each(FIGURE_FORMS)(
    'keeps all that is on a %s inside it, and cells clear of each other',
    (form) => {
      for (const words of [en, ja])
        for (const count of [0, 1, 3, 4])
          for (const [hasRating, hasStronger] of [
            [true, true],
            [false, true],
            [true, false],
          ]) {
            const columns = { hasRating, hasStronger, extras: EXTRAS.slice(0, count) };
            const board = boardOf(summary, {}, words.leaderboard);
            const sheet = sheetOf(board, form, LONG, columns);
            const { width, margin } = sheet.form;
            for (const { text, x, y, size, kind } of sheet.lines) {
              const bold = kind === 'muted' ? 1 : BOLD;
              expect(x + textWidth(text, size * bold), text).toBeLessThanOrEqual(
                width - margin + 0.01,
              );
              expect(y, text).toBeGreaterThan(0);
              expect(y, text).toBeLessThan(sheet.height);
            }
            // No word of a head is broken.
            if (words === en)
              for (const { lines } of sheet.heads)
                expect([
                  ...Object.values(board.headers),
                  ...EXTRAS.map(({ header }) => header),
                ]).toContain(lines.join(' '));
            const spans = sheet.heads
              .map(({ lines, x, anchor }) => {
                const wide = Math.max(...lines.map((text) => textWidth(text, 12)));
                const from = x - { start: 0, middle: wide / 2, end: wide }[anchor];
                return { text: lines.join(' '), from, to: from + wide };
              })
              .concat(
                // A label may stand at either end of the axis and reach beyond it by its margin.
                sheet.form.isStacked
                  ? []
                  : [
                      {
                        text: 'axis',
                        from: sheet.columns.chart.left - 8,
                        to: sheet.columns.chart.left + sheet.columns.chart.width + 8,
                      },
                    ],
              )
              .sort((a, b) => a.from - b.from);
            spans.forEach(({ text, from, to }, at) => {
              expect(from, text).toBeGreaterThanOrEqual(margin);
              expect(to, text).toBeLessThanOrEqual(width - margin);
              if (at > 0) expect(from - spans[at - 1].to, text).toBeGreaterThanOrEqual(6);
            });
            expect(sheet.columns.chart.width).toBeGreaterThan(width / 5);
          }
    },
  );

  it('fits the sample on a slide of 16 to 9, and lets more rows make it taller', () => {
    const board = boardOf(summary);
    const facts = LONG.facts;
    const slide = sheetOf(board, 'slide', { title: 'Rakuda 2023-07-14', facts, source: 'Rakuda.' });
    expect(slide.height / slide.form.width).toBeCloseTo(9 / 16, 3);
    const last = slide.rows[slide.rows.length - 1];
    expect(last.bottom - last.top).toBeGreaterThanOrEqual(slide.form.minRow);
    const rows = Array.from({ length: 30 }, (_, at) => summary.rows[at % 9]);
    const extras = ['Judgments', 'Wins', 'Price', 'Speed', 'Win rate'].map((header) => ({
      header,
      texts: summary.rows.map(() => '1,234'),
    }));
    const columns = { hasRating: true, hasStronger: true, extras };
    const texts = { title: 'Rakuda 2023-07-14', facts, source: 'Rakuda.' };
    const many = sheetOf(firstRows(board, 9), 'slide', texts, columns);
    expect(many.height / many.form.width).toBeCloseTo(9 / 16, 3);
    // A line of text has its room under the name, and the next name below that.
    const [one, next] = many.rows;
    expect((one.below?.baseline ?? 0) - one.baseline).toBeGreaterThanOrEqual(13);
    expect(next.baseline - (one.below?.baseline ?? 0)).toBeGreaterThanOrEqual(13);
    const long = sheetOf(boardOf({ ...summary, rows, indistinct: [] }), 'slide');
    expect(long.height / long.form.width).toBeGreaterThan(9 / 16);
  });

  it('sets further columns beside the others, or in a line under them where there is no room', () => {
    const board = boardOf(summary);
    const columns = { hasRating: true, hasStronger: true, extras: EXTRAS.slice(0, 2) };
    const [beside] = sheetOf(board, 'page', {}, columns).rows;
    expect(beside).toMatchObject({ beside: ['1,234', '1,234'], below: null });
    const [under] = sheetOf(board, 'column', {}, columns).rows;
    expect(under.below?.text).toBe('Judgments 1,234 · Win rate 1,234');
    expect(under.below?.baseline).toBeGreaterThan(under.chart.top + under.chart.height);
    expect(under.below?.baseline).toBeLessThan(under.bottom);
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
