import { readFileSync, writeFileSync } from 'node:fs';
import { reportPage as page } from 'virtual:report-page';
import { describe, expect, it } from 'vitest';
import { judgeCards } from '../../src/core/judge-report/judge-cards.ts';
import { judgeLines } from '../../src/core/publish/report/report-tables.ts';
import { Outcome } from '../../src/core/table/judgments.ts';
import { reportHtml, reportMarkup } from '../../src/report/document.ts';
import { lookOf } from '../../src/report/look.ts';
import { htmlOf, make } from '../../src/report/markup.ts';
import type { Markup } from '../../src/report/markup.ts';
import { HOSTILE } from '../browser/hostile.ts';
import { reported, smallTable } from './reported.ts';

const { facts, judgments } = reported();
const reportPage = await page;

/** A line for each element that stands by itself, its cells apart; drawings by what they are called. */
function linesOf(markup: Markup): string {
  if (typeof markup === 'string') return markup;
  const { tag, attributes, content } = markup;
  if (tag === 'svg')
    return !('aria-label' in attributes) ? '' : `[${String(attributes['aria-label'])}]`;
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

  it('says nothing of positions where each two models were shown in one order, as Checks does', () => {
    const table = smallTable();
    const { left, right, outcome } = table;
    const isSame = (row: number) => left[row] < right[row] || outcome[row] === Outcome.tie;
    const oneOrder = {
      ...table,
      left: left.map((model, row) => Math.min(model, right[row])),
      right: right.map((model, row) => Math.max(model, left[row])),
      outcome: outcome.map((own, row) =>
        isSame(row) ? own : own === Outcome.left ? Outcome.right : Outcome.left,
      ),
    };
    const judges = judgeLines(judgeCards(oneOrder), null);
    const lines = linesOf(reportMarkup(lookOf({ ...facts, judges }, 'en'), oneOrder)).split('\n');
    expect(lines).toContain(
      'gpt-x | 60 | 15 | – | 7% 1% to 31% | – | 100% 57% to 100% | 100% 57% to 100% |',
    );
  });

  it('has the beginning of a question beside its id wherever it is listed, as text', () => {
    const hostile = '<img src=x onerror=hacked()>\u202e';
    const html = htmlOf(
      reportMarkup(lookOf({ ...facts, asked: [['q1', hostile]] }, 'en'), smallTable()),
    );
    const beside =
      '<bdi>q1</bdi><small><bdi>&lt;img src=x onerror=hacked()&gt;\u202e</bdi></small>';
    // Once among the questions, and with each of its eight judgments.
    expect(html.split(beside)).toHaveLength(1 + 1 + 8);
    expect(html).not.toContain('<img');
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
});
