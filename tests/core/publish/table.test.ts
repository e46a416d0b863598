import fc from 'fast-check';
import { marked } from 'marked';
import type { Token, Tokens } from 'marked';
import { expect, it } from 'vitest';
import {
  ALIKE_QUESTIONS,
  defaultModelFor,
  withQuestionModel,
} from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import type { Diagnostics } from '../../../src/core/posterior/ranking/summary.ts';
import { wholeName } from '../../../src/core/names/shown-name.ts';
import { logOddsToRating, DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import { tableCsv } from '../../../src/core/publish/table-csv.ts';
import { tableHtml } from '../../../src/core/publish/table-html.ts';
import { tableLatex } from '../../../src/core/publish/table-latex.ts';
import { tableMarkdown } from '../../../src/core/publish/table-markdown.ts';
import { withoutFormulas } from '../../../src/core/table/csv.ts';
import { captionFacts } from '../../../src/core/publish/table.ts';
import type { RankingTable } from '../../../src/core/publish/table.ts';
import { isUnusual } from '../../../src/core/publish/unusual-model.ts';
import { unusualText } from '../../../src/ui/text/settings-text.ts';
import { publishedTableWords } from '../../../src/words/publish/table.ts';
import { settingsText } from '../../../src/words/en/settings-text.ts';
import { csvRecords } from '../../csv-records.ts';
import { readLatexTable } from './latex-grammar.ts';
import { anyText, COUNTS, FIT, tableOf } from './tables.ts';

const NAMES = ['gpt_4 50% & more', 'クロード', 'c|d'];

/** What a table says, by its readers: caption, headers, cells. */
function saidBy({ caption, columns, rows }: RankingTable) {
  return {
    caption,
    headers: columns.map(({ header }) => header),
    rows: rows.map((row) => row.map(({ text }) => text)),
  };
}

it('has the page’s columns, as the page writes them', () => {
  const { headers, rows, caption } = saidBy(tableOf(NAMES));
  expect(headers).toEqual([
    ...['Rank', 'Model', 'Rating', 'Interval', 'Stronger than next', 'Ranks', 'Judgments'],
    ...['Win rate', 'P(best)', 'Tier', 'Price', 'Time'],
  ]);
  const { rows: strengths } = FIT.summary;
  expect(strengths.map(({ model }) => model)).toEqual([0, 1, 2]);
  const [first, , last] = rows;
  const rating = (x: number): string =>
    Math.round(logOddsToRating(x, DEFAULT_SCALE)).toLocaleString('en-GB');
  const [{ median, lower, upper }] = strengths;
  expect(first.slice(0, 2)).toEqual(['1', NAMES[0]]);
  expect(first[2]).toMatch(new RegExp(`^${rating(median)} ± \\d+$`));
  expect(first[3]).toBe(`${rating(lower)} to ${rating(upper)}`);
  // 12 + 11 wins, 6 losses and 5 ties.
  const ranks = FIT.summary.joint?.ranks.map(({ from, to }) =>
    from === to ? `${from}` : `${from}–${to}`,
  );
  expect(rows.map((row) => row[5])).toEqual(ranks);
  expect(first[6]).toBe('34');
  expect(first[7]).toBe('75%');
  expect(first.slice(10)).toEqual(['$0.020', '1.5 s']);
  expect(last[4]).toBe('');
  expect(last.slice(10)).toEqual(['', '']);
  expect(caption).toBe(
    '3 models ranked from 49 judgments. ± is half of the 68% interval, over these questions. Ranks are those that a model may have, with 95% probability for all models at once. The win rate counts wins and half of the ties, whoever the opponents were. Models of different tiers are separated, with 95% probability for all at once. A Laplace approximation, which was not sampled.',
  );
});

it('says over what its ± is, whether the fit converged and where it is cut', () => {
  const { caption } = publishedTableWords('en');
  const facts = {
    narrow: '68%',
    models: '9',
    judgments: '1,080',
    first: '3',
    settings: null,
    explained: [],
  } as const;
  const plain = { by: 'both', isAdjusted: false } as const;
  expect(caption({ ...facts, ...plain, isAlike: true, state: 'converged' })).toBe(
    '9 models ranked from 1,080 judgments; the first 3 are shown. ± is half of the 68% interval, over questions and raters like these. The fit converged.',
  );
  expect(caption({ ...facts, ...plain, isAlike: false, state: 'not-converged' })).toContain(
    'did not converge',
  );
  const alike = { ...FIT.summary.questions, isAlike: true, by: 'raters' } as const;
  const summary = { ...FIT.summary, questions: { ...QUESTIONS, ...alike } };
  expect(captionFacts(summary)).toEqual({
    ...{ isAlike: true, by: 'raters', isAdjusted: false, state: 'not-sampled' },
  });
  expect(captionFacts({ ...summary, style: [] }).isAdjusted).toBe(true);
  const adjusted = {
    ...facts,
    ...plain,
    isAdjusted: true,
    isAlike: true,
    state: 'converged',
  } as const;
  expect(caption(adjusted)).toContain('1,080 judgments, adjusted for style; the first 3');
  expect(publishedTableWords('ja').caption(adjusted)).toContain('文体をそろえて');
  expect(tableOf(NAMES, { first: 2 }).rows).toHaveLength(2);
  expect(tableOf(NAMES, { first: 2 }).caption).toContain('the first 2');
  expect(tableOf(NAMES, { first: 3 }).caption).not.toContain('the first');
  expect(tableOf(NAMES, {}, 'ja').caption).toMatch(/^判定 49 件による 3 モデルの.*この質問だけ/);
});

const QUESTIONS = {
  ...{ questions: 40, designEffect: 2, judgments: 49, effective: 24.5, alone: 0.1, alike: 0.2 },
};

it('leaves out what was not chosen', () => {
  const { columns, rows } = tableOf(NAMES, { columns: ['model', 'rating'], scale: null });
  expect(columns.map(({ id }) => id)).toEqual(['model', 'rating']);
  expect(rows[0][1].values[0]).toBe(FIT.summary.rows[0].median);
  expect(tableCsv(tableOf(NAMES, { columns: ['rating'], scale: null }), 'programs')).toMatch(
    /^log_odds,half_width\n/,
  );
});

const anyTable = fc
  .record({ names: fc.array(anyText, { minLength: 3, maxLength: 3 }), caption: anyText })
  .map(({ names, caption }): RankingTable => ({ ...tableOf(names), caption: wholeName(caption) }));

it('is read back from its CSV, to the last digit', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const { columns, rows } = table;
      const fields = columns.flatMap(({ fields: own }) => own);
      const read = csvRecords(tableCsv(table, 'programs'));
      expect(read).toHaveLength(rows.length);
      rows.forEach((row, at) => {
        row
          .flatMap(({ values }) => values)
          .forEach((value, field) => {
            const cell = read[at][fields[field]];
            if (typeof value === 'number') expect(Number(cell)).toBe(value);
            else expect(cell).toBe(value ?? '');
          });
      });
    }),
  );
});

/** The same where it may be pasted into a spreadsheet: a name that would run has an apostrophe. */
function pasted(table: RankingTable) {
  const { rows, ...said } = saidBy(table);
  const at = table.columns.findIndex(({ id }) => id === 'model');
  return { ...said, rows: rows.map((row) => row.with(at, withoutFormulas(row[at]))) };
}

it.each(['=1+1', '＝1+1', '@SUM(A1)', '-2+3', '+A1'])(
  'pasted into a spreadsheet, its name %s is no formula',
  (name) => {
    const table = tableOf([name, 'b', 'c']);
    const markup = name.replace("'", '&#39;');
    expect(tableHtml(table)).toContain(`>&#39;${markup}</th>`);
    const [, , , , first] = tableMarkdown(table).split('\n');
    expect(first.split(' | ')[1]).toMatch(/^'/);
    // What is negative is a number, and no name.
    expect(tableHtml(table)).not.toContain('<td style="text-align: right">&#39;');
  },
);

it('is no formula in a spreadsheet', () => {
  const csv = tableCsv(tableOf(['=1+1', 'b', 'c']), 'spreadsheets');
  expect(csv).toContain("\n1,'=1+1,");
  expect(tableCsv(tableOf(['=1+1', 'b', 'c']), 'programs')).toContain('\n1,=1+1,');
});

/** The text of inline Markdown; anything else than text is a fault. */
function plain(tokens: readonly Token[] = []): string {
  return tokens
    .map((token) => {
      expect(['text', 'escape', 'paragraph']).toContain(token.type);
      const { tokens: inner, text } = token as Tokens.Text;
      return inner ? plain(inner) : text;
    })
    .join('');
}

const decoded = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

it('is read back from its Markdown', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const tokens = marked.lexer(tableMarkdown(table)).filter(({ type }) => type !== 'space');
      const found = tokens.find((token): token is Tokens.Table => token.type === 'table');
      const paragraphs = tokens.filter(({ type }) => type !== 'table');
      expect(found).toBeDefined();
      expect({
        caption: plain(paragraphs),
        headers: found?.header.map((cell) => plain(cell.tokens)),
        rows: found?.rows.map((row) => row.map((cell) => plain(cell.tokens))),
      }).toEqual(pasted(table));
      expect(found?.align.slice(0, 2)).toEqual(['right', 'left']);
    }),
  );
});

it('is read back from its HTML, in which names are nothing but text', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const html = tableHtml(table);
      expect(
        html.replace(
          /<\/?(table|caption|thead|tbody|tr|th|td)\b[^<>"']*("[^<>"']*"[^<>"']*)*>/g,
          '',
        ),
      ).not.toMatch(/[<>]/);
      const inside = (tag: string, of: string): string[] =>
        [...of.matchAll(new RegExp(`<${tag}\\b[^>]*>([^<]*)</${tag}>`, 'gu'))].map(([, text]) =>
          decoded(text),
        );
      const [head, body] = html.split('<tbody>');
      expect({
        caption: inside('caption', html)[0],
        headers: inside('th', head),
        rows: body
          .split('</tr>')
          .slice(0, -1)
          .map((row) => inside('t[dh]', row)),
      }).toEqual(pasted(table));
    }),
  );
});

it('is read back from its LaTeX by a grammar that knows nothing else', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      expect(readLatexTable(tableLatex(table))).toEqual(saidBy(table));
    }),
  );
});

it('has no break where there is none to be', () => {
  const latex = tableLatex(tableOf(NAMES, { columns: ['best'] }, 'ja'));
  expect(latex).toContain('\n    1~位の確率 \\\\\n');
});

it('is LaTeX as people write it', () => {
  expect(tableLatex(tableOf(NAMES, { columns: ['rank', 'model', 'stronger'] }))).toMatch(
    /\\begin\{tabular\}\{rlr\}\n {4}\\toprule\n {4}Rank & Model & Stronger than next \\\\\n {4}\\midrule\n {4}1 & gpt\\_4 50\\% \\& more & \S+\\% \\\\\n {4}2 & クロード & \S+ \\\\\n {4}3 & c\\textbar\{\}d & {2}\\\\\n {4}\\bottomrule\n/,
  );
});

it('names a model that is not what such data open with', () => {
  const { summary } = FIT;
  const usual = defaultModelFor(COUNTS);
  expect(isUnusual(usual, COUNTS, summary)).toBe(false);
  // Over what intervals are is said by the caption itself.
  expect(isUnusual(withQuestionModel(usual, ALIKE_QUESTIONS), COUNTS, summary)).toBe(false);
  const narrow: ModelSettings = { ...usual, strength: { family: 'normal', scale: 0.1 } };
  expect(isUnusual(narrow, COUNTS, summary)).toBe(true);
  expect(isUnusual({ ...usual, ties: 'drop' }, COUNTS, summary)).toBe(true);
  const known = [{ model: 'a', mean: 1, scale: 0.2 }];
  expect(isUnusual({ ...usual, informative: known }, COUNTS, summary)).toBe(true);

  const without: ModelSettings = { ...usual, order: null };
  expect(isUnusual(without, COUNTS, withDiagnostics({ warnings: [] }))).toBe(true);
  const leftOut = withDiagnostics({
    warnings: [{ kind: 'no-order-effect', why: 'sides-unknown' }],
  });
  expect(isUnusual(without, COUNTS, leftOut)).toBe(false);
  expect(isUnusual(narrow, COUNTS, withDiagnostics({ sampler: 'mle' }))).toBe(false);

  const fit = { model: narrow, counts: COUNTS, summary };
  const settings = unusualText(fit, { settingsText });
  expect(tableOf(NAMES, { settings }).caption).toMatch(
    /: normal\(0, 0\.1\) · order effect normal\(0, 1\) · ties half\.$/,
  );
  expect(unusualText({ ...fit, model: usual }, { settingsText })).toBeNull();
});

function withDiagnostics(own: Partial<Diagnostics>) {
  return { diagnostics: { ...FIT.summary.diagnostics, ...own } };
}
