import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvCells } from '../../../../../src/core/formats/containers/bytes/csv-cells.ts';
import { encode, given } from './given.ts';

const cell = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.constantFrom('a', 'model b', '12', '日本', 'é', '😀', 'back\\slash'),
  },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\u00A0',
      '\u3000',
      ' a',
      'a ',
      '\u3000日',
      'tab\there',
      '\0',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'question_id',
      'model_a',
      '"winner"',
      '"two\nlines"',
      'x '.repeat(150),
    ),
  },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      '"a"',
      '"a,b"',
      '"a;b"',
      '"two\n\nlines"',
      '"a ""word"" here"',
      '""',
      '"日"',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        '"two\r\nlines"',
        '"a\r"',
        '"a" ',
        ' "a"',
        'a"b',
        '"a"b',
        '"',
        '"a',
        '"""',
        '""""',
        'a\r',
      ],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
);
const HEADER = ['question_id', 'model_a', 'winner', 'judge'];
const row = (delimiter: string) =>
  fc
    .oneof(
      { weight: 12, arbitrary: fc.array(cell, { minLength: 4, maxLength: 4 }) },
      { weight: 1, arbitrary: fc.array(cell, { maxLength: 6 }) },
      { weight: 1, arbitrary: fc.constantFrom(HEADER, HEADER.toReversed(), ['', '', '', '']) },
    )
    .map((cells) => cells.join(delimiter));
const table = fc
  .constantFrom(',', ';', '\t')
  .chain((delimiter) =>
    fc.tuple(
      fc.constant(HEADER.join(delimiter)),
      fc.array(row(delimiter), { minLength: 1, maxLength: 30 }),
    ),
  )
  .map(([header, rows]) => [header, ...rows]);
const newline = fc.constantFrom('\n', '\n', '\r\n', '\r\r\n', '\r');
/** Some bytes of a file, put in the place of others. */
const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 2 });

describe('rows of CSV that are read by their bytes', () => {
  it('say what they say as text, whatever stands in them and however they are cut', () => {
    let byBytes = 0;
    fc.assert(
      fc.property(
        table,
        newline,
        fc.boolean(),
        damage,
        fc.integer({ min: 1, max: 300 }),
        (lines, end, isEnded, changes, size) => {
          const [header, ...rows] = lines;
          // Its mark says at once that it is UTF-8.
          const bytes = encode(`\uFEFF${[header, ...rows].join(end)}${isEnded ? end : ''}`);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          const own = given(bytes, size, true);
          byBytes += own.byBytes;
          expect({ ...own, byBytes: 0 }).toEqual(given(bytes, size, false));
        },
      ),
      { numRuns: 600 },
    );
    expect(byBytes).toBeGreaterThan(100);
  });
});

it('rows may end where the bytes do', () => {
  for (const row of ['a,b\n', 'ab,\n', 'a,bcd\n', 'a,bcde\n', '"a","b"\n', ',\n']) {
    const bytes = encode(row);
    const [starts, ends] = [new Int32Array(2), new Int32Array(2)];
    expect(new CsvCells(',', starts, ends).cut(bytes, 0, bytes.length)).toBe(bytes.length);
    const cells = Array.from(starts, (start, place) => row.slice(start, ends[place]));
    expect(cells).toEqual(row.trim().replaceAll('"', '').split(','));
  }
});
