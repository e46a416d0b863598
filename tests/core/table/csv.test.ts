import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { withoutControls } from '../../../src/core/names/shown-name.ts';
import { csvLine, isFormula, spreadsheetLine } from '../../../src/core/table/csv.ts';
import { formulaNames } from '../../../src/core/formats/write/formula-names.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { WRITERS } from '../../../src/core/formats/write/writers.ts';
import type { WriterName } from '../../../src/core/formats/write/writers.ts';
import { leaderboardCsv } from '../../../src/core/posterior/ranking/leaderboard-csv.ts';
import { DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import { preview } from '../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { textSource } from '../formats/sources.ts';
import { judgment, tableOf } from '../formats/tables.ts';
import { anyCharacter } from '../../any-character.ts';

const FORMULAS = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(A1)',
  '﹦1+1',
  ' =1+1',
  '\u3000=1+1',
  '\u00a0=1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  '\u2060＝1+1',
  '\u3164=1+1',
  '"=1+1',
  '"=1+1"',
  "'=1+1",
  '“=1+1”',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\r\n=1+1',
  '\tgpt',
  'a;=1+1',
  'a\t=1+1',
  'a\n=1+1',
  'a\r＝1+1',
  'a; "=1+1',
  'a";=1+1;"',
  `=cmd|' /C calc'!A0`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  '=HYPERLINK("https://hacked.invalid/","x")',
  '=1,=2',
  '-gpt',
];

const HARMLESS = ['gpt-4', 'a+b', 'x@y', '-3.2', '+7', '-1e5', '', 'a = b', 'a, -b', '甲−乙'];

/** What a spreadsheet makes of a text: quotes count only where a cell begins. */
function cellsOf(text: string, delimiter: string): string[] {
  const cells = [''];
  for (let at = 0; at < text.length; at++) {
    const last = cells.length - 1;
    if (text[at] === '"' && cells[last] === '') {
      for (at++; at < text.length; at++) {
        if (text[at] === '"' && text[at + 1] !== '"') break;
        if (text[at] === '"') at++;
        cells[last] += text[at];
      }
    } else if (text[at] === delimiter || text[at] === '\n' || text[at] === '\r') cells.push('');
    else cells[last] += text[at];
  }
  return cells;
}

/** By the standard, and where lines are split at semicolons or tabs. */
const DELIMITERS = [',', ';', '\t'];
const RUNS = /^[\s\p{C}\p{Default_Ignorable_Code_Point}"`‘’“”]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u;
const NUMBER = /^[+-]?[\d.]+(e[+-]?\d+)?$/i;
const run = (text: string): string[] =>
  DELIMITERS.flatMap((delimiter) => cellsOf(text, delimiter)).filter(
    (cell) => RUNS.test(cell) && !NUMBER.test(cell),
  );

const bits = Array.from('=+-@＝＋－＠;,\t\r\n "\'\u200b\ufeffa1\u0000');
const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...bits), maxLength: 12 }),
  fc.string({ unit: anyCharacter }),
  fc.constantFrom(...FORMULAS),
);

describe('lines for spreadsheets', () => {
  it.each(FORMULAS.map((name) => [JSON.stringify(name), name]))('run no %s', (_, name) => {
    expect(isFormula(name)).toBe(true);
    expect(run(spreadsheetLine([1, name, 'x', -3.2]))).toEqual([]);
  });

  it.each(HARMLESS)('leave “%s” as it is', (name) => {
    expect(isFormula(name)).toBe(false);
    expect(spreadsheetLine([1, name, -3.2])).toBe(csvLine([1, name, -3.2]));
  });

  it('run nothing, whatever the cells are', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), (cells) => {
        expect(run(spreadsheetLine(cells))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('keep everything but apostrophes, and numbers as numbers', () => {
    expect(spreadsheetLine([-3.2, '-3.20', null, '=a'])).toBe("-3.2,-3.20,,'=a\n");
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const { data } = new Papa.Parser({ delimiter: ',', newline: '\n' }).parse(
          spreadsheetLine(['x', a, b]),
          0,
          false,
        );
        const plain = (text: string) => withoutControls(text).replaceAll("'", '');
        expect(data[0].map(plain)).toEqual(['x', a, b].map(plain));
      }),
    );
  });

  it('hold no control characters but those that a cell may hold', () => {
    expect(spreadsheetLine(['nul\u0000 \u001b[31m\u007f\u0085', 'a\tb\nc'])).toBe(
      'nul⟨U+0000⟩ ⟨U+001B⟩[31m⟨U+007F⟩⟨U+0085⟩,"a\tb\nc"\n',
    );
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), (cells) => {
        expect(spreadsheetLine(cells)).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
      }),
    );
  });

  it('take time in proportion to a text', () => {
    const long = ';\t'.repeat(1_000_000);
    expect(isFormula(`a${long}`)).toBe(false);
    expect(isFormula(`a${' "'.repeat(1_000_000)}b`)).toBe(false);
  });
});

describe('lines for programs', () => {
  it('are read back as they were', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 2 }), (cells) => {
        const parser = new Papa.Parser({ delimiter: ',', newline: '\n' });
        expect(parser.parse(csvLine(cells), 0, false).data[0]).toEqual(cells);
      }),
    );
  });
});

const exact = FORMULAS.filter((name) => name === name.trim());

describe('exports', () => {
  const rows = exact.map((name, n) =>
    judgment(name, name, 'other', n % 2 === 0 ? 0 : 1, { question: name }),
  );
  const table = tableOf(rows);

  it.each(['evalica-csv', 'counts-csv'] as const)('as %s keep names, and tell', async (to) => {
    const text = [...WRITERS[to](table)].join('');
    const { table: back } = await readFiles([textSource(text)], { format: null });
    expect(countPairs(back)).toEqual(countPairs(table));
    if (to === 'evalica-csv') expect(back).toEqual(table);
    const told = formulaNames(to, table);
    expect(told).toHaveLength(6);
    expect(told.every((name) => exact.includes(name))).toBe(true);
  });

  it('tell of the names that they hold, and of no others', () => {
    const told = (to: WriterName) =>
      formulaNames(to, tableOf([judgment('@judge', 'a', 'b', 0, { question: '-q' })]));
    expect(told('evalica-csv')).toEqual(['-q', '@judge']);
    expect(told('counts-csv')).toEqual([]);
    expect(told('arena-jsonl')).toEqual([]);
  });

  it('of the leaderboard run no name', () => {
    const counts = countPairs(table);
    const { summary } = preview(counts, DEFAULT_MODEL, { narrow: 0.5, wide: 0.95 });
    const csv = leaderboardCsv(summary, counts, DEFAULT_SCALE);
    expect(run(csv)).toEqual([]);
    expect(csv.startsWith('rank,model,median,lower_50,upper_50,lower_95,upper_95,mean,sd,')).toBe(
      true,
    );
  });
});
