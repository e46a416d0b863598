import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Csv } from '../../../../src/core/formats/containers/csv.ts';

/** What a CSV that comes in pieces of this length hands on. */
function readCsv(text: string, size: number): unknown[] {
  const found: unknown[] = [];
  const csv = new Csv({
    row: (row, line) => {
      const fields = row.fields();
      found.push({ line, fields, cells: fields.map((field) => row.get(field)), text: row.text() });
    },
    reject: (reason, line, cells) => found.push({ line, reason, text: cells }),
  });
  for (let at = 0; at < text.length; at += size) csv.push(text.slice(at, at + size));
  found.push(csv.end());
  return found;
}

const cell = fc.string({ unit: fc.constantFrom('a', '7', ' ', '日', '\u2028'), maxLength: 4 });
const line = fc.array(cell, { minLength: 1, maxLength: 5 });
/** At least one: a \r after the header ends it only where something follows. */
const rows = fc.array(line, { minLength: 1, maxLength: 8 });
const newlines = fc.constantFrom('\n', '\r\n', '\r\r\n', '\r');

describe('lines of a CSV', () => {
  it('are the same rows with quotes around their cells and without', () => {
    const property = fc.property(
      rows,
      fc.constantFrom(',', ';', '\t'),
      newlines,
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      (lines, delimiter, newline, size, isEnded) => {
        const textOf = (quote: string) =>
          [['one', 'two', 'three'], ...lines]
            .map((cells) => cells.map((each) => quote + each + quote).join(delimiter))
            .join(newline) + (isEnded ? newline : '');
        expect(readCsv(textOf(''), size)).toEqual(readCsv(textOf('"'), size));
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  it('have as many cells as there are, whatever the line before had', () => {
    const [first, short, second, long, third] = readCsv('p,q\na,b\nc\nd,e\nf,g,h\ni,j\n', 7);
    expect([first, second, third]).toMatchObject([
      { line: 2, cells: ['a', 'b'] },
      { line: 4, cells: ['d', 'e'] },
      { line: 6, cells: ['i', 'j'] },
    ]);
    expect([short, long]).toEqual([
      { line: 3, reason: { kind: 'column-count', expected: 2, found: 1 }, text: 'c' },
      { line: 5, reason: { kind: 'column-count', expected: 2, found: 3 }, text: 'f,g,h' },
    ]);
  });

  it('are shown as the file has them where they are refused', () => {
    const [, short, long] = readCsv('p;q;r\na;b;c\nd;e\nf;g;h;i\n', 7);
    expect([short, long]).toMatchObject([{ text: 'd;e' }, { text: 'f;g;h;i' }]);
  });

  it('without anything in them are none, as spreadsheets write above and below a table', () => {
    const text = ',,\n\nn,p,q\n1,a,b\n , ,\n"","",""\n,,,,\n2,c,d\n,\n,,\n,,\n';
    for (const size of [1, 7, text.length]) {
      expect(readCsv(text, size)).toMatchObject([
        { line: 4, cells: ['1', 'a', 'b'] },
        { line: 8, cells: ['2', 'c', 'd'] },
        null,
      ]);
    }
  });

  it('above a quote that never closes are kept, also at the end of the file', () => {
    const text = 'p,q\na,b\n"c,d\ne,f\n"g,h';
    const unclosed = { kind: 'unclosed-quote' };
    for (const size of [1, 7, text.length]) {
      expect(readCsv(text, size)).toMatchObject([
        { line: 2, cells: ['a', 'b'] },
        { line: 3, reason: unclosed, text: '"c,d' },
        { line: 4, cells: ['e', 'f'] },
        { line: 5, reason: unclosed, text: '"g,h' },
        null,
      ]);
    }
  });
});

describe('the header of a CSV', () => {
  const fieldsAndCells = (text: string) =>
    readCsv(text, 7).flatMap((found) =>
      found !== null && typeof found === 'object' && 'cells' in found && 'fields' in found
        ? [[found.fields, found.cells]]
        : [],
    );

  it('numbers names that several columns have, so that none of them is read in silence', () => {
    expect(fieldsAndCells('a,winner,winner,,\n1,2,3,4,5\n')).toEqual([
      [
        ['a', 'winner (1)', 'winner (2)', ''],
        ['1', '2', '3', '5'],
      ],
    ]);
  });

  it.each(['winner,loser', '"winner","loser"', '\ufeffwinner,loser', ' winner , loser '])(
    'is no row where it comes again: %j',
    (again) => {
      const read = fieldsAndCells(`winner,loser\nP,Q\n${again}\nQ,R\n`);
      expect(read.map(([, cells]) => cells)).toEqual([
        ['P', 'Q'],
        ['Q', 'R'],
      ]);
    },
  );

  it('holds for the rows below it where it comes again in another order', () => {
    expect(fieldsAndCells('winner,loser\nP,Q\nloser,winner\nQ,P\n')).toEqual([
      [
        ['winner', 'loser'],
        ['P', 'Q'],
      ],
      [
        ['loser', 'winner'],
        ['Q', 'P'],
      ],
    ]);
  });
});
