import { readFileSync, writeFileSync } from 'node:fs';
import { reportPage } from 'virtual:report-page';
import { describe, expect, it } from 'vitest';
import { REPORT_JUDGMENTS, REPORT_LINES } from '../../src/core/limits.ts';
import { judgeLines } from '../../src/core/publish/report/report-tables.ts';
import { selectRows } from '../../src/core/table/merge-tables.ts';
import { reportHtml, reportMarkup } from '../../src/report/document.ts';
import { lookOf } from '../../src/report/look.ts';
import { htmlOf, make } from '../../src/report/markup.ts';
import type { Markup } from '../../src/report/markup.ts';
import { HOSTILE } from '../browser/hostile.ts';
import { reported, smallTable } from './reported.ts';

const { facts, judgments } = reported();

/** A line for each element that stands by itself, its cells apart; drawings by what they are called. */
function linesOf(markup: Markup): string {
  if (typeof markup === 'string') return markup;
  const { tag, attributes, content } = markup;
  if (tag === 'svg')
    return attributes['aria-label'] === undefined ? '' : `[${String(attributes['aria-label'])}]`;
  const text = content.map(linesOf).join('');
  if (['p', 'h1', 'h2', 'h3', 'li', 'tr', 'summary', 'pre', 'caption'].includes(tag))
    return `${text.trim()}\n`;
  if (['td', 'th', 'dt', 'dd'].includes(tag)) return tag === 'dd' ? `${text}\n` : `${text} | `;
  return text;
}

describe('a report', () => {
  for (const language of ['en', 'ja'] as const)
    it(`says what it says, in ${language}`, () => {
      const text = linesOf(reportMarkup(lookOf(facts, language), smallTable()));
      const file = new URL(`golden-${language}.txt`, import.meta.url);
      if (process.env['UPDATE_GOLDEN']) writeFileSync(file, text);
      expect(text).toBe(readFileSync(file, 'utf8'));
    });

  it('is no larger than 400 kB without its data, and asks nobody', () => {
    const html = reportHtml(reportPage, facts, { judgments, project: null });
    const bytes = Buffer.byteLength(html);
    console.log(
      `figure: a small report: ${String(bytes)} bytes, its page alone ${String(Buffer.byteLength(reportPage))}`,
    );
    expect(bytes).toBeLessThan(400_000);
    expect(html).toContain(`content="default-src 'none';`);
    expect(html).not.toMatch(/\b(?:src|href)="/);
    expect(html).not.toMatch(/ style="/);
  });

  it('has every hostile name as text', () => {
    const names = HOSTILE.slice(0, 400);
    const html = htmlOf(
      make('p', { title: names.join('') }, ...names.map((name) => make('b', {}, name))),
    );
    expect(html.match(/<[^>]*>/g)?.length).toBe(2 * names.length + 2);
    // What is left of an element once all text is taken away.
    expect(html.replace(/^<p title="[^"]*">/, '').replace(/<\/?b>|<\/p>/g, '')).not.toMatch(
      /[<>"]/,
    );
  });

  it('lists so many judgments and judges, and says how many there are', () => {
    const table = smallTable();
    const rows = (count: number) =>
      Uint32Array.from({ length: count }, (_, at) => at % table.left.length);
    const text = (count: number) =>
      linesOf(reportMarkup(lookOf(facts, 'en'), selectRows(table, rows(count))));
    expect(text(REPORT_JUDGMENTS)).not.toContain('are listed');
    expect(text(REPORT_JUDGMENTS + 1)).toContain('The first 5,000 of 5,001 are listed');
    expect(text(REPORT_JUDGMENTS + 1)).toContain('\n5,000 | ');
    expect(text(REPORT_JUDGMENTS + 1)).not.toContain('\n5,001 | ');
  });
});

it('takes so many judges into a report', () => {
  const { cards, ...rest } = { cards: [...Array<undefined>(REPORT_LINES + 1)], left: 2 };
  const card = {
    ...{ judge: 'a', isPerson: false, judgments: 9, questions: 3, order: null, noOrder: 'few' },
    ...{ firstWins: null, ties: { value: 0, lower: 0, upper: 1, count: 0, of: 9 }, tieWidth: null },
    ...{ swaps: null, ownFamily: null, people: null, others: null },
  } as const;
  const all = {
    ...rest,
    cards: cards.map(() => card),
    pairs: [],
    paired: 0,
    unknown: 0,
    times: null,
  };
  expect(judgeLines(all)).toMatchObject({ all: REPORT_LINES + 3, lines: { length: REPORT_LINES } });
  expect(judgeLines({ ...all, cards: [card] })).toMatchObject({ all: 3, lines: { length: 1 } });
});
